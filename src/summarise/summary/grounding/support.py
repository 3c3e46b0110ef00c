"""Check that the words of a statement stand in its evidence."""

from collections.abc import Sequence

from summarise.summary.grounding.evidence import ArticleReading
from summarise.summary.grounding.reading import Reading
from summarise.types import Flag

LEAST_SHARE = 0.5
"""Share of content words, names, numbers and dates that must stand in the evidence. At 0.6, 0.5 and 0.4 35.6,
41.0 and 43.8 % of 947 sentences of human summaries passed (of the half to choose on); in between because what
a small model invents has about half of its words from the article."""
LONGEST_RUN = 3
"""Content words in a row that may stand nowhere in the article."""
FEW_WORDS = 4
"""In a statement of no more content words, names and numbers all words must stand in the evidence. Else "The
bridge has collapsed" would rest on any sentence about the bridge. It stops none of those 947 that the share
lets pass, but a short sentence in other words ("not safe" for "unsafe")."""


def unsupported(statement: Reading, evidence: Sequence[Reading], article: ArticleReading) -> Flag | None:
    """Flag a statement of which too little stands in the evidence, or a stretch of it nowhere at all."""
    words = statement.content
    roots = frozenset().union(*(reading.roots for reading in evidence))
    things = [item.key for item in statement.items]
    given = {item.key for reading in evidence for item in reading.items}
    said = [word in roots for word in words]
    held = [*said, *(thing in given for thing in things)]
    missing = not all(said) if len(held) <= FEW_WORDS else sum(held) < LEAST_SHARE * len(held)
    if missing:
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
