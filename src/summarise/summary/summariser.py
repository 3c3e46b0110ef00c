"""The seam between the program and whatever summarises: the `Summariser` protocol."""

from collections.abc import Sequence
from typing import Protocol

from summarise.types import Article, Sentence, Signature, Summary, Translation


class Summariser(Protocol):
    """Choose or write the headline, abstract and key points of one article."""

    @property
    def name(self) -> str:
        """What a reader is told about how the summary was made."""

    @property
    def signature(self) -> Signature:
        """Everything that decides the summary."""

    def summarise(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        translations: Sequence[Translation],
        title: Translation | None,
    ) -> Summary:
        """Summarise one article; `translations[i]` is the English of `sentences[i]`.

        Raises:
            NoArticleText: there is no sentence to rest a summary on.
        """
