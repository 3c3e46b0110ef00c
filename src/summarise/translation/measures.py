"""Find the units and currencies of a sentence, in both languages: data/guard/measures.tsv."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from summarise.translation.rules import read_table

Kind = Literal["unit", "currency"]
Language = Literal["id", "en"]

_DIGIT = re.compile(r"\d")
_ALSO_VERBS = frozenset({"won"})
"""Before a number no currency: "they won 3-0"."""
_SCALES = "ribu|rb|juta|jt|miliar|milyar|triliun|thousand|million|billion|trillion|hundred|bn|mn"


def named_measures(text: str, kind: Kind, language: Language) -> frozenset[str]:
    """Find the measures a text names anywhere, by their English names."""
    names = _names(kind, language)
    return frozenset(names[form.lower()] for form in _named(kind, language).findall(text))


def counted_measures(text: str, kind: Kind, language: Language) -> frozenset[str]:
    """Find the measures that stand beside a number in digits, by their English names."""
    if not _DIGIT.search(text):
        return frozenset()
    names = _names(kind, language)
    return frozenset(
        names[match[match.lastgroup or 0].lower()] for match in _counted(kind, language).finditer(text)
    )


def measure_beside(text: str, start: int, end: int, kind: Kind) -> str | None:
    """Name the English measure that stands beside the number `text[start:end]`, None where none does."""
    behind, before = _beside(kind)
    match = behind.match(text, end) or (kind == "currency" and before.search(text[max(0, start - 8) : start]))
    return _names(kind, "en")[match["form"].lower()] if match else None


def is_measure(word: str) -> bool:
    """Tell a lower-case Indonesian word for a unit or a currency."""
    return word in _names("unit", "id") or word in _names("currency", "id")


@cache
def _names(kind: Kind, language: Language) -> dict[str, str]:
    column = 2 if language == "id" else 3
    rows = [row for row in read_table("measures.tsv") if row[0] == kind]
    return {form: row[1] for row in rows for form in row[column].split("|")}


@cache
def _forms(kind: Kind, language: Language) -> str:
    return _any_of(_names(kind, language))


@cache
def _forms_before(kind: Kind, language: Language) -> str:
    return _any_of(set(_names(kind, language)) - _ALSO_VERBS)


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def _named(kind: Kind, language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{_forms(kind, language)})(?![^\W\d_])", re.IGNORECASE)


@cache
def _beside(kind: Kind) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds an English form right behind a number, and one right before it."""
    forms = _forms(kind, "en")
    behind = rf"\s?-?(?:(?:{_SCALES})\s)?(?:square |cubic )?(?P<form>{forms})(?![^\W\d_])"
    before = rf"(?<![^\W\d_])(?P<form>{_forms_before(kind, 'en')})\.?\s?$"
    return re.compile(behind, re.IGNORECASE), re.compile(before, re.IGNORECASE)


@cache
def _counted(kind: Kind, language: Language) -> re.Pattern[str]:
    """Return what finds a form behind a number ("5 km") and a currency before one too ("Rp5", "US$ 5")."""
    forms = _forms(kind, language)
    behind = rf"\d\s?-?(?:(?:{_SCALES})\s)?(?:square |cubic )?(?P<behind>{forms})(?![^\W\d_])"
    before = rf"(?<![^\W\d_])(?P<before>{_forms_before(kind, language)})\.?\s?\d"
    return re.compile(behind if kind == "unit" else f"{behind}|{before}", re.IGNORECASE)
