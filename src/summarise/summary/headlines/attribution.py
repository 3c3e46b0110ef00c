"""Who said a sentence: put behind it by a short name, or taken away where what is said is plain fact."""

import re
from collections.abc import Iterator
from functools import cache

from summarise.summary.english import english_words, has_clear_verb, is_no_noun, says
from summarise.translation.rules import common_english

MOVING, DROPPING = 0.1, 3.0
"""Prices: a claim keeps its speaker if there is room at all."""
LONGEST_NAME = 3
"""Words of a speaker who stays behind what was said."""

_BEHIND_SAID = "on|in|at|to|during|when|earlier|yesterday|today|last|this|reporters|journalists"
"""When, where and to whom: where another word follows, "while Budi said it ..." says something else."""


@cache
def _said() -> tuple[re.Pattern[str], ...]:
    """Match who said what, in the orders news has; the groups are `who` and `what`."""
    verb = rf"(?:has |have |had )?(?:{'|'.join(sorted(english_words('saying')))})"
    # "Reiterated China's respect" says no sentence; "reiterated that" and "said" do.
    clause = rf"(?:{verb}\sthat|(?:has |have |had )?(?:{'|'.join(sorted(english_words('saying_a_clause')))}))"
    return (
        re.compile(rf"^(?P<who>[^,]+?)\s(?:also\s)?{clause}\s(?P<what>(?!to\b|by\b|in\b|that\b)\S.+)$"),
        re.compile(
            rf"^[^,]+,\s(?P<who>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){{0,3}}),\s{clause}\s(?P<what>(?!that\b)\S.+)$"
        ),
        re.compile(r"^According to (?P<who>[^,]+),\s(?P<what>.+)$"),
        re.compile(rf"^(?P<what>.+?),\s(?P<who>[^,]+?)\s{verb}(?:\s(?:{_BEHIND_SAID})\b[^,]*)?$"),
        re.compile(r"^(?P<what>.+?),\s(?:said|says) (?P<who>[^,]+)(?:,.*)?$"),
        re.compile(r"^(?P<what>.+?),?\saccording to (?P<who>.+)$"),
    )


def move_speaker(sentence: str) -> Iterator[tuple[float, str]]:
    """Put who said it, by a short name, behind what was said; or drop it, which costs most."""
    for pattern in _said():
        match = pattern.match(sentence)
        if match is None or says(match["who"].split()[0], "opening_clauses"):
            continue
        what = match["what"].rstrip(",")
        if not has_clear_verb(what.split()) or _is_quoted(what):
            continue
        name = short_name(match["who"])
        moved = f"{what}, {name} said"
        if name and len(moved.split()) < len(sentence.split()):
            yield MOVING, moved
        if not says(sentence.replace(what, ""), "claiming"):
            yield DROPPING, what


def short_name(who: str) -> str | None:
    """Return the last word of a name, or a whole short one: "Balayeva", "the ministry", "police"."""
    words = who.split()
    if not words or says(words[0], "opening_clauses") or says(who, "leaning"):
        return None
    if any(is_no_noun(word) for word in words if word.islower()):
        return None
    is_name = words[-1][0].isupper() and words[-1].isalpha() and words[-1].lower() not in common_english()
    if is_name and len(words) > 1 and not says(who, "phrase") and "of" not in words:
        return words[-1]
    if len(words) > LONGEST_NAME or says(who, "phrase"):
        return None
    common = words[0].lower() in common_english() and not any(word[0].isupper() for word in words[1:])
    first = words[0].lower() if common or words[0] == "The" else words[0]
    return " ".join([first, *words[1:]])


def _is_quoted(what: str) -> bool:
    return what.startswith(('"', "“", "'", "‘"))
