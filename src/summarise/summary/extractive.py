"""Summarise by choosing whole sentences: judged on the Indonesian, shown in English.

Nothing is written that a translation does not say, and no sentence with a flag is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.errors import NoArticleText
from summarise.summary.choosing import choose
from summarise.summary.contents import complete, contents_signature
from summarise.summary.headlines.headline import choose_headline
from summarise.summary.length import MEDIUM, SummaryLength
from summarise.summary.ranking import Candidate, rank
from summarise.types import Signature, Statement, Summary, TranslatedArticle

VERSION = "7"


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
        return {
            "summariser": f"extractive-{VERSION}",
            "summary length": str(self.length),
            **contents_signature(),
        }

    def summarise(self, translated: TranslatedArticle) -> Summary:
        """Summarise one article; see `Summariser.summarise`."""
        return complete(self.begin(translated), translated)

    def begin(self, translated: TranslatedArticle) -> Summary:
        """Choose headline, abstract and key points; `complete` adds the rest.

        Raises:
            NoArticleText: there is no sentence to choose from.
        """
        source = translated.article.source
        if not translated.sentences:
            raise NoArticleText(source, f"{source}: no sentence to summarise")
        abstract, points = choose_sentences(translated, self.length)
        return Summary(choose_headline(translated), _statements(abstract), _statements(points))


def choose_sentences(
    translated: TranslatedArticle, length: SummaryLength
) -> tuple[list[Candidate], list[Candidate]]:
    """Choose the sentences of the abstract and of the key points."""
    candidates = rank(translated)
    abstract = choose(candidates, length.sentences, length.words)
    return abstract, choose(candidates, length.points, said=abstract)


def _statements(candidates: Sequence[Candidate]) -> tuple[Statement, ...]:
    ordered = sorted(candidates, key=lambda candidate: candidate.sentence.index)
    return tuple(Statement(candidate.english, (candidate.sentence.index,)) for candidate in ordered)
