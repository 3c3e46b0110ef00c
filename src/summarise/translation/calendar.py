"""Months and weekdays in both languages, for the guard and for the translator's input."""

import re
from dataclasses import dataclass

MONTHS = {
    "januari": "January", "februari": "February", "pebruari": "February", "maret": "March", "april": "April",
    "mei": "May", "juni": "June", "juli": "July", "agustus": "August", "september": "September",
    "oktober": "October", "november": "November", "nopember": "November", "desember": "December",
}  # fmt: skip
WEEKDAYS = {
    "senin": "Monday", "selasa": "Tuesday", "rabu": "Wednesday", "kamis": "Thursday", "jumat": "Friday",
    "jum'at": "Friday", "jum’at": "Friday", "sabtu": "Saturday", "ahad": "Sunday", "minggu": "Sunday",
}  # fmt: skip
MONTH_NAMES = tuple(name for name in MONTHS if name not in ("pebruari", "nopember"))
"""The twelve Indonesian month names in order."""

_NAMES = "|".join(sorted({*MONTHS.values(), *WEEKDAYS.values()}))
_ENGLISH = re.compile(rf"\b(?:{_NAMES})(?=s?\b)")
_CALENDAR_WORDS = frozenset(
    word.lower() for word in (*MONTHS, *WEEKDAYS, *MONTHS.values(), *WEEKDAYS.values())
)
_MODAL_OR_VERB = re.compile(r"(?:^|[.!?\"“]\s*)(?:May|March)\b(?!\s+\d)")
_INDONESIAN = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted((*MONTHS, *WEEKDAYS), key=len, reverse=True))})(?!\w)", re.IGNORECASE
)


def is_calendar_word(word: str) -> bool:
    """Tell a month or weekday of either language."""
    return word.lower() in _CALENDAR_WORDS


@dataclass(frozen=True, slots=True)
class ExpectedDates:
    """Which English names a source calls for, and which it at least explains."""

    required: frozenset[str]
    allowed: frozenset[str]


def indonesian_months(text: str) -> ExpectedDates:
    """Collect the English names of the months and weekdays that an Indonesian text writes with a capital.

    "minggu" is both Sunday and week, so it explains a Sunday and never requires one.
    """
    found = [match.group() for match in _INDONESIAN.finditer(text)]
    english = {word: MONTHS.get(word.lower()) or WEEKDAYS[word.lower()] for word in found}
    required = {name for word, name in english.items() if word[0].isupper() and word.lower() != "minggu"}
    allowed = {*english.values(), *_ENGLISH.findall(text)}
    return ExpectedDates(frozenset(required), frozenset(allowed))


def english_months(text: str) -> frozenset[str]:
    """Collect the months and weekdays an English text names; a "May" that opens a sentence is a verb."""
    return frozenset(_ENGLISH.findall(_MODAL_OR_VERB.sub("", text)))
