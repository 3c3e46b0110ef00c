"""Sentences as TF-IDF vectors, and how central each is among the others."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from summarise.translation.lexicon import lexicon, words

CORPUS_WORDS = 4_900_000
"""Words of the text the lexicon was counted on; only the order of magnitude matters."""
Vector = dict[str, float]


def vectors(texts: Sequence[str], language: str = "id") -> list[Vector]:
    """Return the unit TF-IDF vector of each text, with document frequencies from the lexicon's corpus.

    Args:
        language: ISO 639-1 code of the texts. What is not "en" counts as Indonesian.
    """
    return [_unit(_weights(text, language)) for text in texts]


def _weights(text: str, language: str) -> Vector:
    counts = Counter(word.lower() for word in words(text))
    return {word: count * _idf(word, language) for word, count in counts.items()}


def _idf(word: str, language: str) -> float:
    if language == "en":
        return math.log(CORPUS_WORDS / (1 + _english_counts().get(word, 0)))
    entry = lexicon().get(word)
    return math.log(CORPUS_WORDS / (1 + (entry.count if entry else 0)))


@cache
def _english_counts() -> dict[str, int]:
    """Estimate how often an English word stands in the English half of the lexicon's corpus.

    A word occurs as often as the Indonesian words it most likely renders, so far as they are rendered so.
    """
    counts: Counter[str] = Counter()
    for entry in lexicon().values():
        counts[entry.likeliest] += entry.count * entry.certainty // 100
    return counts


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / norm for word, weight in vector.items()} if norm else {}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two unit vectors."""
    small, large = sorted((one, other), key=len)
    return sum(weight * large.get(word, 0.0) for word, weight in small.items())


def centrality(sentences: Sequence[Vector]) -> list[float]:
    """Return how much each sentence shares with all others, the highest 1.

    Source: degree centrality in Erkan and Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience in
    Text Summarization", weighted by the cosine instead of cut off at a threshold.
    """
    degrees = [0.0] * len(sentences)
    for (row, one), (column, other) in combinations(enumerate(sentences), 2):
        likeness = cosine(one, other)
        degrees[row] += likeness
        degrees[column] += likeness
    highest = max(degrees, default=0.0) or 1.0
    return [degree / highest for degree in degrees]
