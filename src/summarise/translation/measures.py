"""Find the units and currencies of a sentence, in both languages: data/guard/measures.tsv."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarise.translation.rules import read_table

Kind = Literal["unit", "currency"]
Language = Literal["id", "en"]

_SCALES = "ribu|rb|juta|jt|miliar|milyar|triliun|thousand|million|billion|trillion|hundred|bn|mn"


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a sentence by their English names."""

    named: frozenset[str]
    """Those that stand anywhere."""
    counted: frozenset[str]
    """Those that stand beside a number in digits."""


def indonesian_measures(text: str, kind: Kind) -> Measures:
    """Find the measures an Indonesian text names."""
    return _measures(text, kind, "id")


def english_measures(text: str, kind: Kind) -> Measures:
    """Find the measures an English text names."""
    return _measures(text, kind, "en")


def _measures(text: str, kind: Kind, language: Language) -> Measures:
    names = _names(kind, language)
    named, counted = _patterns(kind, language)
    return Measures(
        frozenset(names[form.lower()] for form in named.findall(text)),
        frozenset(names[match[match.lastgroup or 0].lower()] for match in counted.finditer(text)),
    )


@cache
def _names(kind: Kind, language: Language) -> dict[str, str]:
    column = 2 if language == "id" else 3
    rows = [row for row in read_table("measures.tsv") if row[0] == kind]
    return {form: row[1] for row in rows for form in row[column].split("|")}


@cache
def _patterns(kind: Kind, language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a form anywhere, and behind a number ("5 km") or before one ("Rp5", "US$ 5")."""
    forms = "|".join(re.escape(form) for form in sorted(_names(kind, language), key=len, reverse=True))
    behind = rf"\d\s?-?(?:(?:{_SCALES})\s)?(?:square |cubic )?(?P<behind>{forms})(?![^\W\d_])"
    before = rf"(?<![^\W\d_])(?P<before>{forms})\.?\s?\d"
    counted = behind if kind == "unit" else f"{behind}|{before}"
    named = rf"(?<![^\W\d_])(?:{forms})(?![^\W\d_])"
    return re.compile(named, re.IGNORECASE), re.compile(counted, re.IGNORECASE)
