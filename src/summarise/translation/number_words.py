"""Read the numbers a text writes in words: "dua puluh lima", "twenty-five", "kedua", "the second"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from summarise.translation.numbers import (
    ENGLISH_SCALES,
    INDONESIAN_SCALES,
    Number,
    english_numbers,
    indonesian_numbers,
)

INDONESIAN_DIGITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()
ENGLISH_UNDER_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
}
_ENGLISH_MULTIPLES: dict[str, int | Decimal] = {
    "half": Decimal("0.5"),
    "both": 2,
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "twofold": 2,
    "pair": 2,
    "triple": 3,
    "tripled": 3,
    "dozen": 12,
}
_HOURS = {"noon": (12,), "midday": (12,), "midnight": (0, 24)}
_INDONESIAN_WORDS: dict[str, int | Decimal] = {
    **{word: value for value, word in enumerate(INDONESIAN_DIGITS)},
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "sejuta": 10**6, "semiliar": 10**9,
    "setengah": Decimal("0.5"), "separuh": Decimal("0.5"), "pertama": 1, "seorang": 1, "sebuah": 1,
    "ganda": 2, "duo": 2, "selusin": 12,
}  # fmt: skip
_MULTIPLIERS = frozenset({"belas", "puluh", "ratus", *INDONESIAN_SCALES})
_GOES_ON = _MULTIPLIERS - {"belas"} | {"seratus", "seribu", "sejuta", "semiliar"}
"""Behind these a smaller number may be added: dua puluh lima."""
_AFFIXES = re.compile(r"^(?:ke|seper|per|ber|segi)(?=\w{3})|nya$")
"""Of ordinals, fractions and groups: ketiga, ketiganya, sepertiga, perempat, bertiga, segitiga."""

_WORD = re.compile(r"[a-z]+")
_ONE_OF_A_SCALE = re.compile(
    rf"\ba (?=(?:{'|'.join(scale for scale in ENGLISH_SCALES if len(scale) > 2)})\b)"
)
_JOINED = rf"(?:ke)?(?:{'|'.join(INDONESIAN_DIGITS)})(?=(?:belas|puluh|ratus|ribu)\b)"
_WORD_OR_BREAK = re.compile(rf"{_JOINED}|[a-z]+|[^\sa-z-]")


def english_values(text: str) -> set[Decimal]:
    """Collect the values of all numbers of an English text, in digits and in words."""
    return {number.value for number in english_numbers(text)} | english_number_words(text)


def indonesian_values(text: str) -> set[Decimal]:
    """Collect the values of all numbers of an Indonesian text, in digits and in words."""
    return {number.value for number in indonesian_numbers(text)} | indonesian_number_words(text)


def named_hours(text: str) -> set[Decimal]:
    """Collect the hours that an English text has names for: noon, midnight."""
    words = set(_WORD.findall(text.lower()))
    return {Decimal(hour) for word, hours in _HOURS.items() if word in words for hour in hours}


def english_number_words(text: str) -> set[Decimal]:
    """Collect the values of the numbers an English text writes in words, ordinals included.

    Reads up to ninety-nine and the scales on their own ("two million"); enough for news, where larger
    numbers come in digits.
    """
    return {number.value for run in _english_runs(text) for number in run}


def english_numbers_in_words(text: str) -> list[Number]:
    """Read the numbers an English text writes in words, each once: "twenty-five" is no twenty."""
    return [run[-1] for run in _english_runs(text)]


def indonesian_number_words(text: str) -> set[Decimal]:
    """Collect the values of the numbers an Indonesian text writes in words, and of their parts."""
    parts = map(_indonesian_value, _WORD.findall(text.lower()))
    readings = {number.value for run in _indonesian_runs(text) for number in run}
    return readings | {part for part in parts if part is not None}


def indonesian_numbers_in_words(text: str) -> list[Number]:
    """Read the numbers an Indonesian text writes in words, each once."""
    return [run[-1] for run in _indonesian_runs(text)]


def _english_runs(text: str) -> Iterator[list[Number]]:
    """Yield the readings of each number: "twenty", then "twenty-five"."""
    lower = text.lower()
    run: list[Number] = []
    tens = Decimal(0)
    for match in _WORD.finditer(lower):
        word = match.group()
        value = _english_value(word)
        if _ONE_OF_A_SCALE.match(lower, match.start()):
            if run:  # "half a million"
                continue
            value = Decimal(1)
        scaled = run[-1].value * ENGLISH_SCALES[word] if word in ENGLISH_SCALES and run else None
        if run and (scaled is None) and not (tens and value is not None and value < 10):
            yield run
            run = []
        if value is not None and run:
            run.append(_extended(run, value + tens, match.end(), text))
        elif value is not None:
            run = [Number(value, text[match.start() : match.end()], match.start(), match.end())]
        elif scaled is not None:
            run.append(_extended(run, scaled, match.end(), text))
        tens = value if value is not None and word in _ENGLISH_TENS else Decimal(0)
    if run:
        yield run


def _extended(run: list[Number], value: Decimal, end: int, text: str) -> Number:
    start = run[0].start
    return Number(value, text[start:end], start, end)


def _english_value(word: str) -> Decimal | None:
    if word in _ENGLISH_ORDINALS:
        return Decimal(_ENGLISH_ORDINALS[word])
    if word in _ENGLISH_MULTIPLES:
        return Decimal(_ENGLISH_MULTIPLES[word])
    stem = word.removesuffix("s").removesuffix("th")  # two fifths
    stem = stem[:-2] + "y" if word.endswith(("ieth", "ties")) else stem
    if stem in ENGLISH_UNDER_TWENTY:
        return Decimal(ENGLISH_UNDER_TWENTY.index(stem))
    if stem in _ENGLISH_TENS:
        return Decimal(20 + 10 * _ENGLISH_TENS.index(stem))
    return None


def _indonesian_runs(text: str) -> Iterator[list[Number]]:
    """Yield the readings of each number: "dua", "dua puluh", then "dua puluh lima"."""
    run: list[Number] = []
    open_for_digit = False
    for match in _WORD_OR_BREAK.finditer(text.lower()):
        word = match.group()
        value = _indonesian_value(word)
        multiplies = word in _MULTIPLIERS and bool(run)
        if run and not multiplies and (value is None or not open_for_digit or word not in _INDONESIAN_WORDS):
            yield run
            run = []
        if multiplies:
            run.append(_extended(run, _multiplied(run[-1].value, word), match.end(), text))
        elif value is not None and run:
            run.append(_extended(run, run[-1].value + value, match.end(), text))
        elif value is not None:
            run = [Number(value, text[match.start() : match.end()], match.start(), match.end())]
        open_for_digit = word in _GOES_ON
    if run:
        yield run


def _multiplied(value: Decimal, word: str) -> Decimal:
    """Apply a multiplier to the part it stands behind: 205 puluh is 250, 2,000,500 ribu 2,500,000."""
    if word == "belas":
        return value + 10
    below = value % (10 if word in ("puluh", "ratus") else 1000)
    factor = {"puluh": 10, "ratus": 100}.get(word) or INDONESIAN_SCALES[word]
    return value - below + below * factor


def _indonesian_value(word: str) -> Decimal | None:
    value = _INDONESIAN_WORDS.get(word, _INDONESIAN_WORDS.get(_AFFIXES.sub("", word)))
    return None if value is None else Decimal(value)
