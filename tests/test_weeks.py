"""ISO weeks and days, and what periods are called."""

from datetime import date

import pytest

from sample import sample_digest
from summarise.errors import UsageError
from summarise.types import Period
from summarise.weeks import day_in_period, days_label, parse_day, parse_week, period_label


def test_a_week_is_monday_to_sunday() -> None:
    assert parse_week("2025-W25") == Period(date(2025, 6, 16), date(2025, 6, 22))
    assert parse_week("2026-W53") == Period(date(2026, 12, 28), date(2027, 1, 3))


@pytest.mark.parametrize("text", ["2025-W54", "2025-25", "last", "2025-W00", ""])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="2025-W25"):
        parse_week(text)


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(UsageError, match="2025-06-16"):
        parse_day("16/6/2025")


def test_this_and_last_week_count_from_a_day() -> None:
    wednesday = date(2025, 6, 18)
    assert parse_week("this", wednesday) == Period(date(2025, 6, 16), date(2025, 6, 22))
    assert parse_week("last", wednesday) == Period(date(2025, 6, 9), date(2025, 6, 15))
    assert parse_week("last", date(2025, 1, 1)) == parse_week("2024-W52")


def test_a_period_includes_both_its_ends() -> None:
    period = Period(date(2025, 6, 16), date(2025, 6, 18))
    days = ["2025-06-15", "2025-06-16", "2025-06-18", "2025-06-19", "2025-06", None]
    inside = [day_in_period(sample_digest(value=day).article, period) for day in days]
    assert inside == [False, True, True, False, None, None]


def test_labels_name_the_file() -> None:
    assert period_label(parse_week("2025-W05")) == "2025-W05"
    assert period_label(Period()) == "all"
    assert period_label(Period(since=date(2025, 6, 1))) == "since-2025-06-01"
    assert period_label(Period(date(2025, 6, 1), date(2025, 6, 30))) == "2025-06-01-to-2025-06-30"


def test_days_are_named_for_a_reader() -> None:
    monday, tuesday = date(2025, 6, 16), date(2025, 6, 17)
    assert days_label(monday, tuesday) == "16 June 2025 to 17 June 2025"
    assert days_label(monday, monday) == "16 June 2025"
    assert (days_label(monday, None), days_label(None, monday)) == (
        "since 16 June 2025",
        "until 16 June 2025",
    )
    assert days_label(None, None) == ""
