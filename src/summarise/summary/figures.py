"""The numbers of an article, each with its unit and the few words that say what it counts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from summarise.summary.headlines.compression import compress, tidy
from summarise.summary.soundness import Sound
from summarise.summary.tables import read_words
from summarise.translation.number_words import english_values, indonesian_values
from summarise.translation.numbers import english_numbers
from summarise.types import Figure

MOST_FIGURES = 4
CONTEXT_WORDS = 12
LONGEST_CONTEXT = 20
"""Words of what cannot be said in fewer; what is longer is no caption, and its numbers are left out."""

_CURRENCY = r"(?:Rp\.?\s?|[A-Z]{0,2}\$\s?|[€£¥]\s?)"
_SCALE = r"(?:(?:bn|mn|tn|m|k)\b)?"
_DIGITS = r"\d+(?:[.,]\d+)*"
_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE_MARK = re.compile(r"[,;:]\s(?!\d)|\s[–—-]\s|\s(?=(?:while|but|whereas)\s)")


def find_values(english: str) -> list[str]:
    """List the numbers of a sentence with their units; what stands in brackets is left out."""
    return [" ".join(match.group().split()) for match in _pattern().finditer(_BRACKETS.sub("", english))]


@cache
def _pattern() -> re.Pattern[str]:
    """A currency before, or units behind: a bare number is a year, an age or a score as often as news."""
    ordered = sorted(read_words("units"), key=len, reverse=True)
    units = rf"(?:(?:[\s-](?:{'|'.join(map(re.escape, ordered))})\b){{1,2}}|\s?%)"
    return re.compile(rf"(?<![\w.,]){_CURRENCY}{_DIGITS}{_SCALE}(?!\w){units}?|(?<![\w.,/-]){_DIGITS}{units}")


def find_figures(sound: Sequence[Sound], told: Iterable[int]) -> tuple[Figure, ...]:
    """Return the numbers that stand in no sentence before them, those of the summary's sentences first.

    Args:
        told: indices of the sentences the summary rests on.
    """
    first = set(told)
    chosen: list[Figure] = []
    known: set[str] = set()
    for one in sorted(sound, key=lambda one: (one.index not in first, one.index)):
        figure = None if one.is_torn or len(chosen) == MOST_FIGURES else _figure_of(one, known)
        if figure:
            chosen.append(figure)
            known.update(value.lower() for value in figure.values)
    return tuple(sorted(chosen, key=lambda figure: figure.sentences))


def _figure_of(one: Sound, known: set[str]) -> Figure | None:
    values = [value for value in dict.fromkeys(find_values(one.english)) if value.lower() not in known]
    if not values or not _in_source(values, one.indonesian):
        return None
    for context in _contexts(one.english, values):
        held = tuple(value for value in values if value in context)
        if held:
            return Figure(held, context, (one.index,))
    return None


def _in_source(values: Sequence[str], indonesian: str) -> bool:
    # An English article is its own source.
    source = indonesian_values(indonesian) | english_values(indonesian)
    return all(number.value in source for value in values for number in english_numbers(value))


def _contexts(english: str, values: Sequence[str]) -> Iterator[str]:
    """Yield what tells the values, best first: the sentence in few words, then a clause that stands alone."""
    for most in (CONTEXT_WORDS, LONGEST_CONTEXT):
        if whole := compress(english, most, keeping=values):
            yield whole[1]
    for clause in _CLAUSE_MARK.split(tidy(english)):
        held = [value for value in values if value in clause]
        if held and (shorter := compress(clause, LONGEST_CONTEXT, keeping=held)):
            yield shorter[1]
