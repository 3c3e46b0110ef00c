"""Read dates off Indonesian news: only those the article gives evidence for.

A weekday that disagrees with its date makes both worthless, and a year is never guessed.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarise.article.lines import ends_sentence, words_of
from summarise.article.rules import any_of, read_map, read_words
from summarise.types import ArticleDate, DateKind, DatePrecision

LONGEST_DATE_LINE = 6
"""Words beside the date itself: "Kompas.com -", "Jurnalis", a name. More is a sentence with a date."""
EARLIEST_YEAR = 1990
"""Online news is younger; an older year is history."""
UNITS = {
    "second": dt.timedelta(seconds=1),
    "minute": dt.timedelta(minutes=1),
    "hour": dt.timedelta(hours=1),
    "day": dt.timedelta(days=1),
    "week": dt.timedelta(weeks=1),
    "month": dt.timedelta(days=30.44),
    "year": dt.timedelta(days=365.24),
}

_ADDRESS_DAY = re.compile(
    r"(?:https?://|www\.)\S*?/(?P<year>(?:19|20)\d\d)(?P<slash>/?)(?P<month>[01]\d)(?P=slash)"
    r"(?P<day>[0-3]\d)(?!\d{1,3}(?!\d))\S*"
)


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
    matches = [match for form in (_full_date(), _iso_date()) for match in form.finditer(text)]
    for match in sorted(matches, key=re.Match.start):
        day = read_day(match)
        if day and agrees(match.group("weekday"), day):
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


def read_relative_date(text: str, crawled_at: dt.datetime) -> ArticleDate | None:
    """Return the date of "3 jam yang lalu" or "3 months ago 6", as precise as its unit; else None."""
    match = _relative().match(text.strip())
    if match is None:
        return None
    unit = read_map("units.tsv")[match.group("unit").casefold()]
    try:
        moment = crawled_at - int(match.group("count")) * UNITS[unit]
    except OverflowError:
        return None
    precision: DatePrecision = "year" if unit == "year" else "month" if unit == "month" else "day"
    value = moment.date().isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]]
    return ArticleDate(value, precision, "published", match.group())


def is_relative_date(text: str) -> bool:
    """Say whether a line is nothing but "3 jam yang lalu"."""
    return _relative().match(text.strip()) is not None


def read_address_date(text: str) -> ArticleDate | None:
    """Return the day in an address alone on its line: ".../read/2024/07/10/...", ".../20240710121540/..."."""
    match = _ADDRESS_DAY.fullmatch(text.strip())
    day = read_day(match) if match else None
    return ArticleDate(day.isoformat(), "day", "published", text.strip()) if day else None


def read_day(match: re.Match[str]) -> dt.date | None:
    """Return the day a match names by its groups, or None if the calendar has no such day."""
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


def agrees(weekday: str | None, day: dt.date) -> bool:
    """Say whether a day is of the weekday named beside it, if one is."""
    return weekday is None or int(read_map("weekdays.tsv")[weekday.casefold()]) == day.isoweekday()


@cache
def _full_date() -> re.Pattern[str]:
    """Match "Rabu, 10 Juli 2024 12:15:40 WIB", "10/07/2024, 12.15 WIB", "Jumat 7 Jun 2024 | 08.05"."""
    weekday = rf"(?:\b(?P<weekday>{any_of(read_map('weekdays.tsv'))})\b\s?,?\s?)?"
    named = rf"\s?(?P<name>{any_of(read_map('months.tsv'))})\b\.?,?\s?"
    day = rf"\(?(?<!\d)(?P<day>\d{{1,2}})(?:{named}|/(?P<month>\d{{1,2}})/)(?P<year>\d{{4}})\b\)?"
    clock = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{1,2})\b(?:[:.](?P<second>\d{1,2})\b)?"
    zone = rf"(?:\s?\b(?P<zone>{any_of(read_map('zones.tsv'))})\b)?"
    return re.compile(
        rf"{weekday}{day}(?:\s?[,|•–-]?\s?(?:(?:pukul|jam|at)\s)?{clock}{zone})?", re.IGNORECASE
    )


@cache
def _iso_date() -> re.Pattern[str]:
    """Match "2024-07-10T12:15:40+07:00" and "2024-07-10 12:15 WIB"."""
    day = r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])"
    clock = r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
    return re.compile(rf"{day}{clock}(?:\s?(?P<zone>{any_of(read_map('zones.tsv'))})\b)?(?P<weekday>(?!))?")


@cache
def _relative() -> re.Pattern[str]:
    """Match "3 months ago 6": the last number counts readers or comments."""
    units, past = any_of(read_map("units.tsv")), any_of(read_words("timestamps", "relative"))
    return re.compile(rf"(?P<count>\d{{1,3}}) (?P<unit>{units}) {past}(?= \d+$|\W*$)", re.IGNORECASE)
