"""Put back the spaces a page lost or put in: between sentences, at links, at the ends of lines."""

import re

from summarise.translation.lexicon import NAME_SHARE, Entry, lexicon

LEAST_COUNT = 20
"""Occurrences in the lexicon's text a word needs to be known here; "Ayatollah" has 27."""
LEAST_COMMON_COUNT = 100
SUREST_NAME_SHARE = 0.95
"""Two words with a capital are parted only if one is surely a name and the other as sure or a common word:
"GolHarry" (0.0, 1.0), "IranAyatollah" (1.0, 0.96), but not the brands "SkyTeam" (0.97, 0.76), "MySpace"
(0.92, 0.52) and "MetroPlus" (0.99, 0.69), which looser rules parted in clean news."""
SHORTEST_NAME = 4
SHORTEST_GLUED = 4
LEAST_GLUED_COUNT = 1000
"""A word in lower case behind a name, "Chivugagal", is parted if it is as frequent as "gagal" or has the
affix of a verb, "Khameneidipertanyakan"; with any common word, "Kebonjeruk", a place, lost its last syllables."""

_GLUED_STOP = re.compile(r"(?<=[a-z]{2})([.!?])(?=[A-Z][a-z])")
_GLUED_COMMA = re.compile(r"(?<=[a-z]{2}),(?=[A-Za-z][a-z])")
_GLUED_QUOTE = re.compile(r"(?<=[a-z][.,!?][\"”])(?=[a-z])")
_SPACE_BEFORE_MARK = re.compile(r"(?<=\w) +(?=[,.;!?](?:\s|$))")
_BROKEN_WORD = re.compile(r"(?<![\w-])([A-Za-z]?[a-z]+)- ([a-z]+)(?![\w-])")
_INNER_CAPITAL = re.compile(r"(?<![\w’'.@/-])([A-Za-z][a-z]+)([A-Z][a-z]{2,})(?![\w.@/-])")
_VERB = re.compile(r"(?:di|me|ber|ter)[a-z]{4,}")
_LONG_NAME = re.compile(r"(?<![\w’'.@/-])[A-Z][a-z]{7,}(?![\w.@/-])")


def respace(sentence: str) -> str:
    """Return a sentence in one line with its words parted as they were written."""
    spaced = re.sub(r"\s+", " ", sentence).strip()
    spaced = _BROKEN_WORD.sub(_join_broken, spaced)
    spaced = _GLUED_QUOTE.sub(" ", _GLUED_COMMA.sub(", ", _GLUED_STOP.sub(r"\1 ", spaced)))
    spaced = _INNER_CAPITAL.sub(_part_at_capital, _SPACE_BEFORE_MARK.sub("", spaced))
    return _LONG_NAME.sub(_part_behind_name, spaced)


def _join_broken(match: re.Match[str]) -> str:
    """Join what a line's end broke ("pemerin- tah", "anak- anak"); else drop the hyphen."""
    first, second = match.groups()
    if first.lower() == second:
        return f"{first}-{second}"
    whole = first + second
    broken = _entry(first) is None or _entry(second) is None
    return whole if broken and _is_frequent(whole, LEAST_COUNT) else f"{first} {second}"


def _part_at_capital(match: re.Match[str]) -> str:
    """Part "diJakarta" and "IranAyatollah", but no brand: "BeritaSatu", of common words, stays."""
    first, second = match.groups()
    if _entry(first + second) is not None:
        return match.group()
    if first[0].islower():
        parted = _is_frequent(first, LEAST_COUNT) and _is_frequent(second, LEAST_COUNT)
    else:
        names = [_is_sure_name(first), _is_sure_name(second)]
        common = [_is_common(first, LEAST_COMMON_COUNT), _is_common(second, LEAST_COMMON_COUNT)]
        parted = all(names) or (any(names) and any(common))
    return f"{first} {second}" if parted else match.group()


def _part_behind_name(match: re.Match[str]) -> str:
    """Part "Jakartamengatakan", a name with a common word behind it, where that can be done in one way."""
    word = match.group()
    if _entry(word) is not None:
        return word
    places = range(SHORTEST_NAME, len(word) - SHORTEST_GLUED + 1)
    parts = [(word[:place], word[place:]) for place in places]
    found = [(first, second) for first, second in parts if _is_sure_name(first) and _may_follow(second)]
    return " ".join(found[0]) if len(found) == 1 else word


def _entry(word: str) -> Entry | None:
    return lexicon().get(word.lower())


def _is_frequent(word: str, least: int) -> bool:
    entry = _entry(word)
    return entry is not None and entry.count >= least


def _may_follow(word: str) -> bool:
    return _is_common(word, LEAST_COUNT if _VERB.fullmatch(word) else LEAST_GLUED_COUNT)


def _is_sure_name(word: str) -> bool:
    entry = _entry(word)
    return entry is not None and entry.count >= LEAST_COUNT and entry.capital_share >= SUREST_NAME_SHARE


def _is_common(word: str, least: int) -> bool:
    entry = _entry(word)
    return entry is not None and entry.count >= least and entry.capital_share < NAME_SHARE
