"""Sentences by which a stranger speaks to the machine that reads an article: no news, and no support."""

import re
from functools import cache
from importlib.resources import files


def speaks_to_a_machine(sentence: str) -> bool:
    """Tell whether an English sentence gives orders to whatever model may read it."""
    return _orders().search(sentence) is not None


@cache
def _orders() -> re.Pattern[str]:
    text = (files("summarise") / "data" / "summary" / "instructions.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("# ")]
    return re.compile("|".join(f"(?:{line})" for line in lines), re.I)
