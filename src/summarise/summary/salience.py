"""What of an article is worth translating first: the sentences a summary would be made of."""

from collections.abc import Sequence
from dataclasses import replace

from summarise.summary.extractive import choose_sentences
from summarise.summary.length import SummaryLength
from summarise.types import Article, Sentence, TranslatedArticle, Translation

SPARE_SENTENCES = 2
"""Translated beyond the abstract: they stand in for a sentence that is flagged, else they are key points."""


def find_salient(
    article: Article, sentences: Sequence[Sentence], length: SummaryLength
) -> tuple[Sentence, ...]:
    """Return the sentences that tell an article in short, in its order, the first among them.

    The choice is made on the source, as if it were its own translation: where no sentence is flagged,
    the summary of these is the summary of all.
    """
    copies = tuple(Translation(sentence.index, sentence.text, "source") for sentence in sentences)
    spared = replace(length, points=SPARE_SENTENCES)
    abstract, points = choose_sentences(TranslatedArticle(article, tuple(sentences), copies), spared)
    told = {sentences[0].index, *(candidate.sentence.index for candidate in (*abstract, *points))}
    return tuple(sentence for sentence in sentences if sentence.index in told)
