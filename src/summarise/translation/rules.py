"""Load the data files of the guard, under `data/guard/`: names, measures, negations, words of English."""

import gzip
import hashlib
from functools import cache
from importlib.resources import files

from summarise.tables import parse_table
from summarise.types import Signature

ROOM = files("summarise") / "data" / "guard"
FILES = ("english.txt.gz", "measures.tsv", "names.tsv", "negation.tsv", "persons.tsv")


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table."""
    return parse_table((ROOM / name).read_text(encoding="utf-8"))


@cache
def common_english() -> frozenset[str]:
    """Load the words English writes with a small letter; made by training/english.py."""
    return frozenset(gzip.decompress((ROOM / "english.txt.gz").read_bytes()).decode().split())


@cache
def exonyms() -> dict[str, tuple[str, ...]]:
    """Load the names English writes otherwise: lower-case Indonesian word -> English forms."""
    return {name: tuple(forms.split("|")) for name, forms in read_table("names.tsv")}


@cache
def exonym_words() -> dict[str, frozenset[str]]:
    """Return what renders each of `exonyms`, as lower-case words."""
    return {name: frozenset(" ".join(forms).lower().split()) for name, forms in exonyms().items()}


@cache
def english_names_of_several_words() -> frozenset[str]:
    """Return forms such as "United States", whose words are common ones each."""
    return frozenset(form for forms in exonyms().values() for form in forms if " " in form)


def signature() -> Signature:
    """Name the data files by the hash of their bytes."""
    return {"guard-rules": _fingerprint()}


@cache
def _fingerprint() -> str:
    return hashlib.sha256(b"".join((ROOM / name).read_bytes() for name in FILES)).hexdigest()[:12]
