"""Put what a format says of an article beside what its text says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarise.article.lines import key_of
from summarise.types import Article, ArticleDate, Credit, Hints, Removed

AUTHOR_ROLE = "writer"
"""What an author is called where the format does not say what they did."""
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\\x00-\x1f\x7f]{4,2000}")
"""An address that can be shown as a link: nothing else becomes one."""
DAY_LENGTH = len("2025-06-16")


def apply_hints(article: Article, hints: Hints) -> Article:
    """Return an article with the format's metadata: it was written to be read by machines, so it comes first.

    People are the exception: the text knows who reported and who edited, a page only its "author".
    """
    return replace(
        article,
        title=hints.title or article.title,
        outlet=hints.outlet or article.outlet,
        section=hints.section or article.section,
        agency=None if article.agency == hints.outlet else article.agency,
        date=choose_date(hints.date, article.date),
        url=hints.url if hints.url and _ADDRESS.fullmatch(hints.url) else None,
        credits=article.credits or tuple(Credit(AUTHOR_ROLE, name) for name in hints.authors),
        removed=(*_replaced_title(article, hints), *article.removed),
    )


def choose_date(hint: ArticleDate | None, found: ArticleDate | None) -> ArticleDate | None:
    """Return the surer of two dates: published before updated, the format's before the text's.

    Of the same day, the text's line may know the time where an address knows only the day.
    """
    if hint is None or found is None:
        return hint or found
    if found.kind != "published":
        return hint
    finer = hint.precision == "day" and found.value.startswith(hint.value[:DAY_LENGTH])
    return found if finer or hint.kind != "published" else hint


def _replaced_title(article: Article, hints: Hints) -> Sequence[Removed]:
    """Return the line the text offered as its title, if the format's is another: nothing vanishes."""
    if article.title is None or hints.title is None or key_of(article.title) == key_of(hints.title):
        return ()
    return (Removed(article.title, "head"),)
