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
_WORD = re.compile(r"[a-z]+")
_WORD_OR_BREAK = re.compile(r"[a-z]+|[^\sa-z-]")


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


def english_number_words(text: str) -> set[Decimal]:
    """Collect the values of the numbers an English text writes in words, ordinals included.

    Reads up to ninety-nine and the scales on their own ("two million"); enough for news, where larger
    numbers come in digits.
    """
    return {number.value for run in _english_word_runs(text) for number in run}


def english_numbers_in_words(text: str) -> list[Number]:
    """Read the numbers an English text writes in words, each once: "twenty-five" is no twenty."""
    return [run[-1] for run in _english_word_runs(text)]


def _english_word_runs(text: str) -> Iterator[list[Number]]:
    """Yield the readings of each number: "twenty", then "twenty-five"."""
    lower = text.lower()
    run: list[Number] = []
    tens = Decimal(0)
    for match in _WORD.finditer(lower):
        word = match.group()
        value = _english_word_value(word)
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


def _english_word_value(word: str) -> Decimal | None:
    if word in _ENGLISH_ORDINALS:
        return Decimal(_ENGLISH_ORDINALS[word])
    if word in _ENGLISH_MULTIPLES:
        return Decimal(_ENGLISH_MULTIPLES[word])
    stem = word.removesuffix("th")
    stem = stem[:-2] + "y" if word.endswith("ieth") else stem
    if stem in ENGLISH_UNDER_TWENTY:
        return Decimal(ENGLISH_UNDER_TWENTY.index(stem))
    if stem in _ENGLISH_TENS:
        return Decimal(20 + 10 * _ENGLISH_TENS.index(stem))
    return None


def indonesian_number_words(text: str) -> set[Decimal]:
    """Collect the values of the numbers an Indonesian text writes in words ("dua puluh lima", "kedua")."""
    values: set[Decimal] = set()
    pending = Decimal(0)
    for word in _WORD_OR_BREAK.findall(text.lower()):
        value = _indonesian_word_value(word)
        if value is not None:
            pending += value
            values.update((value, pending))
        elif word in ("belas", "puluh", "ratus", *INDONESIAN_SCALES) and pending:
            pending = _with_multiplier(pending, word)
            values.add(pending)
        else:
            pending = Decimal(0)
    return values


def _with_multiplier(pending: Decimal, word: str) -> Decimal:
    if word == "belas":
        return pending + 10
    unit = pending % 10
    factor = {"puluh": 10, "ratus": 100}.get(word)
    return pending - unit + unit * factor if factor else pending * INDONESIAN_SCALES[word]


def _indonesian_word_value(word: str) -> Decimal | None:
    fixed: dict[str, int | Decimal] = {
        "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "sejuta": 10**6, "semiliar": 10**9,
        "setengah": Decimal("0.5"), "separuh": Decimal("0.5"), "pertama": 1, "seorang": 1, "sebuah": 1,
        "ganda": 2, "selusin": 12,
    }  # fmt: skip
    if word in fixed:
        return Decimal(fixed[word])
    stem = word.removeprefix("ke") if word.removeprefix("ke") in INDONESIAN_DIGITS else word
    return Decimal(INDONESIAN_DIGITS.index(stem)) if stem in INDONESIAN_DIGITS else None
