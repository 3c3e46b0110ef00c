"""Periods: ISO weeks and days, which of them an article belongs to, and what they are called."""

import re
from datetime import date, timedelta

from summarise.errors import UsageError
from summarise.types import Article, Period

_ISO_WEEK = re.compile(r"(\d{4})-W(\d{1,2})")
WEEK_WORDS = {"this": 0, "last": 1}
"""What a week may be called instead of its number -> how many weeks ago it is."""
MONTHS = "January February March April May June July August September October November December".split()
"""Not strftime's, which follow the locale."""
DAY_LENGTH = len("2025-06-16")


def parse_week(text: str, today: date | None = None) -> Period:
    """Read an ISO 8601 week such as "2025-W25", or with a day to count from "this" or "last".

    Returns:
        Its Monday to Sunday.

    Raises:
        UsageError: it is no such week.
    """
    if today and text in WEEK_WORDS:
        return week_of(today - timedelta(weeks=WEEK_WORDS[text]))
    match = _ISO_WEEK.fullmatch(text)
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:
        monday = None
    if monday is None:
        raise UsageError(f"“{text}” is no ISO week; write it like 2025-W25, or last or this")
    return week_of(monday)


def week_of(day: date) -> Period:
    """Return the Monday to Sunday a day belongs to."""
    monday = day - timedelta(days=day.weekday())
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


def days_label(since: date | None, until: date | None) -> str:
    """Name the days from one to another, either open, for a reader; "" where both are."""
    if since and until:
        return day_label(since) if since == until else f"{day_label(since)} to {day_label(until)}"
    return f"since {day_label(since)}" if since else f"until {day_label(until)}" if until else ""


def day_label(day: date) -> str:
    """Name a day for a reader: "16 June 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
