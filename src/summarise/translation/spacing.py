"""Put back the spaces a page lost or put in: between sentences, at links, at the ends of lines."""

import re

from summarise.translation.lexicon import is_common, lexicon

LEAST_COUNT = 20
"""Occurrences in the lexicon's text a word needs to be known here; "Ayatollah" has 27."""
LEAST_COMMON_COUNT = 100
SUREST_NAME_SHARE = 0.95
"""Two words with a capital are parted only before a sure name, behind another or a common word: "GolHarry"
(1.0), "IranAyatollah" (0.96), but not the brands "SkyTeam" (0.76), "SeaWorld" (0.93) and "WarnerMedia", which
looser rules parted in clean news."""
SHORTEST_NAME = 4
SHORTEST_GLUED = 4
LEAST_GLUED_COUNT = 1000
"""A word in lower case behind a name, "Chivugagal", is parted if it is as frequent as "gagal" or has the
affix of a verb, "Khameneidipertanyakan"; with any common word, "Kebonjeruk", a place, fell apart."""
LEAST_SMALL_WORD_COUNT = 10_000
"""Behind such a word ("di", "dari") a word with a capital need not be known; and one of four letters behind a
name must be as frequent ("yang", "pada"): "mata" made "Mina mata" of Minamata."""

_GLUED_STOP = re.compile(r"(?<=[a-z]{2})([.!?])(?=[A-Z][a-z])")
_GLUED_COMMA = re.compile(r"(?<=[a-z]{2}),(?=[A-Za-z][a-z])")
_GLUED_QUOTE = re.compile(r"(?<=[a-z][.,!?][\"”])(?=[a-z])")
_SPACE_BEFORE_MARK = re.compile(r"(?<=\w) +(?=[,.;!?](?:\s|$))")
_BROKEN_WORD = re.compile(r"(?<![\w-])([A-Za-z]?[a-z]+)- ([a-z]+)(?![\w-])")
_INNER_CAPITAL = re.compile(r"(?<![\w’'.@/-])([A-Za-z][a-z]+)([A-Z][a-z]{2,})(?![\w@/-]|\.\w)")
_SMALL_WORD_BEHIND = re.compile(r"(?<![\w’'.@/-])([a-z]{5,})(ini|itu|dan|yang)(?![\w’'@/-]|\.\w)")
_VERB = re.compile(r"(?:di|me|ber|ter)[a-z]{4,}")
_LONG_NAME = re.compile(r"(?<![\w’'.@/-])[A-Z][a-z]{7,}(?![\w@/-]|\.\w)")


def respace(sentence: str) -> str:
    """Return a sentence in one line with its words parted as they were written."""
    spaced = re.sub(r"\s+", " ", sentence).strip()
    spaced = _BROKEN_WORD.sub(_join_broken, spaced)
    spaced = _GLUED_QUOTE.sub(" ", _GLUED_COMMA.sub(", ", _GLUED_STOP.sub(r"\1 ", spaced)))
    spaced = _INNER_CAPITAL.sub(_part_at_capital, _SPACE_BEFORE_MARK.sub("", spaced))
    spaced = _SMALL_WORD_BEHIND.sub(_part_small_word, spaced)
    return _LONG_NAME.sub(_part_behind_name, spaced)


def _join_broken(match: re.Match[str]) -> str:
    """Join what a line's end broke ("pemerin- tah", "anak- anak"); else drop the hyphen."""
    first, second = match.groups()
    if first.lower() == second:
        return f"{first}-{second}"
    rarer = min(_count(first), _count(second))
    joined = first + second
    return joined if _count(joined) > max(rarer, LEAST_COUNT) else f"{first} {second}"


def _part_at_capital(match: re.Match[str]) -> str:
    """Part "diJakarta" and "IranAyatollah", but no brand: "BeritaSatu", of common words, stays."""
    first, second = match.groups()
    if _count(first + second):
        return match.group()
    if first[0].islower():
        known = _count(first) >= LEAST_SMALL_WORD_COUNT or min(_count(first), _count(second)) >= LEAST_COUNT
    else:
        known = _is_sure_name(second) and (_is_sure_name(first) or _count(first) >= LEAST_COMMON_COUNT)
    return f"{first} {second}" if known else match.group()


def _part_behind_name(match: re.Match[str]) -> str:
    """Part "Jakartamengatakan", a name with a common word behind it, where that can be done in one way.

    What opens the sentence need be no name: "Polisimenangkap".
    """
    word = match.group()
    if _count(word):
        return word
    places = range(SHORTEST_NAME, len(word) - SHORTEST_GLUED + 1)
    parts = [(word[:place], word[place:]) for place in places]
    opens = not match.string[: match.start()].strip('"“‘(')
    found = [
        (first, second)
        for first, second in parts
        if _may_follow(second) and (_is_sure_name(first) or (opens and _count(first) >= LEAST_GLUED_COUNT))
    ]
    return " ".join(found[0]) if len(found) == 1 else word


def _part_small_word(match: re.Match[str]) -> str:
    """Part "kompetisiini"."""
    first, second = match.groups()
    return (
        f"{first} {second}"
        if not _count(first + second) and is_common(first, LEAST_COMMON_COUNT)
        else match.group()
    )


def _count(word: str) -> int:
    entry = lexicon().get(word.lower())
    return entry.count if entry else 0


def _may_follow(word: str) -> bool:
    if len(word) <= SHORTEST_GLUED:
        return is_common(word, LEAST_SMALL_WORD_COUNT)
    return is_common(word, LEAST_COUNT if _VERB.fullmatch(word) else LEAST_GLUED_COUNT)


def _is_sure_name(word: str) -> bool:
    entry = lexicon().get(word.lower())
    return entry is not None and entry.count >= LEAST_COUNT and entry.capital_share >= SUREST_NAME_SHARE
