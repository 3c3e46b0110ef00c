"""What an English sentence says that its source does not: names, numbers, "not"."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from summarise.translation.calendar import is_calendar_word
from summarise.translation.lexicon import words
from summarise.translation.number_words import english_number_words
from summarise.translation.numbers import english_numbers, indonesian_numbers
from summarise.translation.rules import common_english, read_table

_CONTRACTION = re.compile(r"n['’]t\b", re.IGNORECASE)


def unsupported(statement: str, passages: Sequence[str]) -> tuple[str, ...]:
    """List the names and numbers of a statement, and its "not", that no passage has."""
    passage = "\n".join(passages)
    known = {_stem(word) for word in words(passage)}
    values = _numbers(passage) | {number.value for number in indonesian_numbers(passage)}
    missing = [name for name in names_of(statement) if _stem(name) not in known]
    missing += [str(value) for value in sorted(_numbers(statement, in_words=False) - values)]
    return (*missing, *(["not"] if denies(statement) and not denies(passage) else []))


def names_of(text: str) -> list[str]:
    """List the words with a capital that English does not write with a small one."""
    return [
        word
        for word in words(text)
        if word[0].isupper() and not is_calendar_word(word) and word.lower() not in common_english()
    ]


def denies(text: str) -> bool:
    """Tell whether a sentence says "not", in either language."""
    return _negations().search(text) is not None or _CONTRACTION.search(text) is not None


def _numbers(text: str, *, in_words: bool = True) -> set[Decimal]:
    digits = {number.value for number in english_numbers(text)}
    return digits | english_number_words(text) if in_words else digits


def _stem(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower())


@cache
def _negations() -> re.Pattern[str]:
    strong: Iterable[str] = (forms for _, kind, forms in read_table("negation.tsv") if kind == "strong")
    return re.compile(rf"\b(?:no|{'|'.join(' '.join(strong).split())})\b", re.IGNORECASE)
