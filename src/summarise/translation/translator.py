"""The seam between the program and whatever translates: the `Translator`, `Window` and `Decoder` protocols.

An engine of ours is a `Translator` that owns a `Decoder`. The decoder knows one checkpoint and turns a
batch of pieces into English; `window.DecodingWindow` does for every decoder what none should repeat.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from summarise.translation.glossary import Glossary
from summarise.types import Signature

Result = TypeVar("Result", covariant=True)

NEVER_UNSURE = -math.inf


class Window(Protocol[Result]):
    """Segments on their way into English: put in at one end, taken out at the other as batches finish.

    Segments of many articles share a window, so that batches are full and of one length.
    """

    def submit(self, segment: str) -> int:
        """Take one more segment and return its ticket: 0, 1, 2, ... in the order of submission."""

    def collect(self, most_waiting: int = 0) -> Iterator[tuple[int, Result]]:
        """Yield `(ticket, result)` until at most `most_waiting` segments still wait.

        Each ticket comes once; they may come in any order, the oldest soonest. A segment without a
        letter or digit comes back as it is.

        Raises:
            ModelError: the weights cannot be had or are damaged.
        """


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

    @property
    def unsure_below(self) -> float:
        """Score below which a hypothesis is likelier wrong than right; `NEVER_UNSURE` where none is known."""

    @property
    def vocabulary(self) -> Glossary:
        """Words that the weights do not know, with the English they are to read; `NO_GLOSSARY` if none."""

    @property
    def second_tries(self) -> Sequence["Translator"]:
        """Slower ways to decode with the same weights, for what the guard does not pass, best first."""

    def open(self) -> Window["Hypothesis"]:
        """Return a new, empty window. Windows of one translator share its weights."""


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """How much a decoder takes at once."""

    piece: int
    """Tokens of the longest piece; longer segments are split at clause marks."""
    rows: int
    """Pieces in a batch."""
    tokens: int
    """Tokens in a batch, padding included."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """An English text that a search found."""

    text: str
    score: float
    """Mean log-probability of its tokens; of several pieces that of the least probable."""


class Decoder(Protocol):
    """A loaded checkpoint: pieces in, hypotheses out, in order."""

    @property
    def limits(self) -> BatchLimits:
        """How much `decode` takes at once."""

    def count(self, text: str) -> int:
        """Count the tokens of a text."""

    def decode(self, pieces: Sequence[str]) -> list[Hypothesis]:
        """Translate a batch of pieces, none over `limits.piece` tokens."""


def translate(translator: Translator, segments: Sequence[str]) -> list[str]:
    """Return the English of every segment, in order.

    Raises:
        ModelError: the weights cannot be had or are damaged.
    """
    return [hypothesis.text for hypothesis in pass_through(translator.open(), segments)]


def pass_through(window: Window[Result], segments: Sequence[str]) -> list[Result]:
    """Return what a new window makes of every segment, in order."""
    for segment in segments:
        window.submit(segment)
    found = dict(window.collect())
    return [found[ticket] for ticket in range(len(segments))]
