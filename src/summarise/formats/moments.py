"""Read the dates of columns and pages: ISO 8601, mail dates, epochs, Indonesian dates."""

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from summarise.article.dates import EARLIEST_YEAR, find_full_dates
from summarise.types import ArticleDate, DateKind, DatePrecision

JAKARTA = dt.timezone(dt.timedelta(hours=7))
"""WIB. A day is what a calendar in Jakarta says: 20:00 UTC on the 10th is news of the 11th."""
LATEST_YEAR = 2100
LONGEST_DATE = 100
"""Characters. "Wednesday, 10 September 2024 | 12:15:40 WIB" has 43; a paragraph is no date."""

_ISO = re.compile(
    r"(?P<day>\d{4}[-/]\d{1,2}[-/]\d{1,2})"
    r"(?:(?:(?P<apart>\s+)?T|\s)\s*(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_MAIL_ZONE = re.compile(r" (?:GMT|UTC|[+-]\d{4})$")
# 8/28/2025 11:00, as a spreadsheet in English writes: no zeros in front, the month first.
_SPREADSHEET = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s+(\d{1,2}:\d{2}(?::\d{2})?))?")
_EPOCH = re.compile(r"(\d{10})(?:\.\d+)?|(\d{13})")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a time of a day, as precise as it was written."""

    value: str
    """ISO 8601."""
    precision: DatePrecision

    def as_date(self, kind: DateKind, evidence: str) -> ArticleDate:
        """Return it as the date of an article."""
        return ArticleDate(self.value, self.precision, kind, evidence)


def read_moment(text: str) -> Moment | None:
    """Read a field that should hold a date and nothing else; None if it holds none."""
    text = text.strip()
    if not text or len(text) > LONGEST_DATE or _is_ambiguous(text):
        return None
    readers = (_read_iso, _read_epoch, _read_mail_date, _read_indonesian, _read_spreadsheet)
    return next((moment for read in readers if (moment := read(text))), None)


def _is_ambiguous(text: str) -> bool:
    """Say whether "7/8/2025 10:16" may be July as well as August; "07/08/2025" is how Indonesians write."""
    match = _SPREADSHEET.fullmatch(text)
    if match is None or match[1] == match[2] or max(int(match[1]), int(match[2])) > 12:
        return False
    return match[4] is not None or len(match[1]) == 1 or len(match[2]) == 1


def _read_spreadsheet(text: str) -> Moment | None:
    match = _SPREADSHEET.fullmatch(text)
    return _read_iso(f"{match[3]}-{match[1]}-{match[2]} {match[4] or ''}".strip()) if match else None


def _read_iso(text: str) -> Moment | None:
    match = _ISO.fullmatch(text)
    day = _day(*re.split("[-/]", match["day"])) if match else None
    if match is None or day is None:
        return None
    clock = _clock(match["clock"])
    if clock is None:
        return Moment(day.isoformat(), "day")
    if match["zone"] is None and clock == dt.time():
        # A table that knows only days writes them as midnight.
        return Moment(day.isoformat(), "day")
    # "2016-02-23 T16:00:20Z" was written by hand: its clock is right, its zone an ornament.
    zone = None if match["apart"] else _zone(match["zone"])
    return _moment(dt.datetime.combine(day, clock, zone), seconds=match["clock"].count(":") == 2)


def _read_epoch(text: str) -> Moment | None:
    match = _EPOCH.fullmatch(text)
    if match is None:
        return None
    seconds = int(match[1]) if match[1] else int(match[2]) // 1000
    found = dt.datetime.fromtimestamp(seconds, JAKARTA)
    return _moment(found, seconds=True) if _is_news(found.year) else None


def _read_indonesian(text: str) -> Moment | None:
    found = next(find_full_dates(text), None)
    return Moment(found.value, found.precision) if found else None


def _read_mail_date(text: str) -> Moment | None:
    if not _MAIL_ZONE.search(text):
        return None  # "10 April 2024" is Indonesian as well.
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    return _moment(found, seconds=True) if _is_news(found.year) else None


def _moment(found: dt.datetime, *, seconds: bool) -> Moment:
    if found.utcoffset() == dt.timedelta(0):
        found = found.astimezone(JAKARTA)
    return Moment(
        found.isoformat(timespec="seconds" if seconds else "minutes"), "second" if seconds else "minute"
    )


def _clock(text: str | None) -> dt.time | None:
    if text is None:
        return None
    try:
        return dt.time.fromisoformat(text.zfill(5) if text.count(":") == 1 else text.zfill(8))
    except ValueError:
        return None


def _zone(text: str | None) -> dt.tzinfo | None:
    if text is None:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return dt.UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-offset if text[0] == "-" else offset) if offset < dt.timedelta(days=1) else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _is_news(found.year) else None


def _is_news(year: int) -> bool:
    return EARLIEST_YEAR <= year <= LATEST_YEAR
