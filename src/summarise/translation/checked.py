"""From a sentence of an article to English that is checked: mend, translate, restore, check, try again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.article.sentences import repair_joins
from summarise.translation import quality
from summarise.translation import repair as repair_stage
from summarise.translation import restore as restore_stage
from summarise.translation.repair import repair
from summarise.translation.restore import restore
from summarise.translation.translator import Translator, Window
from summarise.types import Flag, Signature


@dataclass(frozen=True, slots=True)
class Rendering:
    """The English of one segment, and what the guard says of it."""

    hypothesis: str
    engine: str
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to translate a segment, and for which flags of the way before it is tried."""

    translator: Translator
    codes: frozenset[str] | None = None
    """Codes of flags; None means any."""

    def may_mend(self, flags: Sequence[Flag]) -> bool:
        """Say whether to try it on a rendering with these flags."""
        return any(self.codes is None or flag.code in self.codes for flag in flags)


class CheckedTranslator:
    """Translate, and let other ways of decoding try what the guard does not pass."""

    def __init__(self, translator: Translator, second_tries: Sequence[Way] = ()) -> None:
        """Take the translator and, in order, the ways to try again what failed before."""
        self._ways = (Way(translator), *second_tries)

    @property
    def signature(self) -> Signature:
        """Everything that decides a rendering."""
        first, *others = [way.translator.signature for way in self._ways]
        second = {f"try-{number}": signature["decoding"] for number, signature in enumerate(others, 2)}
        return {
            **repair_stage.signature(),
            **first,
            **second,
            **restore_stage.signature(),
            **quality.signature(),
        }

    def open(self) -> "CheckedWindow":
        """Return a new, empty window over sentences as articles have them."""
        return CheckedWindow(self._ways)


@dataclass(slots=True)
class _Attempt:
    ticket: int
    segment: str
    candidates: list[Rendering]


class CheckedWindow:
    """A window of sentences; each comes out with the best of the renderings that were made of it."""

    def __init__(self, ways: Sequence[Way]) -> None:
        self._ways = ways
        self._windows: list[Window[str]] = [way.translator.open() for way in ways]
        self._attempts: list[dict[int, _Attempt]] = [{} for _ in ways]
        self._submitted = 0

    def submit(self, segment: str) -> int:
        """See `Window.submit`."""
        self._submitted += 1
        self._try(0, _Attempt(self._submitted - 1, repair(repair_joins(segment)), []))
        return self._submitted - 1

    def collect(self, most_waiting: int = 0) -> Iterator[tuple[int, Rendering]]:
        """See `Window.collect`."""
        for way, window in enumerate(self._windows):
            for inner, hypothesis in window.collect(most_waiting):
                attempt = self._attempts[way].pop(inner)
                attempt.candidates.append(self._examine(attempt.segment, hypothesis, way))
                next_way = self._next_way(way, attempt.candidates[-1].flags)
                if next_way is None:
                    yield attempt.ticket, choose_rendering(attempt.candidates)
                else:
                    self._try(next_way, attempt)

    def _next_way(self, way: int, flags: Sequence[Flag]) -> int | None:
        later = range(way + 1, len(self._ways))
        return next((number for number in later if self._ways[number].may_mend(flags)), None)

    def _try(self, way: int, attempt: _Attempt) -> None:
        self._attempts[way][self._windows[way].submit(attempt.segment)] = attempt

    def _examine(self, segment: str, translated: str, way: int) -> Rendering:
        hypothesis = restore(segment, translated)
        engine = self._ways[way].translator.name
        return Rendering(hypothesis, engine, quality.check(segment, hypothesis))


def choose_rendering(candidates: Sequence[Rendering]) -> Rendering:
    """Return the candidate with the fewest flags, the earliest of equals."""
    return min(candidates, key=lambda candidate: len(candidate.flags))
