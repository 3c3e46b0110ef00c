"""Which sentences are whole, and which are understood without the one before them."""

import re
from collections.abc import Iterable
from functools import cache

from summarise.article.lines import OPENERS, ends_sentence
from summarise.summary.tables import read_lists

OPENING_WORDS = 10
"""Words at the beginning in which "tersebut" or "itu" belongs to what the sentence is about. Further on it
mostly points at something the sentence itself names."""

LEAST_LISTED = 3
"""Semicolons of a list in one line, mostly the names of a team."""

_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”“]")
_BRACKETS = re.compile(r"^\([^()]*\)\W*")
"""Before a sentence: the source of a picture, or what is left of a name that a line break tore."""
_LIST_ITEM = re.compile(r":[^.:]*\s\d{1,2}\.$")
"""Of a list in one line: "Debate contest: to be announced 11." has the next item's number."""
_LETTER = re.compile(r"[^\W_]")


def points_back(sentence: str) -> bool:
    """Tell whether an Indonesian or English sentence needs the one before it to be understood.

    So does a quotation that says not whose it is.
    """
    opening = " ".join(sentence.lstrip(OPENERS + " ").lower().split()[:OPENING_WORDS])
    around = _QUOTED.sub(" ", sentence)
    return bool(
        _starts("connectives", "pronouns").match(opening)
        or _demonstrative().search(opening)
        or _has_possessive(opening)
        or _unnamed_subject().match(sentence)
        or _speech().search(around.lower())
        or not _LETTER.search(around)
    )


def without_the_two_sides(sentence: str) -> str:
    """Return a sentence that opens with the two countries or sides without them: "Kedua negara sepakat"."""
    opening = _starts("pairs").match(sentence.lower())
    return sentence[opening.end() :] if opening else sentence


def goes_on(sentence: str) -> bool:
    """Tell a sentence outside quotation marks that opens with a connective, a pronoun or "this"."""
    lower = sentence.lower()
    first = " ".join(lower.split()[:2])
    return bool(_starts("connectives", "pronouns").match(lower) or _demonstrative().search(first))


def is_whole(sentence: str) -> bool:
    """Tell a statement that begins and ends as one; no heading, question, list or remnant of a sentence."""
    text = _BRACKETS.sub("", sentence.strip())
    first = next(iter(_LETTER.findall(text)), "")
    if first.islower() and not _is_brand(text.lstrip(OPENERS)):
        return False
    if not ends_sentence(text) or (text.endswith("?") and not _QUOTED.search(text)):
        return False
    lower = text.rstrip(" .:").lower()
    return not (
        text.count(";") >= LEAST_LISTED
        or _LIST_ITEM.search(text)
        or _starts("announcements").match(lower)
        or lower.endswith(_words("announcing_endings"))
        or not set(_words("announcing_words")).isdisjoint(lower.split())
    )


def _is_brand(text: str) -> bool:
    return text[1:2].isupper()


def _has_possessive(opening: str) -> bool:
    first = re.split(r"[^\w-]", opening, maxsplit=1)[0]
    noun = not first.startswith(("me", "ter")) and first not in _words("not_possessive")
    return first.endswith("nya") and noun


def _words(name: str) -> tuple[str, ...]:
    return read_lists("openings.toml")[name]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _starts(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(word for name in names for word in _words(name))})\b")


@cache
def _demonstrative() -> re.Pattern[str]:
    times = _any_of(_words("times"))
    behind = rf"\w,? (?:{_any_of(_words('demonstratives_behind'))})\b"
    this = rf"(?<!-)\b(?!(?:{times})\b)\w+,? (?:{_any_of(_words('this'))})\b"
    before = rf"\b(?:{_any_of(_words('demonstratives_before'))}) (?!(?:{times})\b)"
    return re.compile(f"{behind}|{this}|{before}")


@cache
def _unnamed_subject() -> re.Pattern[str]:
    """Match "Meski sangat keras, ia ...": a first clause without a name, then a pronoun."""
    return re.compile(rf"\W*\w+(?: [^\sA-Z,]+){{0,{OPENING_WORDS}}}, (?:{_any_of(_words('persons'))})\b")


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(_words('speech'))})\b")
