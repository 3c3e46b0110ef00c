"""The numbers of an English sentence with what they count: percent, a currency, a unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from summarise.translation.measures import measure_beside
from summarise.translation.number_words import english_numbers_in_words
from summarise.translation.numbers import Number, english_numbers

PERCENT = "percent"
NO_COUNT = frozenset({"one", "first", "second", "both", "half", "double", "pair", "zero"})
"""Words that are read as numbers and as often are none: "no one", "at first", "a second"."""

_PERCENT_SIGN = re.compile(r"\s*-?(?:%|per ?cents?\b|percentage\b)", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:,|-|–|to|and|or)\s*", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_MILLIONS = re.compile(r"([$£€]\s?\d[\d.,]{0,20})m\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, and what it counts where that is a measure."""

    value: Decimal
    measure: str | None
    """"percent", a currency or a unit by its English name."""
    written: str
    start: int
    end: int


def spell_out(text: str) -> str:
    """Write short forms so that they are read as what they are: "U.S." as US, "$5m" as $5 million."""
    return _MILLIONS.sub(r"\1 million", _DOTTED.sub(lambda match: match.group().replace(".", ""), text))


def read_quantities(text: str) -> list[Quantity]:
    """Read the numbers of a text, in digits and in words, by their places."""
    in_words = [number for number in english_numbers_in_words(text) if number.written.lower() not in NO_COUNT]
    numbers = sorted((*english_numbers(text), *in_words), key=lambda number: number.start)
    return list(_with_shared_measures([_quantity(text, number) for number in numbers], text))


def _quantity(text: str, number: Number) -> Quantity:
    measure = PERCENT if _PERCENT_SIGN.match(text, number.end) else None
    for kind in ("currency", "unit"):
        measure = measure or measure_beside(text, number.start, number.end, kind)
    return Quantity(number.value, measure, number.written, number.start, number.end)


def _with_shared_measures(quantities: list[Quantity], text: str) -> Iterator[Quantity]:
    """Give the first number of "5 to 7 percent" the measure of the second."""
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=False):
        shares = (
            following is not None
            and quantity.measure is None
            and _RANGE.fullmatch(text, quantity.end, following.start)
        )
        yield replace(quantity, measure=following.measure) if following and shares else quantity
