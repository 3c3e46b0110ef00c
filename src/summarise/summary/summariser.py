"""The seam between the program and whatever summarises: the `Summariser` protocol."""

from typing import Protocol

from summarise.types import Signature, Summary, TranslatedArticle


class Summariser(Protocol):
    """Choose or write the headline, abstract and key points of one article."""

    @property
    def name(self) -> str:
        """What a reader is told about how the summary was made."""

    @property
    def signature(self) -> Signature:
        """Everything that decides the summary."""

    def summarise(self, translated: TranslatedArticle) -> Summary:
        """Summarise one article.

        Raises:
            NoArticleText: there is no sentence to rest a summary on.
        """


def writing_signature(summary: Summary) -> Signature:
    """Name what became of a summary's written sentences; where none were written, nothing."""
    if summary.unwritten:
        return {"writing": f"nothing written: {summary.unwritten}"}
    replaced = f"{summary.replaced} of {summary.written} written sentences replaced"
    return {"writing": replaced} if summary.written else {}
