"""Cut the last clause off a very long sentence, and show that it was cut."""

import re

from summarise.summary.quotations import leaves_open
from summarise.translation.quality import check

LONGEST = 40
"""Words of English a reader takes in one breath; 28 of the 1,953 English sentences of news-dev have more."""
SHORTEST_MAIN = 12
"""Words that stay at least: a shorter beginning is seldom the news."""

_CLAUSE = re.compile(
    r",\s(?=(?:(?:of|in|with|for|to|from|by|after)\s)?(?:which|whom|whose|who|where)\s|"
    r"(?:thus|thereby|while|as well as)\s|[a-z]{3,}ing\s)"
)
"""Where a relative or participial clause begins. "That" is left out: without it there is often no news."""
_NEITHER = re.compile(r"[,;:]|\s[–—-]\s")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|said|says|told|"
    r"went|won|took|made|gave|began|became|held|saw|\w{3,}ed)\b"
)
_QUALIFIED = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|unless|until|if|only|except|but|although|though|despite|"
    r"alleged(?:ly)?|reported(?:ly)?|denied|denies|refut\w+|yet|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What in the last clause turns, limits or doubts what stands before it: such a clause stays."""
_MATTERS = frozenset({"number", "percentage", "unit", "currency", "date", "name", "negation"})
"""Flags of the guard that forbid a cut. Those for text that is missing ("omission", "length", "truncated",
"meaning") say what the ellipsis says too."""


def shorten_long(source: str, english: str) -> str:
    """Return the English without its last clause where it is very long and nothing that counts is lost.

    A cut sentence ends with " …". It stays whole if the clause is no trailing relative or participial one,
    qualifies what stands before it, or if the guard misses something of the source.

    Args:
        source: the sentence the English renders; the same where the article is in English.
    """
    if len(english.split()) <= LONGEST:
        return english
    cuts = [match.start() for match in _CLAUSE.finditer(english) if _is_trailing(english, match)]
    for cut in cuts:
        if not _loses(source, english, english[:cut]):
            return english[:cut] + " …"
    return english


def _is_trailing(english: str, clause: re.Match[str]) -> bool:
    """Tell whether a whole sentence stands before a clause and nothing behind it."""
    main, tail = english[: clause.start()], english[clause.end() :]
    return (
        len(main.split()) >= SHORTEST_MAIN
        and _VERB.search(main) is not None
        and not leaves_open(main)
        and main.count("(") == main.count(")")
        and not _NEITHER.search(tail)
        and not _QUALIFIED.search(tail)
    )


def _loses(source: str, english: str, shorter: str) -> bool:
    before, after = ({flag.code for flag in check(source, text)} for text in (english, shorter + "."))
    return not _MATTERS.isdisjoint(after - before)
