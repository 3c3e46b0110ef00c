"""Read off the text when it happened: the day on which somebody said what the report is about.

A report names many days: of what is to come, of what is told again. The day of a statement dates
it best ("..., kata Wang kepada wartawan, Rabu (10/7/2024)"), provided that no later day is named.
Of 684 development articles 154 have such a day and a date to compare it with; 1 is more than two
days off. The first day of the lead, whatever it is the day of, is there in 242, and wrong in 17.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarise.article.dates import FullDate, agrees, find_full_dates, read_day
from summarise.article.lines import Line, is_prose
from summarise.article.rules import any_of, read_map, read_words
from summarise.types import ArticleDate

REACH = 100
"""Characters before the day in which its sentence says that somebody spoke. With 60 there are 134
dates, with 120 one more is wrong."""
LEAD = 400
"""Characters of the first paragraph in which the verb may follow: "Xi pada Senin (16/6) mengatakan"."""

_SENTENCE_START = re.compile(r"[.!?]\s")

Years = dict[tuple[int, int], dict[int, FullDate]]
"""Day and month -> year -> a full date of that day."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day with its weekday, and whether it is the day of a statement."""

    day: dt.date
    evidence: str
    spoken: bool


def find_event_date(lines: Sequence[Line], captions: Sequence[Line]) -> ArticleDate | None:
    """Return the day of the last statement, if the article names no later one.

    "Senin (16/6)" has no year; a full date of the same day and month, in the text or in a caption,
    completes it, provided that the weekday agrees. Without one it is no evidence.
    """
    years = _gather_years([*lines, *captions])
    first = next((line for line in lines if is_prose(line.text)), None)
    days = [day for line in lines for day in _find_days(line, years, is_lead=line is first)]
    latest = max((day.day for day in days), default=None)
    return next(
        (
            ArticleDate(day.day.isoformat(), "day", "event", day.evidence)
            for day in days
            if day.spoken and day.day == latest
        ),
        None,
    )


def _gather_years(lines: Sequence[Line]) -> Years:
    """Return the full dates of the lines by day and month, each once."""
    years: Years = defaultdict(dict)
    for line in lines:
        for date in find_full_dates(line.text):
            years[date.day.day, date.day.month].setdefault(date.day.year, date)
    return years


def _find_days(line: Line, years: Years, *, is_lead: bool) -> Iterator[_Day]:
    behind = 0
    for match in _weekday_and_date().finditer(line.text):
        if found := _complete(match, years):
            day, evidence = found
            # "Kata Wang, Rabu (10/7), rapat digelar pada Jumat (12/7)": he spoke on the first day.
            before = line.text[max(behind, match.start() - REACH) : match.start()]
            spoken = _tells(before) or (is_lead and _is_told_behind(line.text, match))
            yield _Day(day, evidence, spoken)
        behind = match.end()


def _tells(before: str) -> bool:
    """Say whether the sentence up to a day tells of a statement."""
    return bool(_statement().search(_SENTENCE_START.split(before)[-1]))


def _is_told_behind(text: str, match: re.Match[str]) -> bool:
    """Say whether a lead tells of a statement right behind a day."""
    return match.end() <= LEAD and bool(_verb_behind().match(text, match.end()))


def _complete(match: re.Match[str], years: Years) -> tuple[dt.date, str] | None:
    """Return the day a match names and the words that say so, its year taken from elsewhere if need be."""
    if match.group("year"):
        day = read_day(match)
        return (day, match.group()) if day and agrees(match.group("weekday"), day) else None
    number, month = int(match.group("day")), int(match.group("month"))
    for full in years.get((number, month), {}).values():
        if agrees(match.group("weekday"), full.day):
            return full.day, f"{match.group()}; {full.text}"
    return None


@cache
def _weekday_and_date() -> re.Pattern[str]:
    """Match "Senin (16/6)" and "Senin (16/6/2025)", the newsroom's way to say when."""
    weekday = any_of(read_map("weekdays.tsv"))
    date = r"\((?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?\)"
    return re.compile(rf"\b(?P<weekday>{weekday})\b,?\s?{date}", re.IGNORECASE)


@cache
def _statement() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(read_words('statements', 'before_the_day'))}(?:nya)?\b", re.IGNORECASE)


@cache
def _verb_behind() -> re.Pattern[str]:
    verbs = any_of(read_words("statements", "behind_the_day"))
    return re.compile(rf"[ ,]*(?:\w+ ){{0,2}}{verbs}\b", re.IGNORECASE)
