"""Mend a sentence for the translator; the reader still sees it as the article has it.

Scraped text has misspellings, dates such as "(16/6)" and words glued or broken by the page. A translator
reads them wrong or invents. Digits and words with a capital inside a sentence are never touched.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from summarise.tables import parse_table
from summarise.translation.calendar import MONTH_NAMES
from summarise.translation.lexicon import is_common, lexicon
from summarise.translation.spacing import respace
from summarise.types import Signature

VERSION = "3"

SHORTEST_MISSPELLING = 5
"""Shorter unknown words are names, abbreviations and particles too often to be mended."""
SHORTEST_OMISSION = 7
"""Below it, a letter put in made other words of right ones: plasa -> plasma, zirah -> ziarah, both seen among
the first 200 changes to clean news."""
LEAST_COUNT = 30
"""Occurrences in the lexicon's text a word needs before a misspelling may become it."""

_DAY_AND_MONTH = re.compile(
    r"\((\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?\)|\((\d{1,2})[.-](\d{1,2})[.-](\d{4})\)"
)
"""Without a year only a stroke is a date: "(6-5)" is a score and "(6.5)" a number."""
_LOWER_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}(?![\w’'-])")
_FIRST_WORD = re.compile(r"^[\"“‘(]*([A-Z][a-z]{4,})(?![\w’'-])")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def repair(sentence: str) -> str:
    """Return `sentence` as the translator should read it."""
    mended = spell_out_dates(respace(sentence), MONTH_NAMES)
    for pattern, replacement in _phrases():
        mended = pattern.sub(lambda match, new=replacement: _like(match.group(), new), mended)  # type: ignore[misc]
    mended = _FIRST_WORD.sub(_mend_first_word, mended)
    return _LOWER_WORD.sub(lambda match: mend_word(match.group()), mended)


def spell_out_dates(text: str, months: Sequence[str]) -> str:
    """Name the month of the dates in brackets: "(16/6/2025)" becomes "(16 Juni 2025)"."""

    def spell_out(match: re.Match[str]) -> str:
        day, month, year = int(match[1] or match[4]), int(match[2] or match[5]), match[3] or match[6]
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return match.group()
        name = months[month - 1].capitalize()
        return f"({day} {name} {year})" if year else f"({day} {name})"

    return _DAY_AND_MONTH.sub(spell_out, text)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_whole_words(old), new) for old, new in parse_table(_phrase_file()))


def _whole_words(phrase: str) -> re.Pattern[str]:
    first = f"[{phrase[0]}{phrase[0].upper()}]"
    before = r"\w.(" if phrase[0].isupper() else r"\w.(-"  # China-Asia Tengah, but not bertahan-tahan
    return re.compile(rf"(?<![{before}]){first}{re.escape(phrase[1:])}(?![\w-])")


@cache
def _phrase_file() -> str:
    return (resources.files("summarise") / "data" / "repairs.tsv").read_text(encoding="utf-8")


def _like(model: str, word: str) -> str:
    """Give `word` the capital of `model`; an abbreviation (PLTB) gives none to what it is spelt out as."""
    capital = model[0].isupper() and not model.isupper()
    return word[0].upper() + word[1:] if capital else word


def _mend_first_word(match: re.Match[str]) -> str:
    word = match[1]
    before = match.group()[: -len(word)]
    return before + _like(word, mend_word(word.lower()))


def mend_word(word: str) -> str:
    """Return the one common word that a slip of the fingers turns into `word`, or `word` itself.

    A slip is two letters exchanged ("sduah"), one left out ("persahabatn") or one doubled ("meninggkat"); a
    wrong or another extra letter is left alone, because it more often makes another real word. Source:
    Damerau 1964, "A technique for computer detection and correction of spelling errors".
    """
    if len(word) < SHORTEST_MISSPELLING or word in lexicon():
        return word
    candidates = {candidate for candidate in _without_slip(word) if is_common(candidate, LEAST_COUNT)}
    return candidates.pop() if len(candidates) == 1 else word


def _without_slip(word: str) -> Iterator[str]:
    for place in range(1 if _is_word_with_ending(word) else 0, len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place in range(1, len(word) if len(word) >= SHORTEST_OMISSION else 1):
        for letter in _ALPHABET:
            yield word[:place] + letter + word[place:]
    for place in range(1, len(word) if len(word) >= SHORTEST_OMISSION else 1):
        if word[place] == word[place - 1]:
            yield word[:place] + word[place + 1 :]


def _is_word_with_ending(word: str) -> bool:
    """Tell a rare form of a known word: "ubahnya" is no slip for "buahnya"."""
    stem = re.sub(r"(?:nya|lah|kah|pun)$", "", word)
    return stem != word and stem in lexicon()


def signature() -> Signature:
    """Name the version of the repairs and the hash of their phrases."""
    return {"repair": f"{VERSION}-{hashlib.sha256(_phrase_file().encode()).hexdigest()[:8]}"}
