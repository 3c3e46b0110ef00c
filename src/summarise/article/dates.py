"""Read dates off Indonesian news: only those the article gives evidence for.

A weekday that disagrees with its date makes both worthless, and a year is never guessed.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarise.article.lines import Line, ends_sentence, is_prose, words_of
from summarise.article.rules import any_of, read_map, read_words
from summarise.types import ArticleDate, DateKind, DatePrecision

LONGEST_DATE_LINE = 6
"""Words beside the date itself: "Kompas.com -", "Jurnalis", a name. More is a sentence with a date."""
LEAD_LINES = 3
LEAD = 1_500
"""Lines and characters of prose the event's date is looked for in. Of 190 dates found so in the
development articles 173 are of the day of publication or the two before; within 400 characters it
is 76 of 83, no better a share. The others are of what is to come or is told again."""
EARLIEST_YEAR = 1990
"""Online news is younger; an older year is history."""


@dataclass(frozen=True, slots=True)
class FullDate:
    """A date with its year, where it stands, and the time of day if there is one."""

    day: dt.date
    time: str
    """"", "T12:15", "T12:15:40+07:00": as much as is given."""
    weekday: bool
    text: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """The date in ISO 8601."""
        return self.day.isoformat() + self.time

    @property
    def precision(self) -> DatePrecision:
        """How far down the time goes."""
        return ("day", "minute", "second")[self.time[:9].count(":")]


def find_full_dates(text: str) -> Iterator[FullDate]:
    """Yield the dates of a text that have a year, are real, and whose weekday agrees."""
    for match in _full_date().finditer(text):
        day = _read_day(match)
        if day and _agrees(match.group("weekday"), day):
            named = match.group("weekday") is not None
            yield FullDate(day, _read_time(match), named, match.group().strip(), *match.span())


def read_date_line(text: str) -> ArticleDate | None:
    """Return the date of a line that is nothing but a date (and whose it is), else None."""
    found = next(find_full_dates(text), None)
    if found is None:
        return None
    beside = words_of(text[: found.start] + " " + text[found.end :])
    # A bare "16 Juni 2025" may be anything; a page dates itself with a weekday or a time.
    if len(beside) > LONGEST_DATE_LINE or ends_sentence(text) or not (found.weekday or found.time):
        return None
    updated = any(word.casefold() in read_words("timestamps", "updated") for word in beside)
    kind: DateKind = "updated" if updated else "published"
    return ArticleDate(found.value, found.precision, kind, found.text)


def find_event_date(lines: Sequence[Line], captions: Sequence[Line]) -> ArticleDate | None:
    """Return the day the lead says it happened, if the article gives its year too.

    "Senin (16/6)" has no year; a full date of the same day and month, in the text or in a caption,
    completes it, provided that the weekday agrees. Without one there is no date.
    """
    years = [date for line in [*lines, *captions] for date in find_full_dates(line.text)]
    lead = "\n".join([line.text[:LEAD] for line in lines if is_prose(line.text)][:LEAD_LINES])[:LEAD]
    dates = (_complete(match, years) for match in _event().finditer(lead))
    return next((date for date in dates if date), None)


def _complete(match: re.Match[str], years: Sequence[FullDate]) -> ArticleDate | None:
    if match.group("year"):
        day = _read_day(match)
        agrees = day is not None and _agrees(match.group("weekday"), day)
        return ArticleDate(day.isoformat(), "day", "event", match.group()) if day and agrees else None
    number, month = int(match.group("day")), int(match.group("month"))
    for full in years:
        if (full.day.day, full.day.month) == (number, month) and _agrees(match.group("weekday"), full.day):
            return ArticleDate(full.day.isoformat(), "day", "event", f"{match.group()}; {full.text}")
    return None


def _read_day(match: re.Match[str]) -> dt.date | None:
    groups = match.groupdict()
    month = groups.get("month") or read_map("months.tsv")[groups["name"].casefold()]
    try:
        day = dt.date(int(groups["year"]), int(month), int(groups["day"]))
    except ValueError:
        return None
    return day if day.year >= EARLIEST_YEAR else None


def _read_time(match: re.Match[str]) -> str:
    """Return the time of day in ISO 8601 with what it was given; "" for none or an impossible one."""
    hour, minute, second, zone = match.group("hour", "minute", "second", "zone")
    if hour is None or int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return ""
    clock = f"T{int(hour):02}:{int(minute):02}" + (f":{int(second):02}" if second else "")
    return clock + (read_map("zones.tsv")[zone.upper()] if zone else "")


def _agrees(weekday: str | None, day: dt.date) -> bool:
    return weekday is None or int(read_map("weekdays.tsv")[weekday.casefold()]) == day.isoweekday()


@cache
def _full_date() -> re.Pattern[str]:
    """Match "Rabu, 10 Juli 2024 12:15:40 WIB", "10/07/2024, 12.15 WIB", "Jumat 7 Jun 2024 | 08.05"."""
    weekday = rf"(?:\b(?P<weekday>{any_of(read_map('weekdays.tsv'))})\b\s?,?\s?)?"
    named = rf"\s?(?P<name>{any_of(read_map('months.tsv'))})\b\.?,?\s?"
    day = rf"\(?(?<!\d)(?P<day>\d{{1,2}})(?:{named}|/(?P<month>\d{{1,2}})/)(?P<year>\d{{4}})\b\)?"
    clock = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{1,2})\b(?:[:.](?P<second>\d{1,2})\b)?"
    zone = rf"(?:\s?\b(?P<zone>{any_of(read_map('zones.tsv'))})\b)?"
    return re.compile(rf"{weekday}{day}(?:\s?[,|•–-]?\s?(?:(?:pukul|jam)\s)?{clock}{zone})?", re.IGNORECASE)


@cache
def _event() -> re.Pattern[str]:
    """Match "Senin (16/6)" and "Senin (16/6/2025)", the newsroom's way to say when."""
    weekday = any_of(read_map("weekdays.tsv"))
    date = r"\((?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?\)"
    return re.compile(rf"\b(?P<weekday>{weekday})\b,?\s?{date}", re.IGNORECASE)
