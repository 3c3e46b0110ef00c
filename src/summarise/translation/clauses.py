"""A translator that takes a sentence clause by clause: small models lose or repeat parts of long ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarise.translation.glossary import Glossary
from summarise.translation.segments import split_clauses
from summarise.translation.translator import Hypothesis, Translator, Window
from summarise.types import Signature

VERSION = "1"

LONGEST_CLAUSE = 14
"""Words up to which a clause stays whole: the halves of shorter ones are fragments, and fragments invent."""

LOST_OR_LOOPING = frozenset({"empty", "length", "repetition"})
"""Flags for which a sentence is tried clause by clause. For all flags it does harm: of 44 FLORES sentences
that the embedded weights' beam search left flagged, 6 then passed, and their chrF2 fell from 58.9 to 58.2."""

_STOP = re.compile(r"(?<![.,;:\s])[.,;:\s]+$")


class ClauseTranslator:
    """Translate each clause alone with the translator within, and join the English."""

    second_tries = ()

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    @property
    def name(self) -> str:
        """The name of the translator within."""
        return self._translator.name

    @property
    def unsure_below(self) -> float:
        """That of the translator within."""
        return self._translator.unsure_below

    @property
    def vocabulary(self) -> Glossary:
        """That of the translator within."""
        return self._translator.vocabulary

    @property
    def signature(self) -> Signature:
        """The signature of the translator within, and how it is used."""
        within = self._translator.signature
        return {**within, "decoding": f"{within['decoding']}-clauses-{VERSION}"}

    def open(self) -> "ClauseWindow":
        """See `Translator.open`."""
        return ClauseWindow(self._translator.open())


@dataclass(slots=True)
class _Sentence:
    ticket: int
    clauses: list[str]
    english: dict[int, Hypothesis] = field(default_factory=dict)


class ClauseWindow:
    """A window that hands the clauses of a sentence to another one."""

    def __init__(self, window: Window[Hypothesis]) -> None:
        self._window = window
        self._submitted = 0
        self._places: dict[int, tuple[_Sentence, int]] = {}
        """Ticket of the window within -> sentence and number of the clause."""

    def submit(self, segment: str) -> int:
        """See `Window.submit`."""
        sentence = _Sentence(self._submitted, split_clauses(segment, LONGEST_CLAUSE))
        self._submitted += 1
        for number, clause in enumerate(sentence.clauses):
            self._places[self._window.submit(clause)] = sentence, number
        return sentence.ticket

    def collect(self, most_waiting: int = 0) -> Iterator[tuple[int, Hypothesis]]:
        """See `Window.collect`."""
        for inner, hypothesis in self._window.collect(most_waiting):
            sentence, number = self._places.pop(inner)
            sentence.english[number] = hypothesis
            if len(sentence.english) == len(sentence.clauses):
                english = [sentence.english[place] for place in range(len(sentence.clauses))]
                joined = join_clauses(sentence.clauses, [clause.text for clause in english])
                yield sentence.ticket, Hypothesis(joined, min(clause.score for clause in english))


def join_clauses(clauses: Sequence[str], english: Sequence[str]) -> str:
    """Join the English of clauses into one sentence, with the marks and small letters of the Indonesian."""
    joined = english[0]
    for before, clause, part in zip(clauses, clauses[1:], english[1:], strict=False):
        mark = before.rstrip()[-1:]
        joined = _STOP.sub("", joined) + (f"{mark} " if mark in ",;:" else " ")
        small = clause[:1].islower() and not re.match(r"I\b|[A-Z]{2}", part)
        joined += part[:1].lower() + part[1:] if small else part
    return joined
