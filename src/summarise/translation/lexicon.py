"""The lexicon: how often an Indonesian word occurs, whether it is a name, and what it means in English.

Trained on parallel news by training/lexicon.py; the guard compares names with it and the repair of
misspellings asks it which words there are.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from summarise.types import Signature

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

NAME_SHARE = 0.6
"""A word is a name when at least this share of its occurrences inside sentences has a capital."""

WORDS_KEPT = 1 << 15
"""Words of which what was found out is kept in memory: twice the 16,000 of 684 articles of eleven outlets.
Without an end to it memory grows as long as a run goes on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon knows of an Indonesian word."""

    count: int
    """Occurrences in the training text."""
    capital_share: float
    translations: frozenset[str]
    likeliest: str
    """The translation it has most often, "" where none is known."""
    certainty: int
    """How often, in percent."""


def words(text: str) -> list[str]:
    """Split a text into words; hyphens part words, digits and signs belong to none."""
    return WORD.findall(text)


@cache
def _packed_lexicon() -> bytes:
    return (resources.files("summarise") / "data" / "lexicon.tsv.gz").read_bytes()


@cache
def lexicon() -> dict[str, Entry]:
    """Load the lexicon: lower-case Indonesian word -> what it is known to mean."""
    entries = {}
    for line in gzip.decompress(_packed_lexicon()).decode().splitlines():
        word, count, share, translations = line.split("\t")
        chances = {item.rpartition(":")[0]: int(item.rpartition(":")[2]) for item in translations.split()}
        likeliest = max(chances, key=chances.__getitem__, default="")
        certainty = chances.get(likeliest, 0)
        entries[word] = Entry(int(count), int(share) / 100, frozenset(chances), likeliest, certainty)
    return entries


def is_common(word: str, least: int) -> bool:
    """Tell a word that is no name and occurs at least `least` times in the training text."""
    entry = lexicon().get(word.lower())
    return entry is not None and entry.count >= least and entry.capital_share < NAME_SHARE


def signature() -> Signature:
    """Name the lexicon by the hash of its bytes."""
    return {"lexicon": _fingerprint()}


@cache
def _fingerprint() -> str:
    return hashlib.sha256(_packed_lexicon()).hexdigest()[:12]
