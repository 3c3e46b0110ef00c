"""The guard: say where an English hypothesis may not say what its Indonesian source says.

A small model changes numbers, loops, copies and invents; each check here looks for one such fault and
returns a `Flag` in words a reader can act on. The guard never mends: it marks.
"""

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from summarise.translation import adequacy, lexicon, names
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
"""English words for one of Indonesian, and words to spare for short sentences. On FLORES dev the references
have 0.67 to 2.0 and Google's output 0.67 to 1.83; opus-mt's faults reach down to 0.36."""
LOOPS = ((8, 2), (4, 3))
"""Tokens of a run, and how often it must stand in a sentence, anywhere, to be a loop. Of 997 sentences of
FLORES output this flags one of Google's, a rhetorical figure, and none of Microsoft's."""
STUTTERS = 3
"""Repeats of a shorter run, each right behind the other."""
LARGEST_MISSING_SHARE = 0.5
LARGEST_STRAYING = 0.85
LONGEST_GAP = 2
"""Content words of the source without a rendering: as a share, together with the share of the English that is
unexplained, and in a row. Of Google's FLORES output 1, 3 and 3 % exceed them; of the same output cut in half
38, 18 and 56 %; of English beside the wrong sentence 71, 99 and 69 %."""
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
_PLAINLY_INDONESIAN = _INDONESIAN_FUNCTION_WORDS - _ENGLISH_TOO

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
    """Return a run of words that `text` repeats as no writer would, or "" (see `LOOPS`)."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    for size, repeats in LOOPS:
        runs = Counter(tuple(tokens[start : start + size]) for start in range(len(tokens) - size + 1))
        for run, count in runs.most_common(1):
            if count >= repeats:
                return " ".join(run)
    return _stutter(tokens)


def _stutter(tokens: list[str]) -> str:
    for size in range(1, LOOPS[-1][0]):
        for start in range(len(tokens) - size * STUTTERS + 1):
            run = tokens[start : start + size]
            if tokens[start : start + size * STUTTERS] == run * STUTTERS and any(t[0].isalnum() for t in run):
                return " ".join(run)
    return ""


def untranslated(source: str, hypothesis: str) -> Flag | None:
    """Flag a copy of the source and Indonesian left standing in the English."""
    words = [word.lower() for word in _WORD.findall(hypothesis)]
    left_over = [word for word in words if word in _PLAINLY_INDONESIAN]
    if words and len(left_over) / len(words) > LEFT_OVER_SHARE:
        return Flag("untranslated", "part of it is still Indonesian")
    lower = [word for word in _WORD.findall(source) if word[0].islower()]
    if len(lower) >= 3 and source.split() == hypothesis.split():
        return Flag("untranslated", "the Indonesian was copied, not translated")
    copied = names.copied_words(source, hypothesis)
    return Flag("untranslated", f"{_listed(copied)} is still Indonesian") if copied else None


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
    if invented:
        return Flag("name", f"{_listed(invented)} is not in the Indonesian")
    exchanged = names.exchanged_names(source, hypothesis)
    return Flag("name", f"{_listed(exchanged)} may stand in each other's place") if exchanged else None


def meaning(source: str, hypothesis: str) -> Flag | None:
    """Flag a hypothesis that renders too little of the source, or says too much of its own."""
    gap = adequacy.longest_gap(source, hypothesis)
    if len(gap) > LONGEST_GAP:
        return Flag("omission", f"nothing in the English renders “{' '.join(gap)}”")
    missing, invented = (
        adequacy.missing_share(source, hypothesis),
        adequacy.invented_share(source, hypothesis),
    )
    if missing > LARGEST_MISSING_SHARE or missing + invented > LARGEST_STRAYING:
        return Flag("meaning", "the English says something else than the Indonesian")
    return None


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
    meaning,
)


def signature() -> Signature:
    """Name the version of the checks, which decides the flags."""
    return {"quality": VERSION, **lexicon.signature()}
