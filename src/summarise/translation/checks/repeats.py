"""Check for loops, in which a small model says the same thing over and over, and for a side named twice."""

import re
from collections import Counter

from summarise.types import Flag

LOOPS = ((8, 2), (4, 3))
"""Tokens of a run, and how often it must stand in a sentence, anywhere, to be a loop. Of 997 sentences of
FLORES output this flags one of Google's, a rhetorical figure, and none of Microsoft's."""
STUTTERS = 3
"""Repeats of a shorter run, each right behind the other."""

_SIDE_TWICE = re.compile(r"\bbetween ([A-Z]\w+)-([A-Z]\w+) and (?:\1|\2)\b(?!-)")
"""Of a pair of names: "between Kazakhstan-China and China". No reference of FLORES dev and news dev has one,
and no output of the six other systems for FLORES dev."""
_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")


def repetition(source: str, hypothesis: str) -> Flag | None:
    """Flag a loop, where the source has none, or a pair of names that has one side twice."""
    loop = longest_loop(hypothesis)
    if loop and not longest_loop(source):
        return Flag("repetition", f"“{loop}” is repeated over and over")
    if pair := _SIDE_TWICE.search(hypothesis):
        return Flag("repetition", f"“{pair.group()}” names one side twice")
    return None


def longest_loop(text: str) -> str:
    """Return a run of words that `text` repeats as no writer would, or "" (see `LOOPS`)."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    for size, repeats in LOOPS:
        runs = Counter(tuple(tokens[start : start + size]) for start in range(len(tokens) - size + 1))
        for run, count in runs.most_common(1):
            if count >= repeats:
                return " ".join(run)
    return _stutter(tokens)


def _stutter(tokens: list[str]) -> str:
    for size in range(1, LOOPS[-1][0]):
        for start in range(len(tokens) - size * STUTTERS + 1):
            run = tokens[start : start + size]
            if tokens[start : start + size * STUTTERS] == run * STUTTERS and any(t[0].isalnum() for t in run):
                return " ".join(run)
    return ""
