"""Note where the English chose "he" or "she" and the Indonesian says neither.

Indonesian ia, dia, beliau and -nya stand for women and men alike; a translator has to guess, and most often
guesses "he", sometimes for a noun as well: "ujar menteri itu" becomes "he said". A note is no fault: it bars
no sentence from a summary.
"""

import re
from functools import cache
from typing import Literal

from summarise.translation.rules import read_table
from summarise.types import Flag

Gender = Literal["woman", "man"]

_GENDERS: tuple[Gender, ...] = ("woman", "man")
_POSSESSIVE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}nya\b", re.IGNORECASE)
_SUBJECTS = {"woman": re.compile(r"\bshe\b", re.IGNORECASE), "man": re.compile(r"\bhe\b", re.IGNORECASE)}
"""What is noted where the Indonesian has no pronoun; "his" and "her" often stand for no more than "the"."""


def genders(article: str) -> frozenset[Gender]:
    """Return the genders of which an Indonesian text gives evidence: "istrinya", "Bapak", "aktris"."""
    return frozenset(gender for gender in _GENDERS if _pattern(gender, "id").search(article))


def notes(known: frozenset[Gender], source: str, hypothesis: str) -> tuple[Flag, ...]:
    """Note a gendered pronoun for which neither sentence nor article gives evidence.

    Args:
        known: what `genders` found in the whole article.
        source: the Indonesian sentence.
        hypothesis: its English.
    """
    has_pronoun = _pattern("neutral", "id").search(source) or _POSSESSIVE.search(source)
    evidence = known | genders(source)
    for gender in _GENDERS:
        found = (_pattern(gender, "en") if has_pronoun else _SUBJECTS[gender]).search(hypothesis)
        if found and gender not in evidence:
            return (
                Flag("pronoun", f"the Indonesian does not say whether it is a {gender} (“{found.group()}”)"),
            )
    return ()


@cache
def _pattern(gender: str, language: str) -> re.Pattern[str]:
    rows = [
        forms for kind, tongue, forms in read_table("persons.tsv") if (kind, tongue) == (gender, language)
    ]
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, ' '.join(rows).split()))})(?![\w-])", re.IGNORECASE
    )
