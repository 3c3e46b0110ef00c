"""The numbers of a story: each with its unit, beside the sentence that says what it counts."""

import re
from collections.abc import Iterable
from functools import cache

from summarise.stories.tables import read_words
from summarise.stories.types import KeyNumber, Passage

MOST_NUMBERS = 4
_CURRENCY = r"(?:Rp\.?\s?|US\$\s?|\$\s?|€\s?)"
_DIGITS = r"\d+(?:[.,]\d+)*"
_BRACKETS = re.compile(r"\([^()]*\)")


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


def find_values(english: str) -> list[str]:
    """List the numbers of a sentence with their units; what stands in brackets is left out."""
    return [" ".join(match.group().split()) for match in _pattern().finditer(_BRACKETS.sub("", english))]


@cache
def _pattern() -> re.Pattern[str]:
    """A currency before, or units behind: a bare number is a year, an age or a score as often as news."""
    ordered = sorted(read_words("units"), key=len, reverse=True)
    units = rf"(?:(?:[\s-](?:{'|'.join(map(re.escape, ordered))})\b){{1,2}}|\s?%)"
    return re.compile(rf"(?<![\w.,]){_CURRENCY}{_DIGITS}{units}?|(?<![\w.,/-]){_DIGITS}{units}")
