"""Check that what one language denies the other denies too: data/guard/negation.tsv."""

import re
from functools import cache

from summarise.translation.lexicon import words
from summarise.translation.rules import common_english, read_table
from summarise.types import Flag

_NEGATIVE_PREFIX = re.compile(r"(?:un|dis|mis|non|il|im|ir|in)(\w{4,})$")
_NEGATIVE_ENDING = re.compile(r"(\w{3,})-?(?:less|free)$")
_CONTRACTION = re.compile(r"n['’]t\b", re.IGNORECASE)
_ONLY_THEN = re.compile(r"\bbaru\b", re.IGNORECASE)
_NOT_UNTIL = re.compile(r"(?:\bnot\b|n['’]t\b)(?=[^.;]{0,80}\buntil\b)", re.IGNORECASE)
_NOT_ONLY = re.compile(
    r"\b(?:(?:tidak|bukan|tak)\s+(?:hanya|sekadar|saja|cuma)|not (?:only|just|merely|simply)|"
    r"paling tidak|setidak\w+|mau (?:tidak|tak) mau|"
    # Turns of phrase that English says without a "not": recently, barefoot, soon, near, many, unmanned.
    r"belum lama(?: berselang| ini)|tanpa alas kaki|"
    r"(?:tidak|tak) (?:lama|jauh|sedikit|jarang|lain|kalah|ubahnya|terkecuali|ayal|"
    r"pelak|urung|berawak|menutup kemungkinan))\b",
    re.IGNORECASE,
)


def negation(source: str, hypothesis: str) -> Flag | None:
    """Flag a "not" that was lost or gained."""
    if _says("id", ["strong"], without_not_only(source)) and not _denies_in_english(
        _without_answers(source, hypothesis)
    ):
        return Flag("negation", "the Indonesian says “not”, the English may not")
    said = _without_until(source, without_not_only(hypothesis))
    if _says_not_in_english(said) and not _says("id", ["strong", "weak"], source):
        return Flag("negation", "the English says “not”, the Indonesian does not")
    return None


def without_not_only(text: str) -> str:
    """Take out what negates nothing: "not only", "tidak hanya"."""
    return _NOT_ONLY.sub("", text)


def _without_until(source: str, hypothesis: str) -> str:
    """Take out the "not" of "not until", where the Indonesian says "baru", only then."""
    return _NOT_UNTIL.sub("", hypothesis) if _ONLY_THEN.search(source) else hypothesis


def _without_answers(source: str, hypothesis: str) -> str:
    """Take out the English words that answer another word of the source than its "not"."""
    for answered, answers in _answers():
        if answered.search(source):
            hypothesis = answers.sub(" ", hypothesis)
    return hypothesis


def _says_not_in_english(text: str) -> bool:
    return _says("en", ["strong"], text) or bool(_CONTRACTION.search(text))


def _denies_in_english(text: str) -> bool:
    return (
        _says_not_in_english(text)
        or _says("en", ["weak"], text)
        or any(_has_negative_form(word) for word in words(text.lower()))
    )


def _has_negative_form(word: str) -> bool:
    return denied_word(word) is not None


def denied_word(word: str) -> str | None:
    """Return what a lower-case word with a negative prefix or ending denies: "unclear" -> "clear"."""
    match = _NEGATIVE_PREFIX.match(word) or _NEGATIVE_ENDING.match(word)
    if match is None or match[1] not in common_english() or _says("en", ["plain"], word):
        return None
    return match[1]


def _says(language: str, strengths: list[str], text: str) -> bool:
    return any(_pattern(language, strength).search(text) for strength in strengths)


@cache
def _answers() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = [(one, other) for language, one, other in read_table("negation.tsv") if language == "same"]
    return tuple((_compile(one), _compile(other)) for one, other in rows)


@cache
def _pattern(language: str, strength: str) -> re.Pattern[str]:
    rows = [
        forms for tongue, kind, forms in read_table("negation.tsv") if (tongue, kind) == (language, strength)
    ]
    return _compile(" ".join(rows))


def _compile(forms: str) -> re.Pattern[str]:
    """Return the pattern of the words of a row: * stands for any letters, _ for a space."""
    return re.compile("|".join(_word_pattern(form) for form in forms.split()), re.IGNORECASE)


def _word_pattern(form: str) -> str:
    # Letters in front are left open, not matched: a search for \w*larang takes the square of a word's length.
    start = "" if form.startswith("*") else r"\b"
    return start + form.lstrip("*").replace("*", r"\w*").replace("_", r"\s+") + r"\b"
