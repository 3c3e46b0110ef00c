"""Whether a written sentence says only what the article says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summarise.summary.grounding.evidence import ArticleReading
from summarise.summary.grounding.figures import changed_date, changed_number
from summarise.summary.grounding.names import changed_name
from summarise.summary.grounding.negation import changed_polarity
from summarise.summary.grounding.reading import MOST_CHARACTERS, Reading, read
from summarise.summary.grounding.speakers import changed_quotation, changed_speaker
from summarise.summary.grounding.support import unsupported
from summarise.summary.grounding.words import fingerprint
from summarise.translation import rules
from summarise.types import Flag, Signature

VERSION = "2"

MOST_WORDS = 100
"""A written sentence longer than this is none: the longest of the five seeds has 54."""

Check = Callable[[Reading, Sequence[Reading], ArticleReading], Flag | None]
CHECKS: tuple[Check, ...] = (
    changed_number,
    changed_date,
    changed_name,
    changed_polarity,
    changed_speaker,
    changed_quotation,
    unsupported,
)


@dataclass(frozen=True, slots=True)
class Grounding:
    """What a written sentence rests on, and what speaks against it."""

    sentences: tuple[int, ...]
    """Indices of the article's sentences it rests on, most alike first; at least one."""
    faults: tuple[Flag, ...]
    """Why it may not be shown; none where it passes."""


class Evidence:
    """An article's sentences, read once, against which many statements are checked."""

    def __init__(self, passages: Mapping[int, str]) -> None:
        """Read the article's own English sentences that may be rested on, by index; not empty."""
        self._article = ArticleReading(passages)
        self._indices = {_bare(text): index for index, text in reversed(tuple(passages.items()))}

    def ground(self, statement: str) -> Grounding:
        """Check one written sentence; one that is the article's own always passes."""
        index = self._indices.get(_bare(statement))
        if index is not None:
            return Grounding((index,), ())
        if len(statement.split()) > MOST_WORDS or len(statement) > MOST_CHARACTERS:
            first = self._article.readings[0].index
            return Grounding((first,), (Flag("support", "this is too long to be checked"),))
        reading = read(-1, statement, self._article.sure_names)
        evidence = self._article.choose(reading)
        faults = (check(reading, evidence, self._article) for check in CHECKS)
        return Grounding(
            tuple(sentence.index for sentence in evidence), tuple(fault for fault in faults if fault)
        )


def ground(statement: str, passages: Mapping[int, str]) -> Grounding:
    """Check one written sentence against the article.

    Args:
        statement: English, one sentence or headline.
        passages: the article's own English sentences that may be rested on, by index; not empty.
    """
    return Evidence(passages).ground(statement)


def signature() -> Signature:
    """Name the version of the checks and the words they read, which decide what passes."""
    return {"grounding": VERSION, "grounding-words": fingerprint(), **rules.signature()}


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
