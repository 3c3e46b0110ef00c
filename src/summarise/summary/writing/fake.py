"""A writer for tests and for trying the program without weights: it writes what it is told to."""

from collections.abc import Sequence

from summarise.errors import ModelError
from summarise.types import Signature


class FakeWriter:
    """Write one text whatever the article says; `asked` lists the sentences and words of every request."""

    name = "fake"

    def __init__(self, text: str = "", headline: str = "", error: ModelError | None = None) -> None:
        self.text = text
        self.headline = headline
        self.error = error
        self.asked: list[tuple[tuple[str, ...], int]] = []

    @property
    def signature(self) -> Signature:
        """Name the fake."""
        return {"writer": "fake-1"}

    def write(self, sentences: Sequence[str], words: int) -> str:
        """See `Writer.write`."""
        self.asked.append((tuple(sentences), words))
        if self.error:
            raise self.error
        return self.text

    def write_headline(self, sentences: Sequence[str]) -> str:
        """See `Writer.write_headline`."""
        self.asked.append((tuple(sentences), 0))
        return self.headline
