"""A writer that looks into the cache before it writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.cache import WRITINGS, Store, cache_key
from summarise.summary.writing.writer import Writer
from summarise.types import Signature

SUMMARY, HEADLINE = "summary", "headline"


@dataclass(frozen=True, slots=True)
class CachedWriter:
    """A writer that asks the store first and keeps every text as it is written."""

    writer: Writer
    store: Store

    @property
    def name(self) -> str:
        """The name of the writer within."""
        return self.writer.name

    @property
    def signature(self) -> Signature:
        """The signature of the writer within: a cache changes nothing."""
        return self.writer.signature

    def write(self, sentences: Sequence[str], words: int) -> str:
        """See `Writer.write`."""
        key = cache_key(self.signature, SUMMARY, str(words), *sentences)
        return self._kept(key) or self._keep(key, self.writer.write(sentences, words))

    def write_headline(self, sentences: Sequence[str]) -> str:
        """See `Writer.write_headline`."""
        key = cache_key(self.signature, HEADLINE, *sentences)
        return self._kept(key) or self._keep(key, self.writer.write_headline(sentences))

    def _kept(self, key: str) -> str:
        text = self.store.get(WRITINGS, key)
        return text if isinstance(text, str) else ""

    def _keep(self, key: str, text: str) -> str:
        if text:
            self.store.put(WRITINGS, key, text)
        return text
