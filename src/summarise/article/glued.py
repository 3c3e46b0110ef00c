"""Part what a page glued into a line: advertisements, other headlines, credits, paragraphs.

A scraper that drops the tags of a page sets its furniture into the running text: "... kata dia.
Baca juga: Harga Kopi Naik Selain itu, ...". Parted into lines of its own, it is found by the rules
for lines. Every part of the line comes out again: parting loses nothing but a joining comma.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from summarise.article.lines import CLOSERS, count_words, ends_sentence
from summarise.article.rules import any_of, read_map, read_table, read_words

LONGEST_TAIL = 120
"""Characters of credits or hashtags behind the last stop: two roles with a name each have 43, the
hashtags of the development articles 78."""
LONGEST_HEADLINES = 45
"""Words. Up to three headlines stand in a row, and the longest of the development articles has 19 words."""
LONGEST_SUBJECT = 5
"""Words of a sentence up to its first small one: "Menteri Luar Negeri Wang Yi bertemu"."""
LONGEST_REST = 6
"""Words without a stop that belong to the phrase before them: "Baca selengkapnya di sini"."""
LONGEST_TITLE = 3
"""Words between a person's title and the last part of the name: "Menteri Keuangan Sri Mulyani"."""
FEWEST_JOINTS = 2
"""A scraper that joins paragraphs with commas (`... katanya.,"Kami ...`) does it throughout; 31 of 32
articles with such commas have two or more."""
TAIL_SIGNS = frozenset(":#")
ENDS = ".!?…:;>" + CLOSERS

_JOINT = re.compile(r"""(?<=[.!?"”)]),(?=["“(]?[A-Z])""")
_LOST_LINKS = re.compile(r"(?<!\s)(?:\s*,){2,}")
_HASHTAGS = re.compile(r"\s(?=(?:#\w+\s*){2,}$)")
# "... Industri HijauProyek itu": the headline's last word, and a sentence that lost its space.
_LOST_SPACE = re.compile(r"""[a-z]{3}(?=[A-Z][a-z]{2})|[^\W_](?=["“][A-Z])""")
_NAME = re.compile(r" [A-Z][\w.]*")
_WORD = re.compile(r"\S+")


def part_glued(row: str) -> list[str]:
    """Return the parts of a row: its text, and each piece of furniture on its own."""
    if "," in row:
        row = _LOST_LINKS.sub(",", row)
    pieces = _JOINT.split(row)
    if len(pieces) == 1 and not _phrase().search(row) and TAIL_SIGNS.isdisjoint(row[-LONGEST_TAIL:]):
        return [row]
    parts: list[str] = []
    for piece in pieces if len(pieces) > FEWEST_JOINTS else [row]:
        cuts = sorted({0, *_find_furniture(piece), *_find_tail(piece), len(piece)})
        parts.extend(piece[start:end].strip(" ,") for start, end in pairwise(cuts))
    return [part for part in parts if part]


def _find_furniture(row: str) -> Iterator[int]:
    """Yield the ends of every inline phrase, with the headline or name behind it."""
    end = 0
    for phrase in _phrase().finditer(row):
        # One inside a headline was parted with it already.
        if phrase.start() >= end and _is_inserted(row, phrase):
            end = _find_extent(row, phrase.end(), _phrases()[phrase.group().casefold()])
            yield from (phrase.start(), end if _goes_on(row, end) else len(row))


def _goes_on(row: str, end: int) -> bool:
    """Say whether text follows a phrase, and not only its last words: "Baca selengkapnya di sini"."""
    rest = row[end : end + LONGEST_TAIL]
    return count_words(rest) > LONGEST_REST or ends_sentence(rest)


def _is_inserted(row: str, phrase: re.Match[str]) -> bool:
    """Say whether a phrase interrupts the text: shouted, glued to a word, or behind a full stop."""
    if phrase.start() == 0 and not row.endswith(".") and count_words(row) <= LONGEST_HEADLINES:
        return False  # All of the row is the phrase and its headlines.
    if phrase.group().isupper():
        return True
    before = row[max(0, phrase.start() - 3) : phrase.start()]
    opens = phrase.group()[0].isupper() or row[phrase.end() : phrase.end() + 2].lstrip().startswith(":")
    return opens and (not before.strip() or before.rstrip()[-1] in ENDS or before[-1].islower())


def _find_extent(row: str, end: int, rule: str) -> int:
    """Return where what belongs to a phrase ends."""
    if rule == "read-also":
        return _find_headline_end(row, end)
    if rule == "share" and (name := _NAME.match(row, end)):
        return name.end()
    return end


def _find_headline_end(row: str, start: int) -> int:
    """Return where the headlines end that a sentence follows without a sign.

    A headline's words are capitalised, a sentence's are not but for the first: the sentence begins
    with the last capital before the first small word, or with the title before that name. Where the
    page lost a space ("Industri HijauProyek itu"), it begins there.
    """
    words = [
        word for word in islice(_WORD.finditer(row, start), LONGEST_HEADLINES + 1) if word.group() != ":"
    ]
    glued = -1, start
    for position, word in enumerate(words):
        text = word.group()
        if space := _LOST_SPACE.search(text):
            glued = position, word.start() + space.end()
        elif text[0] in '"“' and position:
            return word.start()
        elif text[-1] in "?!>" or text.endswith("..."):
            return word.end()
        elif text[0].islower() and text.casefold() not in read_words("headings", "small_words"):
            return glued[1] if position - glued[0] <= LONGEST_SUBJECT else _step_back(words, position, start)
    return start if len(words) > LONGEST_HEADLINES else len(row)


def _step_back(words: list[re.Match[str]], position: int, start: int) -> int:
    """Return the start of the sentence whose first small word stands at `position`."""
    first = position - 1
    while first >= 0 and not words[first].group()[0].isupper():
        first -= 1
    titles = read_words("headings", "titles_of_people")
    for before in range(max(0, first - LONGEST_TITLE), first):
        if words[before].group().casefold() in titles:
            return words[before].start()
    return words[first].start() if first >= 0 else start


def _find_tail(row: str) -> Iterator[int]:
    """Yield where the credits or hashtags behind the last sentence begin."""
    start = max(0, len(row) - LONGEST_TAIL)
    for pattern in (_credits(), _HASHTAGS):
        if tail := pattern.search(row, start):
            yield tail.end()


@cache
def _phrases() -> dict[str, str]:
    return {phrase.casefold(): rule for rule, match, phrase in read_table("phrases.tsv") if match == "inline"}


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(any_of(_phrases()) + r"(?-i:(?![a-z]))", re.IGNORECASE)


@cache
def _credits() -> re.Pattern[str]:
    """Match the gap between a stop and "Reporter: Budi Santoso" at the end of a row."""
    labels = any_of(read_map("roles.tsv"))
    return re.compile(rf"(?<=[.!?\"”)])[,\s]*(?=(?i:{labels})\s?:\s?(?:[^.!?]|\.(?=\w)){{2,80}}$)")
