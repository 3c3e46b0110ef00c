"""How much of an article each sentence tells: by its place, what it shares with the others, its kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.summary.centrality import degrees
from summarise.summary.english import has_verb
from summarise.summary.quotations import inside_quotations
from summarise.summary.sentence_vectors import Vector, cosine, vectors
from summarise.summary.shortening import shorten_long
from summarise.summary.soundness import LEAST_WORDS
from summarise.summary.standing import is_whole
from summarise.types import Article, Sentence, TranslatedArticle, Translation

MOST_CANDIDATES = 150
"""Sentences that are weighed against each other; news says what matters long before."""
MOST_WORDS = 60
"""Longer ones are unreadable as a key point and the ones a small model most often translates in part."""

LEAD = 11
"""Sentences over which the weight of the place falls from 1 to 0."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign counts for a sentence."""

    place: float
    centrality: float
    title: float
    quotation: float


FROM_THE_TOP = Weights(place=1.0, centrality=0.65, title=1.0, quotation=-0.5)
"""Chosen with `LEAD` and `choosing.REDUNDANCY` on the even rows of benchmarks/summaries.py. What each does
there for ROUGE-2 against Lead-3's, in hundredths: without the place IndoSum falls from -0.6 to -23.2,
without the quotations to -2.2; without centrality SummEval falls from -0.6 to -1.1, and IndoSum is Lead-3
in 66 % instead of 49 %. No set but BBC has titles, on which the title's weight was chosen before `EVENLY`
was; nothing speaks for or against it in Indonesian."""
EVENLY = Weights(place=0.0, centrality=1.0, title=0.0, quotation=0.0)
"""For English articles with a headline of their own, which says what a lead would. Measured on BBC alone,
the only such set: ROUGE-2 against Lead-3's is +15.1 on the even rows, +5.3 with the other weights, +13.3
with those but for the place and the centrality (sumy's TextRank: +11.7 on all rows)."""

QUOTED_WORDS = 4
"""Of fewer words in quotation marks most are titles and words of doubt, not what somebody said."""
_QUOTED_WORD = r"(?:[^\s\"“”'’]|['’]\w)+"
_QUOTATION = re.compile(
    rf"(?:[\"“]|(?:^|\s)['‘])\s?(?:{_QUOTED_WORD}\s+){{{QUOTED_WORDS - 1}}}{_QUOTED_WORD}"
)
"""Double marks, or a single one before a word as some English papers have them; else it is an apostrophe."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be shown alone, the English that would be shown, and what speaks for it."""

    sentence: Sentence
    english: str
    vector: Vector
    """Of the sentence as the article has it, not of its English."""
    score: float


def rank(translated: TranslatedArticle) -> list[Candidate]:
    """Return the sentences that may be chosen, the most telling first.

    None has a flag, is torn from its quotation, or is no whole sentence.
    """
    considered = list(zip(translated.sentences, translated.translations, strict=True))[:MOST_CANDIDATES]
    torn = inside_quotations(translated.sentences)
    own = vectors([sentence.text for sentence, _ in considered], translated.article.language)
    scores = _score([sentence.text for sentence, _ in considered], own, translated.article)
    candidates = [
        Candidate(sentence, shorten_long(sentence.text, translation.hypothesis), vector, score)
        for (sentence, translation), vector, score in zip(considered, own, scores, strict=True)
        if _may_be_shown(sentence, translation) and sentence.index not in torn
    ]
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _may_be_shown(sentence: Sentence, translation: Translation) -> bool:
    fits = LEAST_WORDS <= len(sentence.text.split()) <= MOST_WORDS
    english = translation.hypothesis
    # What is its own translation may be Indonesian, where the English word lists find no verb.
    tells = english == sentence.text or has_verb(english.split())
    return not translation.flags and fits and tells and is_whole(sentence.text)


def _score(texts: Sequence[str], own: Sequence[Vector], article: Article) -> list[float]:
    weights = EVENLY if article.language == "en" and article.title else FROM_THE_TOP
    title = vectors([article.title or article.standfirst or ""], article.language)[0]
    return [
        weights.place * max(0.0, 1 - place / LEAD)
        + weights.centrality * central
        + weights.title * cosine(vector, title)
        + weights.quotation * bool(_QUOTATION.search(text))
        for place, (text, vector, central) in enumerate(
            zip(texts, own, degrees(texts, article.language), strict=True)
        )
    ]
