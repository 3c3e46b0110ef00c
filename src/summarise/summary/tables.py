"""Load the data files of this room: terms, places, and what tells people and units."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from summarise.tables import parse_table

ROOM = files("summarise") / "data" / "summary"


@cache
def read_pairs(name: str) -> dict[str, str]:
    """Return a table of two columns as a mapping from the first to the second."""
    return {row[0]: row[1] for row in parse_table((ROOM / name).read_text(encoding="utf-8"))}


@cache
def read_words(name: str) -> tuple[str, ...]:
    """Return a list of `words.toml`."""
    lists: dict[str, list[str]] = tomllib.loads((ROOM / "words.toml").read_text(encoding="utf-8"))
    return tuple(lists[name])


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the names as whole words, the longest first."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
