"""Check numbers, percentages, dates, units and currencies: what a reader would quote."""

import re
from collections.abc import Iterable

from summarise.translation.calendar import english_months, indonesian_months
from summarise.translation.measures import Kind, counted_measures, named_measures
from summarise.translation.number_words import english_values, indonesian_values, named_hours
from summarise.translation.numbers import english_numbers, hidden_numbers, indonesian_numbers, other_readings
from summarise.types import Flag

_PERCENT = r"\s*-?(?:%|per ?cents?\b|percentage\b|persen\b)"
_PERCENTAGE = re.compile(rf"\d{_PERCENT}", re.IGNORECASE)
_RANGE = r"(?:\s*(?:,|-|–|to|and|or|dan|atau|hingga|sampai)\s*\d[\d.,]{0,20})?"
_PERCENTAGES = re.compile(rf"\d[\d.,]{{0,20}}(?={_RANGE}{_PERCENT})", re.IGNORECASE)


def missing_number(source: str, hypothesis: str) -> Flag | None:
    """Flag a number in digits that the English does not give."""
    given = english_values(hypothesis) | named_hours(hypothesis)
    missing = [
        number.written
        for number in indonesian_numbers(source)
        if given.isdisjoint({number.value, *other_readings(number, source)})
    ]
    return Flag("number", f"the number {listed(missing)} is not in the English") if missing else None


def invented_number(source: str, hypothesis: str) -> Flag | None:
    """Flag a number in digits that the Indonesian does not give."""
    given = indonesian_values(source) | hidden_numbers(source)
    given |= {number.value for number in english_numbers(source)}
    invented = [number.written for number in english_numbers(hypothesis) if number.value not in given]
    return Flag("number", f"the number {listed(invented)} is not in the Indonesian") if invented else None


def changed_percentage(source: str, hypothesis: str) -> Flag | None:
    """Flag percentages that lost their sign, and one that gained it."""
    wanted, found = len(_PERCENTAGE.findall(source)), len(_PERCENTAGE.findall(hypothesis))
    if wanted and not found:
        return Flag("percentage", "the Indonesian gives a percentage, the English does not")
    if found and not re.search(r"%|persen", source, re.IGNORECASE):
        return Flag("percentage", "the English gives a percentage, the Indonesian does not")
    if len(_PERCENTAGES.findall(hypothesis)) < wanted and not re.search(
        r"\b(?:half|third|quarter)", hypothesis
    ):
        return Flag("percentage", "the Indonesian gives more percentages than the English")
    return None


def changed_date(source: str, hypothesis: str) -> Flag | None:
    """Flag a month or weekday the two sides do not share."""
    expected, found = indonesian_months(source), english_months(hypothesis)
    missing = sorted(expected.required - found)
    invented = sorted(found - expected.allowed)
    if missing:
        return Flag("date", f"{listed(missing)} is not in the English")
    if invented:
        return Flag("date", f"{listed(invented)} is not in the Indonesian")
    return None


def changed_unit(source: str, hypothesis: str) -> Flag | None:
    """Flag a unit behind a number that the other side does not have."""
    return _changed_measure("unit", source, hypothesis)


def changed_currency(source: str, hypothesis: str) -> Flag | None:
    """Flag a currency beside a number that the other side does not have."""
    return _changed_measure("currency", source, hypothesis)


def _changed_measure(kind: Kind, source: str, hypothesis: str) -> Flag | None:
    expected, found = counted_measures(source, kind, "id"), counted_measures(hypothesis, kind, "en")
    if expected == found:
        return None
    missing = expected - found - named_measures(hypothesis, kind, "en")
    if missing:
        return Flag(kind, f"the {kind} ({listed(sorted(missing))}) is not in the English")
    invented = found - expected - named_measures(source, kind, "id")
    return (
        Flag(kind, f"the {kind} ({listed(sorted(invented))}) is not in the Indonesian") if invented else None
    )


def listed(items: Iterable[str]) -> str:
    """Name each thing once."""
    return ", ".join(dict.fromkeys(items))
