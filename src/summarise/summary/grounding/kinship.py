"""Whether two words, or two names, are forms of one."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from summarise.translation.names import are_related
from summarise.translation.rules import exonyms

SHORTEST_ACRONYM = 2
MOST_REMEMBERED = 20_000
"""Pairs: those of some ten articles."""


@lru_cache(maxsize=MOST_REMEMBERED)
def are_one_name(one: str, other: str) -> bool:
    """Tell two mentions of one: "steve bruce" and "bruce", "china" and "chinese", "world bank" and "wb"."""
    ours, theirs = one.split(), other.split()
    if not set(ours).isdisjoint(theirs) or any(are_one_word(a, b) for a in ours for b in theirs):
        return True
    return _is_acronym(ours, theirs) or _is_acronym(theirs, ours)


@lru_cache(maxsize=MOST_REMEMBERED)
def are_one_word(one: str, other: str) -> bool:
    """Tell two forms of one lower-case word of a name."""
    return one == other or other in _forms(one) or are_related(one, other)


def _is_acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    initials = "".join(word[0] for word in long)
    return len(short) == 1 and len(short[0]) >= SHORTEST_ACRONYM and short[0] in initials


@cache
def _forms(word: str) -> frozenset[str]:
    """Return what else a country and its people are called."""
    return frozenset(form for group in _groups() if word in group for form in group)


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_single_words(forms)) for forms in exonyms().values())


def _single_words(forms: Sequence[str]) -> Iterator[str]:
    return (form.lower() for form in forms if " " not in form)
