"""The seam between a summary and whatever writes its words: the `Writer` protocol."""

from collections.abc import Sequence
from typing import Protocol

from summarise.types import Signature


class Writer(Protocol):
    """Write a shorter text of one's own words. Nothing it writes is shown before it is checked."""

    @property
    def name(self) -> str:
        """What a reader is told about who wrote a sentence."""

    @property
    def signature(self) -> Signature:
        """Everything that decides what is written."""

    def write(self, sentences: Sequence[str], words: int) -> str:
        """Return a summary of an article's English sentences in at most about `words` words, "" if none.

        Raises:
            ModelError: the model cannot be loaded or run.
        """

    def write_headline(self, sentences: Sequence[str]) -> str:
        """Return a headline of one line, "" if this writer writes none.

        Raises:
            ModelError: the model cannot be loaded or run.
        """
