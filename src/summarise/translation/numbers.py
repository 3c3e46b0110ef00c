"""Read the numbers of a sentence as values, in Indonesian and in English notation.

Indonesian writes 5.000 for five thousand and 3,5 for three and a half (PUEBI); English the reverse.
Two texts say the same number when the values agree, however they are written.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

INDONESIAN_SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}
ENGLISH_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}

_NUMERAL = r"\d+(?:[.,]\d+)*"
_APART = r"(?:(?<![A-Za-z\d.,])(?<!\bS-)|(?<=[Rr]p)|(?<=\$))"
"""Where a number may begin. S-1, S-2 and S-3 are academic degrees."""


def _scaled(scales: Iterable[str], joint: str, ending: str, until: str) -> str:
    """Return what may follow a numeral: its scale, or further on that of a range ("8 to 10 billion")."""
    scale = rf"{joint}(?P<{{}}>{'|'.join(scales)}){ending}\b"
    upper = rf"\s*(?:-|–|{until})\s*(?P<upper>{_NUMERAL}){scale.format('range_scale')}"
    return rf"(?:{scale.format('scale')}|(?={upper}))?"


_INDONESIAN_IN_DIGITS = {**INDONESIAN_SCALES, "k": 10**3}
_INDONESIAN_SCALED = _scaled(_INDONESIAN_IN_DIGITS, r"\s*-?", "(?:an|nya)?", "sampai|hingga|s/d")
_ENGLISH_SCALED = _scaled(ENGLISH_SCALES, r"[\s-]*", "", "to")
_INDONESIAN_NUMBER = re.compile(rf"{_APART}(?P<numeral>{_NUMERAL}){_INDONESIAN_SCALED}", re.IGNORECASE)
_GLUED_NUMBER = re.compile(rf"(?<=[A-Za-z])(?P<numeral>{_NUMERAL}){_INDONESIAN_SCALED}", re.IGNORECASE)
_ENGLISH_NUMBER = re.compile(
    rf"{_APART}(?P<numeral>{_NUMERAL})(?:st|nd|rd|th)?{_ENGLISH_SCALED}", re.IGNORECASE
)
_DECADE = re.compile(r"\s*-\s*an\b")
CENTURY, NOON = 1900, 12
_ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = {"X" * tens + _ROMAN_UNITS[units]: 10 * tens + units for tens in range(4) for units in range(10)}
_ROMAN_NUMBER = re.compile(r"\b[IVX]{1,7}\b")
_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2}):(\d{2})(?![\d:])(?:\s*(p)\.?m\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, how the text writes it, and where."""

    value: Decimal
    written: str
    start: int
    end: int


def indonesian_numbers(text: str) -> list[Number]:
    """Read the numbers an Indonesian text writes in digits; "08:30" reads as 8.30."""
    return list(
        _numbers(
            _CLOCK.sub(_clock_as_decimal, text), _INDONESIAN_NUMBER, _INDONESIAN_IN_DIGITS, _indonesian_value
        )
    )


def other_readings(number: Number, text: str) -> set[Decimal]:
    """Return what else English may write for a number of an Indonesian text: 10 for 22.00, 1980 for 80-an."""
    readings = {CENTURY + number.value} if _DECADE.match(text, number.end) else set()
    if NOON < number.value < 2 * NOON and re.search(r"[.,]", number.written):
        readings.add(number.value - NOON)
    return readings


def hidden_numbers(text: str) -> set[Decimal]:
    """Collect what an Indonesian text says besides the values of its digits.

    That is numbers glued to a word ("euro6 juta"), Roman numerals up to 39, and `other_readings`.
    """
    glued = _numbers(text, _GLUED_NUMBER, _INDONESIAN_IN_DIGITS, _indonesian_value)
    roman = (Decimal(ROMAN[numeral]) for numeral in _ROMAN_NUMBER.findall(text) if numeral in ROMAN)
    others = (other_readings(number, text) for number in indonesian_numbers(text))
    return {number.value for number in glued}.union(roman, *others)


def english_numbers(text: str) -> list[Number]:
    """Read the numbers an English text writes in digits; "8:30" reads as 8.30, as Indonesian writes it."""
    return list(
        _numbers(_CLOCK.sub(_clock_as_decimal, text), _ENGLISH_NUMBER, ENGLISH_SCALES, _english_value)
    )


def _clock_as_decimal(match: re.Match[str]) -> str:
    hour, minute, afternoon = int(match[1]), match[2], match[3]
    clock = f"{hour + 12 if afternoon and hour < 12 else hour}.{minute}"
    return clock.ljust(len(match.group()))


def _numbers(
    text: str,
    pattern: re.Pattern[str],
    scales: dict[str, int],
    value_of: Callable[[str], Decimal | None],
) -> Iterator[Number]:
    for match in pattern.finditer(text):
        value = value_of(match["numeral"])
        if value is not None:
            scale = match["scale"] or (
                _is_range(value, value_of(match["upper"] or "")) and match["range_scale"]
            )
            factor = scales[scale.lower()] if scale else 1
            yield Number(value * factor, match.group().strip(), match.start(), match.end())


def _is_range(lower: Decimal, upper: Decimal | None) -> bool:
    """Tell "8 to 10 billion" from "in 2019 to 47.85 million"."""
    return upper is not None and lower < upper


def _indonesian_value(numeral: str) -> Decimal | None:
    return _value(numeral, thousands=".", decimal=",")


def _english_value(numeral: str) -> Decimal | None:
    return _value(numeral, thousands=",", decimal=".")


def _value(numeral: str, *, thousands: str, decimal: str) -> Decimal | None:
    whole, *fraction = numeral.split(decimal)
    if len(fraction) > 1:
        # "16.06.2025", "1.2.3": no number of this notation; its parts are read as a clock or date would be.
        return None
    groups = whole.split(thousands)
    grouped = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3
    if len(groups) > 1 and not grouped:
        # "08.30" and "3.5" in Indonesian text: a time or a decimal written the English way.
        return _decimal(".".join(groups)) if len(groups) == 2 and not fraction else None
    return _decimal("".join(groups) + ("." + fraction[0] if fraction else ""))


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
