"""Check numbers that a text writes in words: "tiga orang", three people."""

import re
from collections.abc import Iterator
from decimal import Decimal

from summarise.translation.checks.figures import listed
from summarise.translation.number_words import (
    ENGLISH_UNDER_TWENTY,
    english_numbers_in_words,
    english_values,
    indonesian_numbers_in_words,
    indonesian_values,
)
from summarise.translation.numbers import Number, hidden_numbers
from summarise.types import Flag

AMBIGUOUS = frozenset({"kedua", "keduanya"})
"""English has "both", "the other" and "run-off" for them."""
NO_COUNTS = frozenset(
    "first second both twice half double doubled doubling twofold pair triple tripled dozen".split()
)
"""English has them for "sama-sama", "detik", "baik ... maupun" and "lusin" too."""
WORDS_BY_VALUE = {
    2: "half couple doubles twin twins dual duo bilateral binational biennial bimonthly biweekly fortnightly "
    "semifinal semifinals",
    3: "hattrick hattricks trio trilateral triangle triangular triad triplets thrice thirds threefold",
    4: "quarter quarters quartet quadruple quadrupled fourfold fourths quarterfinal quarterfinals",
    10: "decade",
    14: "fortnight",
    100: "century hundred",
    10**3: "thousand",
    10**6: "million",
    10**9: "billion",
}
VALUES = {word: Decimal(value) for value, words in WORDS_BY_VALUE.items() for word in words.split()}
"""Of English words that say a number without being one."""
_DERIVED = re.compile(r"(?:(?:se)?per|ber|segi)", re.IGNORECASE)
"""Perempat, bertiga, segitiga: English may say all three without the number."""
_WORD = re.compile(r"hat[- ]tricks?|[a-z]+")
_NO_COUNT_BEFORE = re.compile(r"\s+(?:koma\b|(?:puluh|belas|ratus|ribu|juta)an\b)", re.IGNORECASE)
_NO_COUNT_BEHIND = re.compile(r"\b(?:koma|kaki|roda|simpang|segi|berlipat|bermakna)\s+$", re.IGNORECASE)
"""Kaki lima are street vendors, roda dua motorcycles, berlipat ganda means many times over; behind a decimal
comma stands half a number."""
_PART_OF_ENGLISH = re.compile(r"(?:\b(?:and|point)[\s-]+|\d\s+)$", re.IGNORECASE)
_GOES_ON = re.compile(r"[\s-]+(?:and|point|hundred|thousand|million|billion)\b", re.IGNORECASE)
"""Numbers beyond ninety-nine are not read in English words ("two hundred and five")."""
_OCCURRENCE = re.compile(
    r"\b(?:kunjungan|lawatan|kemenangan|kekalahan|gelar|kali|putaran|babak|edisi|periode|musim) $",
    re.IGNORECASE,
)
"""Behind what happens again and again "kelima" is the fifth; before a noun it is all five."""
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_ROUGHLY = re.compile(r"\b(?:puluh|belas|ratus|ribu|juta)an\b", re.IGNORECASE)


def changed_count(source: str, hypothesis: str) -> Flag | None:
    """Flag a number in words that the other side has neither in words nor in digits."""
    given = english_values(hypothesis)
    found = (re.sub("[- ]", "", word) for word in _WORD.findall(hypothesis.lower()))
    given |= {VALUES[word] for word in found if word in VALUES}
    missing = [count.written for count in _counts(source, hypothesis) if count.value not in given]
    if missing:
        return Flag("number", f"the number “{listed(missing)}” is not in the English")
    if counted := _counted_for_ordered(source, hypothesis):
        return Flag("number", f"“{counted}” is an order, not a count")
    given = indonesian_values(source) | english_values(source) | hidden_numbers(source)
    invented = [count.written for count in _english_counts(hypothesis) if count.value not in given]
    if invented and not _ROUGHLY.search(source):
        return Flag("number", f"the number “{listed(invented)}” is not in the Indonesian")
    return None


def _counts(source: str, hypothesis: str) -> Iterator[Number]:
    for number in indonesian_numbers_in_words(source):
        written, before = number.written, source[: number.start]
        copied = written[0].isupper() and written in hypothesis
        ambiguous = written.lower() in AMBIGUOUS or _DERIVED.match(written)
        idiom = _NO_COUNT_BEHIND.search(before) or _NO_COUNT_BEFORE.match(source, number.end)
        if number.value > 1 and not (copied or ambiguous or idiom):
            yield number


def _counted_for_ordered(source: str, hypothesis: str) -> str | None:
    """Return the "kelima" of "kunjungan kelima" of which the English has made a visit of "the five"."""
    for order in _counts(source, hypothesis):
        if order.written.lower().startswith("ke") and _OCCURRENCE.search(source[: order.start]):
            english = [one for one in english_numbers_in_words(hypothesis) if one.value == order.value]
            counted = [one for one in english if one.written.lower() in ENGLISH_UNDER_TWENTY]
            if english == counted and any(_THE.search(hypothesis[: one.start]) for one in counted):
                return order.written
    return None


def _english_counts(hypothesis: str) -> Iterator[Number]:
    for number in english_numbers_in_words(hypothesis):
        part = _PART_OF_ENGLISH.search(hypothesis[: number.start]) or _GOES_ON.match(hypothesis, number.end)
        if number.value > 1 and not (number.written.lower() in NO_COUNTS or part):
            yield number
