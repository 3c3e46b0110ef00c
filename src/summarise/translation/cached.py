"""A translator that looks into the cache before it translates."""

from collections import deque
from collections.abc import Iterator
from typing import Any

from summarise.cache import TRANSLATIONS, Store, cache_key
from summarise.translation.glossary import Glossary
from summarise.translation.translator import Hypothesis, Translator, Window
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

    @property
    def unsure_below(self) -> float:
        """That of the translator within."""
        return self._translator.unsure_below

    @property
    def vocabulary(self) -> Glossary:
        """That of the translator within."""
        return self._translator.vocabulary

    @property
    def second_tries(self) -> tuple["CachedTranslator", ...]:
        """The second tries of the translator within, cached as well."""
        return tuple(
            CachedTranslator(translator, self._store) for translator in self._translator.second_tries
        )

    def open(self) -> "CachedWindow":
        """See `Translator.open`."""
        return CachedWindow(self._translator.open(), self._translator.signature, self._store)


class CachedWindow:
    """A window that passes on only what the store does not have; equal segments are passed on once."""

    def __init__(self, window: Window[Hypothesis], signature: Signature, store: Store) -> None:
        self._window = window
        self._signature = signature
        self._store = store
        self._submitted = 0
        self._ready: deque[tuple[int, Hypothesis]] = deque()
        self._passed_on: dict[int, str] = {}
        """Ticket of the window within -> segment."""
        self._tickets: dict[str, list[int]] = {}
        """Segment passed on -> our tickets for it."""

    def submit(self, segment: str) -> int:
        """See `Window.submit`."""
        ticket = self._submitted
        self._submitted += 1
        if segment in self._tickets:
            self._tickets[segment].append(ticket)
            return ticket
        hypothesis = read_hypothesis(self._store.get(TRANSLATIONS, self._key(segment)))
        if hypothesis is not None:
            self._ready.append((ticket, hypothesis))
        else:
            self._tickets[segment] = [ticket]
            self._passed_on[self._window.submit(segment)] = segment
        return ticket

    def collect(self, most_waiting: int = 0) -> Iterator[tuple[int, Hypothesis]]:
        """See `Window.collect`."""
        while self._ready:
            yield self._ready.popleft()
        for inner, hypothesis in self._window.collect(most_waiting):
            segment = self._passed_on.pop(inner)
            hypothesis = self._keep(segment, hypothesis)
            yield from ((ticket, hypothesis) for ticket in self._tickets.pop(segment))

    def _keep(self, segment: str, hypothesis: Hypothesis) -> Hypothesis:
        value = [hypothesis.text, hypothesis.score]
        return read_hypothesis(self._store.keep(TRANSLATIONS, self._key(segment), value)) or hypothesis

    def _key(self, segment: str) -> str:
        return cache_key(self._signature, segment)


def read_hypothesis(value: Any) -> Hypothesis | None:
    """Return the hypothesis that an entry of the cache holds, None where it holds none."""
    match value:
        case [str(text), float(score)]:
            return Hypothesis(text, score)
        case _:
            return None
