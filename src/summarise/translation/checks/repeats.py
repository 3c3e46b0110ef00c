"""Check for loops: a small model that loses its way says the same thing over and over."""

import re
from collections import Counter

from summarise.types import Flag

LOOPS = ((8, 2), (4, 3))
"""Tokens of a run, and how often it must stand in a sentence, anywhere, to be a loop. Of 997 sentences of
FLORES output this flags one of Google's, a rhetorical figure, and none of Microsoft's."""
STUTTERS = 3
"""Repeats of a shorter run, each right behind the other."""

_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")


def repetition(source: str, hypothesis: str) -> Flag | None:
    """Flag a loop: the same run of words several times over, more often than in the source."""
    loop = longest_loop(hypothesis)
    if loop and not longest_loop(source):
        return Flag("repetition", f"“{loop}” is repeated over and over")
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
