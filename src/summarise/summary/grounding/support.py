"""Check that the words of a statement stand in its evidence."""

from collections.abc import Sequence

from summarise.summary.grounding.evidence import ArticleReading
from summarise.summary.grounding.reading import Reading
from summarise.types import Flag

LEAST_SHARE = 0.4
"""Share of content words, names, numbers and dates that must stand in the evidence. At 0.5, 0.45, 0.4 and
0.34 the sentences of human summaries that passed were 511, 514, 547 and 549 of 947 (of the half to choose
on), and at most one of some 550 unrelated sentences got through at each."""
LONGEST_RUN = 3
"""Content words in a row that may stand nowhere in the article."""
LEAST_WORDS = 3
"""Content words a share needs to mean anything."""


def unsupported(statement: Reading, evidence: Sequence[Reading], article: ArticleReading) -> Flag | None:
    """Flag a statement of which too little stands in the evidence, or a stretch of it nowhere at all."""
    words = statement.content
    roots = frozenset().union(*(reading.roots for reading in evidence))
    things = [item.key for item in statement.items]
    given = {item.key for reading in evidence for item in reading.items}
    held = [*(word in roots for word in words), *(thing in given for thing in things)]
    if len(held) >= LEAST_WORDS and sum(held) < LEAST_SHARE * len(held):
        return Flag("support", "the article says too little of this")
    if held and not any(held):
        return Flag("support", "the article says nothing of this")
    run = _longest_run(words, article.roots)
    if len(run) > LONGEST_RUN:
        return Flag("support", f"the article says nothing of “{' '.join(run)}”")
    return None


def _longest_run(words: Sequence[str], known: frozenset[str]) -> tuple[str, ...]:
    longest: tuple[str, ...] = ()
    run: tuple[str, ...] = ()
    for word in words:
        run = () if word in known else (*run, word)
        longest = max(longest, run, key=len)
    return longest
