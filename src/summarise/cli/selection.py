"""Which articles a run wants: by day and by outlet, told before anything is translated."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from summarise.cleaning import Cleaner
from summarise.errors import UsageError
from summarise.formats.outlets import outlet_key
from summarise.types import Article, Document, Period
from summarise.weeks import day_in_period, parse_day, parse_week

ALL_DAYS = Period()
SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH"
"""Environment variable: the moment of making in seconds since 1970, for results that are always the same
(reproducible-builds.org/specs/source-date-epoch)."""


@dataclass(slots=True)
class Selection:
    """Choose documents by what their articles say, and count those left out."""

    cleaner: Cleaner
    period: Period = ALL_DAYS
    outlets: frozenset[str] = frozenset()
    """Keys of outlets; none means all."""
    include_undated: bool = False
    only: Callable[[str], bool] = lambda source: True
    """Which sources may be wanted at all; the others are not counted as left out."""
    undated: int = 0
    """Articles left out for want of a date."""
    others: int = 0
    """Articles left out for another day or outlet."""

    def wants(self, document: Document) -> bool:
        """Say whether an article is wanted.

        Raises:
            NoArticleText: it is no article.
        """
        if not self.only(document.source):
            return False
        if self.period == ALL_DAYS and not self.outlets:
            return True
        article = self.cleaner.clean(document)
        inside = True if self.period == ALL_DAYS else day_in_period(article, self.period)
        undated = inside is None and not self.include_undated
        other = inside is False or not self._is_of_outlet(article)
        self.others += other
        self.undated += undated and not other
        return not other and not undated

    def _is_of_outlet(self, article: Article) -> bool:
        return not self.outlets or outlet_key(article.outlet or "") in self.outlets

    def format_left_out(self) -> str:
        """Return how many articles were left out and why, "" where none was."""
        parts = [
            f"{self.others} of another day or outlet" if self.others else "",
            f"{self.undated} without a date (--include-undated keeps them)" if self.undated else "",
        ]
        said = ", ".join(filter(None, parts))
        return f"Left out: {said}." if said else ""


def read_outlets(names: tuple[str, ...]) -> frozenset[str]:
    """Return the keys of outlets as given, several in one option parted by commas."""
    return frozenset(outlet_key(name) for given in names for name in given.split(",") if name.strip())


def read_period(week: str | None, since: str | None, until: str | None) -> Period:
    """Return the days the options name.

    Raises:
        UsageError: they contradict each other, or one is no day or week.
    """
    if week and (since or until):
        raise UsageError("--week already says the days; leave out --since and --until")
    if week:
        return parse_week(week, given_day() or date.today())
    period = Period(parse_day(since) if since else None, parse_day(until) if until else None)
    if period.since and period.until and period.until < period.since:
        raise UsageError(f"--until {until} is before --since {since}")
    return period


def given_day() -> date | None:
    """Return the day SOURCE_DATE_EPOCH says it is, None where it is not set.

    Raises:
        UsageError: it is no number of seconds.
    """
    seconds = os.environ.get(SOURCE_DATE_EPOCH)
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        message = f"{SOURCE_DATE_EPOCH}={seconds}: write seconds since 1970, such as 1750032000"
        raise UsageError(message) from error
