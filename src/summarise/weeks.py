"""Digests in, one `Briefing` out: by ISO week, newest first, undated articles last and said to be so."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from summarise.errors import UsageError
from summarise.types import Article, Briefing, Digest, Period, Week

_ISO_WEEK = re.compile(r"(\d{4})-W(\d{1,2})")
DAY_LENGTH = len("2025-06-16")


def parse_week(text: str) -> Period:
    """Read an ISO 8601 week such as "2025-W25" as its Monday to Sunday.

    Raises:
        UsageError: it is no such week.
    """
    match = _ISO_WEEK.fullmatch(text)
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:
        monday = None
    if monday is None:
        raise UsageError(f"“{text}” is no ISO week; write it like 2025-W25")
    return Period(monday, monday + timedelta(days=6))


def parse_day(text: str) -> date:
    """Read an ISO 8601 day such as "2025-06-16".

    Raises:
        UsageError: it is no such day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"“{text}” is no date; write it like 2025-06-16") from error


def day_of(article: Article) -> date | None:
    """Return the day an article is dated, None where it gives none or no more than a month."""
    if article.date is None or len(article.date.value) < DAY_LENGTH:
        return None
    return date.fromisoformat(article.date.value[:DAY_LENGTH])


def day_in_period(article: Article, period: Period) -> bool | None:
    """Tell whether an article belongs to a period; None where it has no day to tell by."""
    day = day_of(article)
    return None if day is None else (period.since or day) <= day <= (period.until or day)


def brief(digests: Iterable[Digest], period: Period, *, undated_left_out: int = 0) -> Briefing:
    """Order digests into weeks; those dated outside `period` are left out.

    Args:
        undated_left_out: articles without a date that the caller kept out, for the reader to know.
    """
    weeks: dict[tuple[int, int], list[Digest]] = defaultdict(list)
    undated: list[Digest] = []
    for digest in digests:
        day = day_of(digest.article)
        if day is None:
            undated.append(digest)
        elif day_in_period(digest.article, period):
            year, week, _ = day.isocalendar()
            weeks[year, week].append(digest)
    return Briefing(
        period=period,
        weeks=tuple(Week(*week, _newest_first(weeks[week])) for week in sorted(weeks, reverse=True)),
        undated=tuple(undated),
        undated_left_out=undated_left_out,
    )


def _newest_first(digests: list[Digest]) -> tuple[Digest, ...]:
    return tuple(sorted(digests, key=lambda digest: day_of(digest.article) or date.min, reverse=True))


def period_label(period: Period) -> str:
    """Name a period for a file and a title: "2025-W25", "2025-06-01-to-2025-06-30", "all"."""
    since, until = period.since, period.until
    if since and until:
        year, week, weekday = since.isocalendar()
        whole_week = weekday == 1 and until - since == timedelta(days=6)
        return f"{year}-W{week:02}" if whole_week else f"{since}-to-{until}"
    if since or until:
        return f"since-{since}" if since else f"until-{until}"
    return "all"
