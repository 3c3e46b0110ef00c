"""A translator that looks into the cache before it translates."""

from collections.abc import Iterator, Sequence

from summarise.cache import TRANSLATIONS, Store, cache_key
from summarise.translation.translator import Translator
from summarise.types import Signature


class CachedTranslator:
    """A translator that asks the store first and keeps every hypothesis as it arrives."""

    def __init__(self, translator: Translator, store: Store) -> None:
        self._translator = translator
        self._store = store

    @property
    def name(self) -> str:
        """The name of the translator within."""
        return self._translator.name

    @property
    def signature(self) -> Signature:
        """The signature of the translator within: a cache changes nothing."""
        return self._translator.signature

    def translate(self, segments: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield `(position, hypothesis)`; equal segments are translated once. See `Translator.translate`."""
        positions: dict[str, list[int]] = {}
        for position, segment in enumerate(segments):
            positions.setdefault(segment, []).append(position)
        unknown = []
        for segment, places in positions.items():
            hypothesis = self._store.get(TRANSLATIONS, self._key(segment))
            if isinstance(hypothesis, str):
                yield from ((place, hypothesis) for place in places)
            else:
                unknown.append(segment)
        if not unknown:
            return
        for number, hypothesis in self._translator.translate(unknown):
            self._store.put(TRANSLATIONS, self._key(unknown[number]), hypothesis)
            yield from ((place, hypothesis) for place in positions[unknown[number]])

    def _key(self, segment: str) -> str:
        return cache_key(self.signature, segment)
