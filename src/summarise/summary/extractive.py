"""Summarise by choosing whole sentences: judged on the Indonesian, shown in English.

Nothing is written that a translation does not say, and no sentence with a flag is chosen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.errors import NoArticleText
from summarise.summary.choosing import choose
from summarise.summary.length import MEDIUM, SummaryLength
from summarise.summary.ranking import MOST_CANDIDATES, Candidate, rank
from summarise.summary.sentence_vectors import cosine, vectors
from summarise.types import (
    Article,
    Sentence,
    Signature,
    Statement,
    Summary,
    TranslatedArticle,
    Translation,
)

VERSION = "3"

HEADLINE_WORDS = 18
SHORTEST_CLAUSE = 6
_CLAUSE_MARK = re.compile(r"[,;:]\s|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class ExtractiveSummariser:
    """Choose the headline, abstract and key points among the article's own sentences."""

    length: SummaryLength = MEDIUM

    @property
    def name(self) -> str:
        """See `Summariser.name`."""
        return "sentences chosen from the article"

    @property
    def signature(self) -> Signature:
        """Name the version of the choice and how much is chosen."""
        return {"summariser": f"extractive-{VERSION}", "summary length": str(self.length)}

    def summarise(self, translated: TranslatedArticle) -> Summary:
        """Summarise one article; see `Summariser.summarise`."""
        article, sentences = translated.article, translated.sentences
        if not sentences:
            raise NoArticleText(article.source, f"{article.source}: no sentence to summarise")
        candidates = rank(translated)
        abstract = choose(candidates, self.length.sentences, self.length.words)
        points = choose(candidates, self.length.points, said=abstract)
        return Summary(
            headline=_headline(article, translated.title, sentences, candidates),
            abstract=_statements(abstract),
            key_points=_statements(points),
        )


def _statements(candidates: Sequence[Candidate]) -> tuple[Statement, ...]:
    ordered = sorted(candidates, key=lambda candidate: candidate.sentence.index)
    return tuple(Statement(candidate.english, (candidate.sentence.index,)) for candidate in ordered)


def _headline(
    article: Article,
    title: Translation | None,
    sentences: Sequence[Sentence],
    candidates: Sequence[Candidate],
) -> Statement:
    if title and not title.flags:
        return Statement(
            title.hypothesis.rstrip("."), _support(article.title or "", sentences, article.language)
        )
    lead = min(candidates, key=lambda candidate: candidate.sentence.index, default=None)
    if lead:
        return Statement(shorten(lead.english), (lead.sentence.index,))
    return Statement(article.title or shorten(sentences[0].text), (sentences[0].index,))


def _support(title: str, sentences: Sequence[Sentence], language: str) -> tuple[int, ...]:
    """Find the body sentence that says most of what the title says."""
    title_vector, *others = vectors(
        [title, *(sentence.text for sentence in sentences[:MOST_CANDIDATES])], language
    )
    best = max(range(len(others)), key=lambda number: cosine(title_vector, others[number]))
    return (sentences[best].index,)


def shorten(sentence: str) -> str:
    """Cut a sentence for use as a headline at its last clause mark within `HEADLINE_WORDS` words.

    A cut is shown as an ellipsis; a sentence without a clause mark in reach stays whole.
    """
    if len(sentence.split()) <= HEADLINE_WORDS:
        return sentence.rstrip(".")
    cuts = [match.start() for match in _CLAUSE_MARK.finditer(sentence)]
    fitting = [cut for cut in cuts if SHORTEST_CLAUSE <= len(sentence[:cut].split()) <= HEADLINE_WORDS]
    return sentence[: fitting[-1]] + " …" if fitting else sentence.rstrip(".")
