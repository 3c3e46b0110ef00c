"""A translator for tests and for trying the program without weights: it shouts instead of translating."""

from collections.abc import Iterator, Mapping, Sequence

from summarise.types import Signature


class FakeTranslator:
    """Translate by a phrase book; what is not in it comes back in capitals.

    `translated` lists every segment that was asked for, so a test can see what the cache kept away.
    """

    name = "fake"

    def __init__(self, phrases: Mapping[str, str] | None = None, version: str = "1") -> None:
        self._phrases = dict(phrases or {})
        self._version = version
        self.translated: list[str] = []

    @property
    def signature(self) -> Signature:
        """Name the version given at construction."""
        return {"translator": f"fake-{self._version}"}

    def translate(self, segments: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield every segment's phrase; see `Translator.translate`."""
        for position, segment in enumerate(segments):
            self.translated.append(segment)
            yield position, self._phrases.get(segment, segment.upper())
