"""Load the data files this room reads: tables (TSV) and word lists (TOML) under `data/article/`.

What is particular to a language, an outlet or a publisher lives there, one entry a line, so that a
person can add to it without reading code. Every file is read once.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from summarise.tables import parse_table

ROOM = files("summarise") / "data" / "article"


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table."""
    return parse_table((ROOM / name).read_text(encoding="utf-8"))


@cache
def read_map(name: str) -> dict[str, str]:
    """Return a table of two columns as a mapping from the first to the second."""
    return {row[0]: row[1] for row in read_table(name)}


@cache
def read_list(*path: str) -> tuple[str, ...]:
    """Return one list of `words.toml`, named by the keys that lead to it, in its order."""
    node: Any = _read_word_lists()
    for key in path:
        node = node[key]
    return tuple(node)


@cache
def read_words(*path: str) -> frozenset[str]:
    """Return one list of `words.toml` as a set to look words up in."""
    return frozenset(read_list(*path))


@cache
def _read_word_lists() -> dict[str, Any]:
    return tomllib.loads((ROOM / "words.toml").read_text(encoding="utf-8"))


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern that matches any of the phrases, the longest first.

    Longest first, because an alternation takes the first branch that fits: "jan" before "januari"
    would leave "uari" behind.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase) for phrase in ordered) + ")"


@cache
def hash_rules() -> str:
    """Return 12 hex digits of SHA-256 over every data file: other rules, another hash."""
    digest = hashlib.sha256()
    for file in sorted(ROOM.iterdir(), key=lambda file: file.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
