"""Read the numbers of a sentence as values, in Indonesian and in English notation.

Indonesian writes 5.000 for five thousand and 3,5 for three and a half (PUEBI); English the reverse.
Two texts say the same number when the values agree, however they are written.
"""

import re
from collections.abc import Callable, Iterator
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
_INDONESIAN_NUMBER = re.compile(
    rf"(?:(?<![A-Za-z\d.,])|(?<=[Rr]p)|(?<=\$))(?P<numeral>{_NUMERAL})"
    rf"(?:\s*-?(?P<scale>{'|'.join(INDONESIAN_SCALES)})\b)?",
    re.IGNORECASE,
)
_ENGLISH_NUMBER = re.compile(
    rf"(?:(?<![A-Za-z\d.,])|(?<=[Rr]p)|(?<=\$))(?P<numeral>{_NUMERAL})"
    rf"(?:st|nd|rd|th)?(?:[\s-]*(?P<scale>{'|'.join(ENGLISH_SCALES)})\b)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2}):(\d{2})(?![\d:])(?:\s*(p)\.?m\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, how the text writes it, and where."""

    value: Decimal
    written: str
    start: int
    end: int


def indonesian_numbers(text: str) -> list[Number]:
    """Read the numbers an Indonesian text writes in digits."""
    return list(_numbers(text, _INDONESIAN_NUMBER, INDONESIAN_SCALES, _indonesian_value))


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
            scale = scales[match["scale"].lower()] if match["scale"] else 1
            yield Number(value * scale, match.group().strip(), match.start(), match.end())


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
