"""What of an article a brief digest translates: the sentences that its summary is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarise.summary.extractive import choose_sentences
from summarise.summary.length import SummaryLength
from summarise.types import Article, Sentence, TranslatedArticle, Translation

SPARES = 2
"""Asked for beyond the abstract: they take the place of sentences that do not pass, else they are key points.
A second round of one sentence takes as long as a batch of twenty."""
MOST_SPARE = 3
"""Sentences asked for at most in the place of others: a bound on the time of an article that the engine
translates badly (a judgement)."""


def find_salient(
    article: Article,
    sentences: Sequence[Sentence],
    length: SummaryLength,
    translated: Mapping[int, Translation],
) -> tuple[Sentence, ...]:
    """Return the sentences to translate for an abstract, in the article's order, the first always among them.

    What has no English yet is weighed as if it were its own translation. Ask again once these are translated:
    others take the place of those that came out with a flag, until none is returned.
    """
    translations = tuple(
        translated.get(sentence.index) or Translation(sentence.index, sentence.text, "source")
        for sentence in sentences
    )
    spared = replace(length, points=SPARES)
    abstract, spares = choose_sentences(TranslatedArticle(article, tuple(sentences), translations), spared)
    told = {candidate.sentence.index for candidate in abstract}
    known = {sentence.index for sentence in sentences if sentence.index in translated}
    if known and (told <= known or len(known) > length.sentences + MOST_SPARE):
        return ()
    told |= {sentences[0].index, *(candidate.sentence.index for candidate in spares)}
    return tuple(sentence for sentence in sentences if sentence.index in told)
