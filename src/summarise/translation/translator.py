"""The seam between the program and whatever translates: the `Translator` protocol and batching.

An engine of ours is a `Translator` that owns a `Decoder`. The decoder knows one checkpoint and turns a
batch of pieces into English; `decode_segments` does for every decoder what none should repeat: it passes
symbols through, splits what is too long, decodes duplicates once and sorts by length.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarise.translation.segments import has_words, split_long
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


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """How much a decoder takes at once."""

    piece: int
    """Tokens of the longest piece; longer segments are split at clause marks."""
    rows: int
    """Pieces in a batch."""
    tokens: int
    """Tokens in a batch, padding included."""


class Decoder(Protocol):
    """A loaded checkpoint: pieces in, hypotheses out, in order."""

    @property
    def limits(self) -> BatchLimits:
        """How much `decode` takes at once."""

    def count(self, text: str) -> int:
        """Count the tokens of a text."""

    def decode(self, pieces: Sequence[str]) -> list[str]:
        """Translate a batch of pieces, none over `limits.piece` tokens."""


def decode_segments(segments: Sequence[str], load: Callable[[], Decoder]) -> Iterator[tuple[int, str]]:
    """Yield `(position, hypothesis)` for every segment as soon as its last piece is decoded.

    `load` is called only if there is something to translate.
    """
    wordy = [position for position, segment in enumerate(segments) if has_words(segment)]
    yield from ((position, segments[position]) for position in sorted(set(range(len(segments))) - set(wordy)))
    if not wordy:
        return
    decoder = load()
    cap = decoder.limits.piece
    pieces = {position: split_long(segments[position], decoder.count, cap) for position in wordy}
    hypotheses: dict[str, str] = {}
    for batch in _batches_of_pieces(pieces, decoder):
        hypotheses.update(zip(batch, decoder.decode(batch), strict=True))
        for position in [p for p, parts in pieces.items() if all(part in hypotheses for part in parts)]:
            yield position, " ".join(hypotheses[part] for part in pieces.pop(position))


def _batches_of_pieces(pieces: dict[int, list[str]], decoder: Decoder) -> Iterator[list[str]]:
    distinct = list(dict.fromkeys(part for parts in pieces.values() for part in parts))
    lengths = [decoder.count(piece) for piece in distinct]
    limits = decoder.limits
    for batch in batches_by_length(lengths, most=limits.rows, budget=limits.tokens):
        yield [distinct[position] for position in batch]


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
