"""Clean documents as one run wants it: the one place that hands a user's choices to the article room."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from summarise.article import article as article_stage
from summarise.article.article import make_article
from summarise.article.phrases import NO_RULES, PhraseRules
from summarise.types import Article, Document, Signature

NOON = dt.time(12)
"""When a page was fetched if only the day is known: "3 jam lalu" is then that day, not the one before."""


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Make articles of documents by our rules and the user's own."""

    rules: PhraseRules = NO_RULES
    keep_all: bool = False
    """Take lists, tables and posts for articles too."""

    @property
    def signature(self) -> Signature:
        """What decides an article besides its document; choices not made leave no trace."""
        own = {"user-rules": self.rules.fingerprint} if self.rules.phrases else {}
        return {**article_stage.signature(), **own, **({"keep-all": "1"} if self.keep_all else {})}

    def clean(self, document: Document) -> Article:
        """Clean one document.

        Raises:
            NoArticleText: it is no article.
        """
        return _make(self, document)


DEFAULT_CLEANER = Cleaner()


def _moment(value: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(value)
    return moment if "T" in value else dt.datetime.combine(moment, NOON)


# Choosing articles by day and digesting them ask for the same article, one right after the other.
@lru_cache(maxsize=1)
def _make(cleaner: Cleaner, document: Document) -> Article:
    fetched = document.hints.crawled_at
    return make_article(
        document,
        crawled_at=_moment(fetched) if fetched else None,
        keep_all=cleaner.keep_all,
        rules=cleaner.rules,
    )
