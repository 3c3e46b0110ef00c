"""Fragments: last parts of a sentence that a newsroom chopped off with a full stop and a new line.

Layout asks here whether a line is one, sentences ask whether to join it, and the repair for the
translator asks what to join it with: one answer for all three.
"""

import re
from functools import cache

from summarise.article.rules import any_of, read_words


@cache
def _opener() -> re.Pattern[str]:
    opening = any_of(read_words("fragments", "openers"))
    set_phrase = any_of(read_words("fragments", "set_phrases"))
    return re.compile(rf"(?!{set_phrase}\b){opening}\b", re.IGNORECASE)


@cache
def _first_sentence() -> re.Pattern[str]:
    return re.compile(r"[^.!?]*")


def is_fragment(line: str) -> bool:
    """Say whether a line begins as a fragment does: with "Seperti", but not "Seperti diketahui"."""
    return bool(_opener().match(line))


def is_certain_fragment(line: str) -> bool:
    """Say whether a line can be nothing but a fragment: no comma sets a main clause apart.

    "Untuk meningkatkan perdagangan." is one; "Untuk itu, mereka pergi." and "Hingga kini, ..." may
    well be whole sentences.
    """
    match = _first_sentence().match(line)
    return is_fragment(line) and match is not None and "," not in match.group()
