"""Load the names under which formats keep what we read (`data/formats/columns.toml`)."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

FIELDS = ("text", "title", "date", "updated", "authors", "outlet", "section", "url", "crawled_at")

_APART = re.compile(r"[\W_]+")


def normalise_name(name: str) -> str:
    """Return a column's name as it is compared: "Tanggal Terbit" is "tanggal_terbit"."""
    return _APART.sub("_", name.casefold()).strip("_")


@cache
def known_names(field: str) -> tuple[str, ...]:
    """Return the names of a field, the surest first."""
    return tuple(_read()[field])


@cache
def no_persons() -> frozenset[str]:
    """Return the words that no person's name holds."""
    return frozenset(_read()["words"]["no_person"])


@cache
def _read() -> dict[str, Any]:
    file = files("summarise") / "data" / "formats" / "columns.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
