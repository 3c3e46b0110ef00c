"""How much of an article each sentence tells: by its place, what it shares with the others, its kind."""

import re
from dataclasses import dataclass

from summarise.summary.quotations import inside_quotations
from summarise.summary.sentence_vectors import Vector, centrality, cosine, vectors
from summarise.summary.shortening import shorten_long
from summarise.summary.standing import is_whole
from summarise.types import Sentence, TranslatedArticle, Translation

MOST_CANDIDATES = 150
"""Sentences that are weighed against each other; news says what matters long before."""
LEAST_WORDS = 6
"""Shorter sentences are headings and remnants."""
MOST_WORDS = 60
"""Longer ones are unreadable as a key point and the ones a small model most often translates in part."""

LEAD = 11
"""Sentences over which the weight of the place falls from 1 to 0."""
CENTRALITY_WEIGHT = 0.7
TITLE_WEIGHT = 1.0
NUMBER_WEIGHT = 0.1
QUOTATION_WEIGHT = -0.5
"""Chosen together with `LEAD` and `choosing.REDUNDANCY` on the even rows of benchmarks/summaries.py, as the
set that stays nearest to Lead-3's ROUGE everywhere while it is seldom Lead-3. What each does there for ROUGE-2
against Lead-3, in hundredths: without the place IndoSum falls from -0.6 to -23.9; without centrality BBC from
+5.4 to -0.5, with LexRank's eigenvector in its place to +3.1; without the title BBC to +3.5; without numbers
SummEval from -0.5 to -1.0; without quotations IndoSum to -1.8."""

QUOTED_WORDS = 4
"""Of fewer words in quotation marks most are titles and words of doubt, not what somebody said."""
_QUOTED_WORD = r"(?:[^\s\"“”'’]|['’]\w)+"
_QUOTATION = re.compile(
    rf"(?:[\"“]|(?:^|\s)['‘])\s?(?:{_QUOTED_WORD}\s+){{{QUOTED_WORDS - 1}}}{_QUOTED_WORD}"
)
"""Double marks, or a single one before a word as some English papers have them; else it is an apostrophe."""
_DIGIT = re.compile(r"\d")


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
    article, language = translated.article, translated.article.language
    considered = list(zip(translated.sentences, translated.translations, strict=True))[:MOST_CANDIDATES]
    torn = inside_quotations(translated.sentences)
    own = vectors([sentence.text for sentence, _ in considered], language)
    title = vectors([article.title or article.standfirst or ""], language)[0]
    candidates = [
        Candidate(
            sentence,
            shorten_long(sentence.text, translation.hypothesis),
            vector,
            _score(place, sentence.text, central, cosine(vector, title)),
        )
        for place, ((sentence, translation), vector, central) in enumerate(
            zip(considered, own, centrality(own), strict=True)
        )
        if _may_be_shown(sentence, translation) and sentence.index not in torn
    ]
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _may_be_shown(sentence: Sentence, translation: Translation) -> bool:
    fits = LEAST_WORDS <= len(sentence.text.split()) <= MOST_WORDS
    return not translation.flags and fits and is_whole(sentence.text)


def _score(place: int, text: str, central: float, title: float) -> float:
    return (
        max(0.0, 1 - place / LEAD)
        + CENTRALITY_WEIGHT * central
        + TITLE_WEIGHT * title
        + NUMBER_WEIGHT * bool(_DIGIT.search(text))
        + QUOTATION_WEIGHT * bool(_QUOTATION.search(text))
    )
