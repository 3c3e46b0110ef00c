"""Check that the names of a statement are those of its evidence, each in its place."""

from collections.abc import Sequence

from summarise.summary.grounding.evidence import ArticleReading
from summarise.summary.grounding.kinship import are_one_name, are_one_word
from summarise.summary.grounding.places import exchanged, is_detached, reversed_pair
from summarise.summary.grounding.reading import Reading
from summarise.summary.grounding.tokens import Item
from summarise.summary.grounding.words import read_words
from summarise.translation.rules import common_english
from summarise.types import Flag


def changed_name(statement: Reading, evidence: Sequence[Reading], article: ArticleReading) -> Flag | None:
    """Flag a name that the evidence does not give, and one that takes another's place."""
    swapped = exchanged(statement, evidence, "name")
    if swapped:
        name, other = swapped[0]
        return Flag("name", f"{name.text} stands where the article has {other.text}")
    turned = reversed_pair(statement, evidence)
    if turned:
        one, other = turned
        return Flag("name", f"{one.text} and {other.text} stand in each other's place")
    detached = [name for name in statement.names if is_detached(name, statement, evidence)]
    if detached:
        return Flag("name", f"the article says something else of {detached[0].text}")
    missing = [name for name in statement.names if not _is_given(name, statement, evidence, article)]
    if missing:
        listed = ", ".join(dict.fromkeys(name.text for name in missing))
        return Flag("name", f"{listed} is not in the sentences this rests on")
    return None


def _is_given(name: Item, statement: Reading, evidence: Sequence[Reading], article: ArticleReading) -> bool:
    words = name.key.split()
    missing = [word for word in words if not any(_stands_in(word, reading) for reading in evidence)]
    if not missing:
        return True
    if len(words) == 1 and words[0] in common_english() and article.writes_small(words[0]):
        return True
    if any(are_one_name(name.key, other.key) for reading in evidence for other in reading.names):
        return all(_belongs(word, name, article) for word in missing)
    return _is_meant(name, statement, evidence, article)


def _stands_in(word: str, reading: Reading) -> bool:
    if word in reading.lowers:
        return True
    return any(are_one_word(word, other) for name in reading.names for other in name.key.split())


def _belongs(word: str, name: Item, article: ArticleReading) -> bool:
    """Tell a word that the article too puts beside the rest of a name, or writes small ("President")."""
    rest = set(name.key.split()) - {word}
    together = any(
        word in other.key.split() and not rest.isdisjoint(other.key.split()) for other in article.names
    )
    return together or (article.writes_small(word) and any(map(article.knows, rest)))


def _is_meant(name: Item, statement: Reading, evidence: Sequence[Reading], article: ArticleReading) -> bool:
    """Tell whether a pronoun of the evidence may stand for a name shortly before it.

    Not if the evidence names somebody whom the statement does not: the name may have taken that one's place.
    """
    if any(statement.lowers.isdisjoint(other.key.split()) for reading in evidence for other in reading.names):
        return False
    return any(
        near.lowers.issuperset(name.key.split())
        for reading in evidence
        if not reading.lowers.isdisjoint(read_words("pronouns"))
        for near in article.near(reading)
    )
