"""Segments as the engines need them: with something to translate in them, and not too long."""

import re
from collections.abc import Callable

CLAUSE_MARKS = (
    re.compile(r"(?<=[;:.!?])\s+|(?<!\s)\s+(?=[–—])"),
    re.compile(r"(?<=,)\s+"),
    re.compile(
        r"(?<!\s)\s+(?=(?:dan|atau|serta|tetapi|namun|sedangkan|sementara|karena|sehingga|agar|yang)\b)"
    ),
)
"""Where a sentence may be cut, best first: between clauses, at commas, before a conjunction."""
ANYWHERE = re.compile(r"\s+")

MARGIN = 0.2
"""A cut leaves at least this share of the characters on either side, unless no mark allows it. A short
head such as "Pertama," is no clause: the models turn such fragments into invented sentences."""


def has_words(segment: str) -> bool:
    """Say whether there is a letter or a digit in the segment."""
    return any(character.isalnum() for character in segment)


def split_long(segment: str, count: Callable[[str], int], cap: int) -> list[str]:
    """Split a segment at clause marks into pieces of at most `cap` tokens, losing only white space.

    The cut nearest to the middle is taken first, so that the pieces are of about equal length. A word
    longer than `cap` is cut between characters.

    Args:
        segment: the text to split.
        count: says how many tokens a text has.
        cap: the most tokens a piece may have.
    """
    segment = segment.strip()
    if len(segment) < 2 or count(segment) <= cap:
        return [segment]
    cut = _best_cut(segment)
    return split_long(segment[:cut], count, cap) + split_long(segment[cut:], count, cap)


def split_clauses(segment: str, longest: int) -> list[str]:
    """Split a segment into clauses of about `longest` words at most; what has no clause mark stays whole."""
    segment = segment.strip()
    cuts = (_cut(segment, mark, MARGIN) for mark in CLAUSE_MARKS)
    cut = next((cut for cut in cuts if cut), 0) if len(segment.split()) > longest else 0
    if not cut:
        return [segment]
    return split_clauses(segment[:cut], longest) + split_clauses(segment[cut:], longest)


def _best_cut(segment: str) -> int:
    cuts = (_cut(segment, mark, margin) for margin in (MARGIN, 0.0) for mark in (*CLAUSE_MARKS, ANYWHERE))
    return next((cut for cut in cuts if cut), len(segment) // 2)


def _cut(segment: str, mark: re.Pattern[str], margin: float) -> int:
    """Return the place at a mark that is nearest to the middle, 0 where there is none inside the margins."""
    cuts = [match.end() for match in mark.finditer(segment)]
    inside = [cut for cut in cuts if margin * len(segment) < cut < (1 - margin) * len(segment)]
    return min(inside, key=lambda cut: abs(cut - len(segment) / 2), default=0)
