"""Check that who says something in a statement says it in the article, and that quoted words stand there."""

from collections.abc import Iterator, Sequence

from summarise.summary.grounding.evidence import ArticleReading
from summarise.summary.grounding.places import is_same
from summarise.summary.grounding.reading import Reading
from summarise.summary.grounding.tokens import Item
from summarise.summary.grounding.words import read_words
from summarise.types import Flag

MOST_BETWEEN = 8
"""Words between a speaker and the verb: "Bruce, 54, chairman of the central bank, said"."""
_STOPS = frozenset('.!?;:“”"')


def changed_speaker(statement: Reading, evidence: Sequence[Reading], article: ArticleReading) -> Flag | None:
    """Flag somebody who does not say in the evidence what a statement has them say."""
    theirs = [name for reading in evidence for name in speakers(reading)]
    for name in speakers(statement):
        if any(is_same(name, other) for other in theirs):
            continue
        if theirs or not any(_may_speak(name, reading, article) for reading in evidence):
            return Flag("speaker", f"{name.text} does not say this in the article")
    return None


def changed_quotation(
    statement: Reading, evidence: Sequence[Reading], _article: ArticleReading
) -> Flag | None:
    """Flag words in quotation marks that the evidence does not hold word for word."""
    texts = [_padded(token.lower for token in reading.tokens if token.is_word) for reading in evidence]
    for words in statement.quotations:
        if not any(_padded(words) in text for text in texts):
            return Flag("speaker", f"“{' '.join(words)}” is not in the article word for word")
    return None


def _padded(words: Iterator[str] | Sequence[str]) -> str:
    return f" {' '.join(words)} "


def _may_speak(name: Item, reading: Reading, article: ArticleReading) -> bool:
    """Tell whether somebody is named where a sentence without a named speaker may leave them unsaid."""
    near = article.near(reading)
    return any(word in other.lowers for other in near for word in name.key.split())


def speakers(reading: Reading) -> list[Item]:
    """List the names beside the verbs of speech: before them, or right behind ("said Bruce")."""
    by_end = {name.last: name for name in reading.names}
    by_start = {name.first: name for name in reading.names}
    found: list[Item] = []
    for place, token in enumerate(reading.tokens):
        if token.lower in read_words("reporting"):
            name = _before(reading, place, by_end) or _behind(reading, place, by_start)
        elif token.lower == "to" and place and reading.tokens[place - 1].lower == "according":
            name = _behind(reading, place, by_start)
        else:
            continue
        if name is not None:
            found.append(name)
    return found


def _before(reading: Reading, verb: int, by_end: dict[int, Item]) -> Item | None:
    tokens = reading.tokens
    last = verb - 1
    while last >= 0 and tokens[last].lower in read_words("adverbs"):
        last -= 1
    if last < 0 or (last not in by_end and tokens[last].text != ","):
        return None
    for place in range(last, max(-1, last - MOST_BETWEEN), -1):
        if place in by_end:
            return by_end[place]
        if tokens[place].text in _STOPS or tokens[place].lower in read_words("pronouns"):
            return None
    return None


def _behind(reading: Reading, verb: int, by_start: dict[int, Item]) -> Item | None:
    for place in range(verb + 1, min(len(reading.tokens), verb + 1 + MOST_BETWEEN // 2)):
        if place in by_start:
            return by_start[place]
        if reading.tokens[place].text in _STOPS or reading.tokens[place].lower in ("that", "to", "it"):
            return None
    return None
