"""The numbers of a story: each with its unit, beside the sentence that says what it counts."""

from collections.abc import Iterable

from summarise.stories.types import KeyNumber, Passage
from summarise.summary.figures import find_values

MOST_NUMBERS = 4


def choose_numbers(passages: Iterable[Passage]) -> tuple[KeyNumber, ...]:
    """Return the sentences with numbers that have a unit and stand in none before them."""
    chosen: list[KeyNumber] = []
    known: set[str] = set()
    for passage in passages:
        values = dict.fromkeys(value for value in find_values(passage.english) if value.lower() not in known)
        if values and len(chosen) < MOST_NUMBERS:
            chosen.append(KeyNumber(tuple(values), passage))
            known.update(value.lower() for value in values)
    return tuple(chosen)
