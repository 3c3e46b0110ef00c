"""Load what grounding knows of English: data/grounding/words.toml."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files

from summarise.translation.adequacy import stem

ROOM = files("summarise") / "data" / "grounding"


@cache
def read_words(name: str) -> frozenset[str]:
    """Return one of the lists of words."""
    return frozenset(_lists()[name].split())


@cache
def root(word: str) -> str:
    """Return what the forms of a lower-case word have in common: "sold", "sales" -> "sell"."""
    return _irregular().get(word) or stem(word)


def fingerprint() -> str:
    """Return the hash of the lists."""
    return hashlib.sha256((ROOM / "words.toml").read_bytes()).hexdigest()[:12]


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = tomllib.loads((ROOM / "words.toml").read_text(encoding="utf-8"))
    return lists


@cache
def _irregular() -> dict[str, str]:
    groups = [group.split() for line in _lists()["irregular"].splitlines() for group in line.split("|")]
    return {form: stem(forms[0]) for forms in groups for form in forms}
