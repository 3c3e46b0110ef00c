"""The guard: say where an English hypothesis may not say what its Indonesian source says.

A small model changes numbers, loops, copies and invents; each check here looks for one such fault and
returns a `Flag` in words a reader can act on. The guard never mends: it marks.
"""

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from summarise.translation import lexicon, names
from summarise.translation.calendar import english_months, indonesian_months
from summarise.translation.numbers import (
    english_number_words,
    english_numbers,
    indonesian_number_words,
    indonesian_numbers,
)
from summarise.types import Flag, Signature

VERSION = "1"

LEAST_LENGTH_RATIO = 0.4
MOST_LENGTH_RATIO = 2.3
LENGTH_SLACK = 4
LOOP_REPEATS = 3
LONGEST_LOOP = 12
LEFT_OVER_SHARE = 0.2
"""Share of hypothesis words that are Indonesian function words; "di", "dan" inside names stay below."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_INDONESIAN_FUNCTION_WORDS = frozenset(
    "yang dan dengan untuk dari pada dalam adalah tidak akan ini itu oleh juga sebagai karena telah sudah "
    "bahwa mereka kami kita saya dia ia atau ke di tersebut dapat bisa harus agar seperti antara serta para "
    "lebih masih belum hanya saat setelah sebelum menjadi ada bagi secara terhadap kepada hingga sampai "
    "namun tetapi jika kata ujar ujarnya katanya".split()
)
_ENGLISH_TOO = frozenset({"para", "di", "ada", "kata", "saat", "dia", "kami", "ia", "agar", "bisa"})

_INDONESIAN_NEGATION = re.compile(
    r"\b(?:tidak(?:lah|kah|nya)?|tak|bukan(?:lah|kah|nya)?|belum|tanpa|jangan(?:lah)?|tiada|enggan|nggak|"
    r"enggak|ketidak\w+|non|nihil|mustahil|gagal|menolak|membantah|batal|kecuali|selain|kurang|minim|"
    r"jarang|larang\w*|dilarang|melarang|sulit|hampir|nyaris|mencegah|pencegahan|cegah|hindar\w*|menghindari|"
    r"absen|tuna\w+|anti\w*|nir\w+)\b",
    re.IGNORECASE,
)
_INDONESIAN_STRONG_NEGATION = re.compile(
    r"(?<!paling )\b(?:tidak(?:lah|kah)?|bukan(?:lah)?|belum|tanpa|jangan(?:lah)?)\b"
    r"(?!\s+(?:hanya|sekadar|saja|cuma))",
    re.IGNORECASE,
)
_ENGLISH_NEGATION = re.compile(
    r"\b(?:not|no|never|without|none|nor|neither|nothing|nobody|nowhere|cannot|lack\w*|fail\w*|yet|except|"
    r"refus\w+|den(?:y|ies|ied)|reject\w*|rather|instead|unless|hardly|barely|unable|impossible|"
    r"absen\w+|avoid\w*|prevent\w*|prohibit\w*|stop\w*|beyond|less|"
    r"un\w{4,}|hostile|il\w+ble|in\w+(?:ed|ible|able|ent|ant|ect|ive|ity|ate)|im\w+(?:ible|able|ity|al)|ir\w+(?:ible|able|ive|ar)|"
    r"il(?:legal|logical|literate)\w*|dis\w{4,}|non-?\w+|mis\w{4,}|\w+less|\w+-free)\b|n['’]t\b",
    re.IGNORECASE,
)
_ENGLISH_STRONG_NEGATION = re.compile(r"\b(?:not|never|cannot|without)\b(?!\s+only)|n['’]t\b", re.IGNORECASE)


def check(source: str, hypothesis: str) -> tuple[Flag, ...]:
    """List the reasons to look twice at `hypothesis`, none when it passes.

    Args:
        source: the Indonesian as the translator read it, repaired and normalised.
        hypothesis: its English.
    """
    if not hypothesis.strip():
        return (Flag("empty", "no translation came back"),)
    found = (examine(source, hypothesis) for examine in CHECKS)
    return tuple(flag for flag in found if flag is not None)


def missing_number(source: str, hypothesis: str) -> Flag | None:
    """Flag a number in digits that the English does not give."""
    given = {number.value for number in english_numbers(hypothesis)} | english_number_words(hypothesis)
    missing = [number.written for number in indonesian_numbers(source) if not _is_among(number.value, given)]
    return Flag("number", f"the number {_listed(missing)} is not in the English") if missing else None


def invented_number(source: str, hypothesis: str) -> Flag | None:
    """Flag a number in digits that the Indonesian does not give."""
    given = {number.value for number in indonesian_numbers(source)} | indonesian_number_words(source)
    given |= {number.value for number in english_numbers(source)}
    invented = [
        number.written for number in english_numbers(hypothesis) if not _is_among(number.value, given)
    ]
    return Flag("number", f"the number {_listed(invented)} is not in the Indonesian") if invented else None


def _is_among(value: Decimal, given: set[Decimal]) -> bool:
    return value in given or (value > 12 and value < 24 and value % 1 != 0 and value - 12 in given)


def changed_date(source: str, hypothesis: str) -> Flag | None:
    """Flag a month or weekday the two sides do not share."""
    expected, found = indonesian_months(source), english_months(hypothesis)
    missing = sorted(expected.required - found)
    invented = sorted(found - expected.allowed)
    if missing:
        return Flag("date", f"{_listed(missing)} is not in the English")
    if invented:
        return Flag("date", f"{_listed(invented)} is not in the Indonesian")
    return None


def changed_percentage(source: str, hypothesis: str) -> Flag | None:
    """Flag a percentage that lost its sign or gained one."""
    wanted = bool(re.search(r"\d\s*(?:%|persen\b)", source, re.IGNORECASE))
    found = bool(re.search(r"\d\s*(?:%|per ?cents?\b|percentage points?\b)", hypothesis, re.IGNORECASE))
    if wanted and not found:
        return Flag("percentage", "the Indonesian gives a percentage, the English does not")
    if found and not re.search(r"%|persen", source, re.IGNORECASE):
        return Flag("percentage", "the English gives a percentage, the Indonesian does not")
    return None


def repetition(source: str, hypothesis: str) -> Flag | None:
    """Flag a loop: the same run of words several times over, more often than in the source."""
    loop = longest_loop(hypothesis)
    if loop and not longest_loop(source):
        return Flag("repetition", f"“{loop}” is repeated over and over")
    return None


def longest_loop(text: str) -> str:
    """Return the run of tokens that `text` repeats at once at least `LOOP_REPEATS` times, or ""."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    for size in range(LONGEST_LOOP, 0, -1):
        for start in range(len(tokens) - size * LOOP_REPEATS + 1):
            run = tokens[start : start + size]
            repeats = tokens[start : start + size * LOOP_REPEATS]
            if repeats == run * LOOP_REPEATS and any(token[0].isalnum() for token in run):
                return " ".join(run)
    return _scattered_loop(tokens)


def _scattered_loop(tokens: list[str]) -> str:
    counts = Counter(tuple(tokens[start : start + 4]) for start in range(len(tokens) - 3))
    if not counts:
        return ""
    run, repeats = counts.most_common(1)[0]
    return " ".join(run) if repeats >= LOOP_REPEATS else ""


def untranslated(source: str, hypothesis: str) -> Flag | None:
    """Flag a copy of the source and Indonesian left standing in the English."""
    words = [word.lower() for word in _WORD.findall(hypothesis)]
    left_over = [word for word in words if word in _INDONESIAN_FUNCTION_WORDS - _ENGLISH_TOO]
    if words and len(left_over) / len(words) > LEFT_OVER_SHARE:
        return Flag("untranslated", "part of it is still Indonesian")
    lower = [word for word in _WORD.findall(source) if word[0].islower()]
    if len(lower) >= 3 and source.split() == hypothesis.split():
        return Flag("untranslated", "the Indonesian was copied, not translated")
    return None


def length(source: str, hypothesis: str) -> Flag | None:
    """Flag a hypothesis much shorter or longer than its source, in words."""
    ours, theirs = len(_WORD.findall(hypothesis)), len(_WORD.findall(source))
    if ours + LENGTH_SLACK < theirs * LEAST_LENGTH_RATIO + LENGTH_SLACK / 2:
        return Flag("length", "the English is much shorter: something may be missing")
    if ours > theirs * MOST_LENGTH_RATIO + LENGTH_SLACK:
        return Flag("length", "the English is much longer: something may be made up")
    return None


def negation(source: str, hypothesis: str) -> Flag | None:
    """Flag a "not" that was lost or gained."""
    if _INDONESIAN_STRONG_NEGATION.search(source) and not _ENGLISH_NEGATION.search(hypothesis):
        return Flag("negation", "the Indonesian says “not”, the English may not")
    if _ENGLISH_STRONG_NEGATION.search(hypothesis) and not _INDONESIAN_NEGATION.search(source):
        return Flag("negation", "the English says “not”, the Indonesian does not")
    return None


def changed_name(source: str, hypothesis: str) -> Flag | None:
    """Flag a name of the source that is not in the English, and a name that only the English has."""
    missing = names.missing_names(source, hypothesis)
    if missing:
        return Flag("name", f"{_listed(missing)} is not in the English")
    invented = names.invented_names(source, hypothesis)
    return Flag("name", f"{_listed(invented)} is not in the Indonesian") if invented else None


def _listed(items: list[str]) -> str:
    return ", ".join(dict.fromkeys(items))


CHECKS: tuple[Callable[[str, str], Flag | None], ...] = (
    missing_number,
    invented_number,
    changed_percentage,
    changed_date,
    changed_name,
    negation,
    repetition,
    untranslated,
    length,
)


def signature() -> Signature:
    """Name the version of the checks, which decides the flags."""
    return {"quality": VERSION, **lexicon.signature()}
