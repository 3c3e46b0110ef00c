"""Check numbers of which a text says the order of magnitude alone: "puluhan ribu", "tens of thousands"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from summarise.translation.checks.figures import listed
from summarise.translation.number_words import (
    ENGLISH_UNDER_TWENTY,
    INDONESIAN_DIGITS,
    english_values,
    indonesian_values,
)
from summarise.translation.numbers import INDONESIAN_SCALES
from summarise.types import Flag

Orders = Mapping[str, int]
"""Powers of ten by word."""

INDONESIAN_ORDERS: Orders = {
    **{word: Decimal(value).adjusted() for word, value in INDONESIAN_SCALES.items()},
    "belas": 1, "puluh": 1, "lusin": 1, "ratus": 2,
    "miliard": 9, "milliar": 9, "milliard": 9, "milyard": 9, "trilliun": 12,
}  # fmt: skip
"""The last five are spellings that news has."""
ENGLISH_ORDERS: Orders = {
    "ten": 1, "dozen": 1, "score": 1, "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
}  # fmt: skip
ENGLISH_SPANS: Orders = {
    "teen": 1, "teens": 1, "teenage": 1, "teenager": 1, "teenagers": 1, "decade": 1, "decades": 1,
    "century": 2, "centuries": 2, "millennium": 3, "millennia": 3,
}  # fmt: skip
"""What English makes of "belasan tahun", "puluhan tahun", "ratusan tahun" and "ribuan tahun"."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_STEM, _ROUND = _any_of(INDONESIAN_ORDERS), _any_of(ENGLISH_ORDERS)
_DIGIT, _ENGLISH_DIGIT = _any_of(INDONESIAN_DIGITS), _any_of(ENGLISH_UNDER_TWENTY)
_SCALED = rf"(?:\s+(?P<scale>{_STEM})(?:an)?)?\b"
_SCALED_ENGLISH = rf"(?:(?:\s+of)?\s+(?P<scale>{_ROUND})s?)?\b"
_ROUGH = re.compile(
    rf"(?P<counted>(?:\d|\b(?:{_DIGIT}))\s+)?\b(?:(?P<word>{_STEM})an|ber(?P<many>{_STEM})(?:-\w+)?){_SCALED}",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?:se|ber)?(?P<word>{_STEM})(?:an)?{_SCALED}", re.IGNORECASE)
_ROUGH_ENGLISH = re.compile(
    rf"(?P<counted>(?:\d|\b(?:{_ENGLISH_DIGIT}))\s+)?\b(?P<word>{_ROUND})s(?<!\bscores(?!\sof))\b{_SCALED_ENGLISH}",
    re.IGNORECASE,
)
_NAMED_ENGLISH = re.compile(rf"\b(?:multi-?)?(?P<word>{_ROUND})s?{_SCALED_ENGLISH}", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def changed_rough_number(source: str, hypothesis: str) -> Flag | None:
    """Flag an order of magnitude that one side alone says: "belasan ribu", hundreds of thousands."""
    expected = dict(_read(_ROUGH, source, INDONESIAN_ORDERS))
    missing = expected.keys() - _english_orders(hypothesis) if expected else set[int]()
    if missing:
        return Flag("number", f"the number “{_quoted(missing, expected)}” is not in the English")
    found = dict(_read(_ROUGH_ENGLISH, hypothesis, ENGLISH_ORDERS))
    invented = found.keys() - _indonesian_orders(source) if found else set[int]()
    if invented:
        return Flag("number", f"the number “{_quoted(invented, found)}” is not in the Indonesian")
    return None


def _quoted(orders: Iterable[int], written: Mapping[int, str]) -> str:
    return listed(written[order] for order in sorted(orders))


def _read(pattern: re.Pattern[str], text: str, orders: Orders) -> Iterator[tuple[int, str]]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        word, scale = groups["word"] or groups["many"], groups["scale"]
        if not groups.get("counted"):  # "dua puluhan" is an age, "10 billions" a number
            yield orders[word.lower()] + (orders[scale.lower()] if scale else 0), match.group()


def _indonesian_orders(text: str) -> set[int]:
    named = {order for order, _ in _read(_NAMED, text, INDONESIAN_ORDERS)}
    return named | {value.adjusted() for value in indonesian_values(text)}


def _english_orders(text: str) -> set[int]:
    named = {order for order, _ in _read(_NAMED_ENGLISH, text, ENGLISH_ORDERS)}
    spans = {ENGLISH_SPANS[word] for word in _WORD.findall(text.lower()) if word in ENGLISH_SPANS}
    return named | spans | {value.adjusted() for value in english_values(text)}
