"""A translator for tests and for trying the program without weights: it shouts instead of translating."""

from collections.abc import Iterator, Mapping

from summarise.translation.glossary import NO_GLOSSARY
from summarise.translation.translator import Hypothesis
from summarise.types import Signature

SURE, UNSURE_BELOW = -0.1, -1.0


class FakeTranslator:
    """Translate by a phrase book; what is not in it comes back in capitals.

    `translated` lists every segment that was asked for, so a test can see what the cache kept away.
    """

    name = "fake"
    second_tries = ()
    unsure_below = UNSURE_BELOW
    vocabulary = NO_GLOSSARY

    def __init__(
        self,
        phrases: Mapping[str, str] | None = None,
        version: str = "1",
        scores: Mapping[str, float] | None = None,
    ) -> None:
        self.phrases = dict(phrases or {})
        self.scores = dict(scores or {})
        self._version = version
        self.translated: list[str] = []

    @property
    def signature(self) -> Signature:
        """Name the version given at construction."""
        return {"translator": f"fake-{self._version}", "decoding": "phrases"}

    def open(self) -> "FakeWindow":
        """See `Translator.open`."""
        return FakeWindow(self)

    def render(self, segment: str) -> str:
        """Return the phrase of one segment. A test that wants a fault to happen puts it here."""
        self.translated.append(segment)
        return self.phrases.get(segment, segment.upper())


class FakeWindow:
    """A window that decodes one segment after the other."""

    def __init__(self, translator: FakeTranslator) -> None:
        self._translator = translator
        self._submitted = 0
        self._waiting: dict[int, str] = {}

    def submit(self, segment: str) -> int:
        """See `Window.submit`."""
        self._waiting[self._submitted] = segment
        self._submitted += 1
        return self._submitted - 1

    def collect(self, most_waiting: int = 0) -> Iterator[tuple[int, Hypothesis]]:
        """See `Window.collect`."""
        while len(self._waiting) > most_waiting:
            ticket = next(iter(self._waiting))
            segment = self._waiting.pop(ticket)
            score = self._translator.scores.get(segment, SURE)
            yield ticket, Hypothesis(self._translator.render(segment), score)
