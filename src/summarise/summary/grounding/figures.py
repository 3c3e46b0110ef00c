"""Check that the numbers and dates of a statement are those of its evidence, each in its place."""

from collections.abc import Sequence
from decimal import Decimal

from summarise.summary.grounding.evidence import ArticleReading
from summarise.summary.grounding.places import exchanged
from summarise.summary.grounding.quantities import Quantity
from summarise.summary.grounding.reading import Reading
from summarise.summary.grounding.words import read_words
from summarise.translation.checks.figures import listed
from summarise.types import Flag

ROUNDING = Decimal("0.05")
"""How far "about", "nearly" and the like may lead from the article's number, as a share of it."""
MOST_DIGITS = 2
"""Significant digits of a number that is rounded: "about 1.25 million" claims to be exact."""


def changed_number(statement: Reading, evidence: Sequence[Reading], _article: ArticleReading) -> Flag | None:
    """Flag a number that the evidence does not give, or gives of something else."""
    given = [quantity for reading in evidence for quantity in reading.quantities]
    missing = [q.written for q in statement.quantities if not _is_given(q, given, statement)]
    if missing:
        return Flag("number", f"the number {listed(missing)} is not in the sentences this rests on")
    changed = [q for q in statement.quantities if not _is_measured(q, given, evidence)]
    if changed:
        measure = changed[0].measure or "a plain number"
        return Flag("number", f"{changed[0].written} ({measure}) counts something else in the article")
    swapped = exchanged(statement, evidence, "number")
    if swapped:
        number, other = swapped[0]
        return Flag("number", f"{number.text} stands where the article has {other.text}")
    return None


def changed_date(statement: Reading, evidence: Sequence[Reading], _article: ArticleReading) -> Flag | None:
    """Flag a month or weekday that the evidence does not give, or gives of something else."""
    given = {date.key for reading in evidence for date in reading.dates}
    missing = [date.text for date in statement.dates if date.key not in given]
    if missing:
        return Flag("date", f"{listed(missing)} is not in the sentences this rests on")
    swapped = exchanged(statement, evidence, "date")
    if swapped:
        date, other = swapped[0]
        return Flag("date", f"{date.text} stands where the article has {other.text}")
    return None


def _is_given(quantity: Quantity, given: Sequence[Quantity], statement: Reading) -> bool:
    if any(quantity.value == other.value for other in given):
        return True
    return _is_rounded(quantity, statement) and any(_is_near(quantity.value, other.value) for other in given)


def _is_rounded(quantity: Quantity, statement: Reading) -> bool:
    digits = len(quantity.value.normalize().as_tuple().digits)
    before = [token.lower for token in statement.tokens if token.start < quantity.start][-3:]
    return digits <= MOST_DIGITS and not read_words("hedges").isdisjoint(before)


def _is_near(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) <= ROUNDING * abs(other)


def _is_measured(quantity: Quantity, given: Sequence[Quantity], evidence: Sequence[Reading]) -> bool:
    """Tell whether the evidence gives a number of the same measure, or of none that is told."""
    same = [other for other in given if other.value == quantity.value]
    if not same or any(other.measure == quantity.measure for other in same):
        return True
    named = {other.measure for reading in evidence for other in reading.quantities}
    return any(other.measure is None for other in same) and quantity.measure in named
