"""The seam between the program and whatever translates: the `Translator` protocol and batching."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from summarise.types import Signature


class Translator(Protocol):
    """Translate Indonesian segments into English.

    Constructing a translator is cheap and loads nothing: the weights are read at the first segment.
    So a run whose every sentence is cached never pays for them, and `signature` is known before.
    """

    @property
    def name(self) -> str:
        """What a reader is told translated the text: "Helsinki-NLP/opus-mt-id-en"."""

    @property
    def signature(self) -> Signature:
        """Everything that decides the hypotheses: weights, decoding options, precision."""

    def translate(self, segments: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield `(position, hypothesis)` for every segment, each position once, as batches finish.

        Positions index `segments` and may come in any order. A segment without a letter or digit
        comes back as it is.

        Raises:
            ModelError: the weights cannot be had or are damaged.
        """


def batches_by_length(lengths: Sequence[int], *, most: int, budget: int) -> Iterator[list[int]]:
    """Yield lists of positions, longest segments first, so that a batch pads little.

    Args:
        lengths: tokens of each segment.
        most: segments a batch holds at most.
        budget: tokens a batch holds at most, padding included (a lone longer segment still goes).
    """
    order = sorted(range(len(lengths)), key=lambda position: -lengths[position])
    batch: list[int] = []
    for position in order:
        width = lengths[batch[0]] if batch else lengths[position]
        if batch and (len(batch) == most or width * (len(batch) + 1) > budget):
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch
