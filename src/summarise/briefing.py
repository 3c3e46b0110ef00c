"""Digests in, one `Briefing` out: by ISO week, newest first, undated articles last and said to be so."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from summarise.errors import UsageError
from summarise.types import Briefing, Digest, Period, Week

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


def day_of(digest: Digest) -> date | None:
    """Return the day an article is dated, None where it gives none or no more than a month."""
    dated = digest.article.date
    if dated is None or len(dated.value) < DAY_LENGTH:
        return None
    return date.fromisoformat(dated.value[:DAY_LENGTH])


def brief(digests: Iterable[Digest], period: Period, *, include_undated: bool) -> Briefing:
    """Order digests into weeks; those outside `period` are left out.

    Args:
        include_undated: whether articles without a date come in a section of their own or are only counted.
    """
    weeks: dict[tuple[int, int], list[Digest]] = defaultdict(list)
    undated: list[Digest] = []
    for digest in digests:
        day = day_of(digest)
        if day is None:
            undated.append(digest)
        elif (period.since or day) <= day <= (period.until or day):
            weeks[day.isocalendar()[:2]].append(digest)
    return Briefing(
        period=period,
        weeks=tuple(Week(*week, _newest_first(weeks[week])) for week in sorted(weeks, reverse=True)),
        undated=tuple(undated) if include_undated else (),
        undated_left_out=0 if include_undated else len(undated),
    )


def _newest_first(digests: list[Digest]) -> tuple[Digest, ...]:
    return tuple(sorted(digests, key=lambda digest: day_of(digest) or date.min, reverse=True))


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
