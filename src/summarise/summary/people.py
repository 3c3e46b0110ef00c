"""Who is named: behind a title ("Presiden Prabowo") or beside a verb of speech ("kata Eng Hian")."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarise.summary.tables import any_of, read_pairs, read_words
from summarise.translation.calendar import is_calendar_word
from summarise.translation.lexicon import lexicon

MOST_PARTS = 4
"""Words of a person's name at most; longer runs of capitals are names of offices and titles of works."""

SURELY_CAPITAL = 0.9
"""Share of capitals of a word of a name in the lexicon: Budi 0.97, Wang 0.85, Kebudayaan 0.64."""

_WORD = r"[A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)*"
_GLUED = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}[a-z]")
"""Two words that a scraper has put together."""
_RUN = re.compile(rf"{_WORD}(?: {_WORD})*")


def find_persons(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the people whom the texts of one story name, each by the longest form of the name."""
    found = sorted({name for text in texts for name in _spoken(text)})
    return tuple(name for name in found if not any(_is_part(name, other) for other in found))


def names_person(text: str, name: str) -> bool:
    """Tell whether a text names a person in full."""
    return name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None


def _is_part(name: str, other: str) -> bool:
    return set(name.split()) < set(other.split())


def _spoken(text: str) -> Iterator[str]:
    text = _places().sub("", text).replace("  ", " ")  # "Presiden China Xi Jinping"
    for match in _RUN.finditer(text):
        words = match.group().split()
        name = _name_at_end(words)
        before = words[: len(words) - len(name)] or text[: match.start()].split()[-1:]
        titled = any(_bare(word) in _titles() for word in before)
        alone = len(name) == 1 and not (titled and _bare(before[-1]) in _titles())
        if 0 < len(name) <= MOST_PARTS and not alone and (titled or _is_beside_speech(text, match)):
            yield " ".join(name)


def _name_at_end(words: Sequence[str]) -> list[str]:
    name: list[str] = []
    for word in reversed(words):
        if not _may_be_name(word):
            break
        name.insert(0, word)
    return name


def _may_be_name(word: str) -> bool:
    """Tell a word of a name from a common one ("Kebudayaan", culture), an office and a short form."""
    if word.isupper() or _GLUED.search(word) or is_calendar_word(word) or word in _offices():
        return False
    entry = lexicon().get(word.lower())
    return entry is None or (entry.capital_share >= SURELY_CAPITAL and _stays(word, entry.translations))


def _stays(word: str, translations: frozenset[str]) -> bool:
    return not translations or word.lower() in translations


def _is_beside_speech(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip(' "“').rpartition(" ")[2]
    after = text[match.end() :].lstrip(' "”,').partition(" ")[0]
    return any(_bare(word) in _speech() for word in (before, after))


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).lower()


@cache
def _titles() -> frozenset[str]:
    return frozenset(_bare(title) for title in read_words("titles"))


@cache
def _offices() -> frozenset[str]:
    return frozenset([*read_words("offices"), *read_words("titles"), *read_pairs("terms.tsv")])


@cache
def _speech() -> frozenset[str]:
    return frozenset(read_words("speech"))


@cache
def _places() -> re.Pattern[str]:
    return any_of(read_pairs("places.tsv"))
