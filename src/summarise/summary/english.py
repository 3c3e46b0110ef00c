"""The parts of English speech a headline turns on, by small word lists: data/summary/english.toml."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from summarise.summary.tables import read_lists

_TRIM = re.compile(r"^\W+|\W+$")
_ADDED = re.compile(r"Besides (?=[A-Z])(?!(?:This|That|These|Those|It)\b)")
_REGULAR_PAST = re.compile(r"[a-z]{2,}ed$")


@cache
def english_words(name: str) -> frozenset[str]:
    """Return a list of `english.toml`, in small letters."""
    return frozenset(word.lower() for word in read_lists("english.toml")[name])


def bare(word: str) -> str:
    """Return a word in small letters without the marks around it."""
    return _TRIM.sub("", word).lower().replace("’", "'")


def is_finite(word: str) -> bool:
    """Tell a word that may be the verb of a sentence; a participle in "-ed" looks the same."""
    form = bare(word)
    return form in _finite_forms() or _REGULAR_PAST.match(form) is not None


def is_no_noun(word: str) -> bool:
    """Tell a verb that is no noun in the plural: "public works chief" has none."""
    return is_finite(word) and (not word.endswith("s") or bare(word) in english_words("auxiliaries"))


def has_verb(words: Sequence[str]) -> bool:
    """Tell words with a verb behind their first: "prices rose", "ferries carry"."""
    return any(
        is_finite(word) or (bare(word) in english_words("verbs") and _is_plural(before))
        for before, word in pairwise(words)
    )


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("'s", "’s", "ss"))) or bare(word) in english_words(
        "plurals"
    )


def has_clear_verb(words: Sequence[str]) -> bool:
    """Tell words with a verb that is no participle: not "authors shortlisted for", "a reported slowdown"."""
    for place in range(1, len(words)):
        if is_finite(words[place]) and not _may_be_participle(words, place):
            return True
    return False


def _may_be_participle(words: Sequence[str], place: int) -> bool:
    if bare(words[place]) in _finite_forms():
        return False
    before, behind = bare(words[place - 1]), bare(words[place + 1]) if place + 1 < len(words) else ""
    return before in ("a", "an", "the") or before.endswith("ly") or behind in english_words("phrase")


def is_verbal(word: str) -> bool:
    """Tell a verb in any form that may ask for what follows it."""
    form = bare(word)
    return is_finite(form) or form.endswith("ing") or form in english_words("verbs")


def says(text: str, name: str) -> bool:
    """Tell whether a text has any word of a list."""
    return any(bare(word) in english_words(name) for word in text.split())


def adds_to_a_name(text: str) -> bool:
    """Tell “Besides Bandung, Bogor has ...”, which names what it adds to."""
    return _ADDED.match(text) is not None


def leans(text: str) -> bool:
    """Tell a sentence that opens as one does that goes on from another."""
    words = [bare(word) for word in text.split()[:3]]
    first = words[0].partition("'")[0] if words else ""
    if adds_to_a_name(text):
        return False
    return first in english_words("leaning") or " ".join(words) in english_words("leaning_phrases")


@cache
def _finite_forms() -> frozenset[str]:
    verbs = english_words("verbs")
    third = {_third_person(verb) for verb in verbs}
    return frozenset(third | english_words("pasts") | english_words("auxiliaries"))


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"
