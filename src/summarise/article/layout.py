"""Read the layout of a document: mend broken lines, find its blocks, and make paragraphs again.

Scraped text comes in four layouts: paragraphs parted by blank lines; one paragraph a line; one
sentence, or a piece of one, a line; everything in a single line.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from summarise.article.captions import find_end_mark
from summarise.article.datelines import read_dateline
from summarise.article.fragments import is_certain_fragment, is_fragment
from summarise.article.lines import (
    CLOSERS,
    SHORTEST_PROSE,
    Line,
    count_words,
    ends_sentence,
    goes_on,
    is_title_case,
)

SHORTEST_WRAP = 40
"""Characters. Mail and PDF text wraps at 60 to 100; shorter equal lines are menus and lists."""
CHOPPED_SHARE = 0.15
"""Certain fragments among the lines: 0.21 in seed 002; of 668 other articles none even holds three."""
FEWEST_CHOPPED = 3
LONGEST_LINK = 8
LONGEST_OPENING = 2
FARTHEST_LINK = 4
"""Words of a link within a sentence, capitalised words that may open one before its first link, and
rows in which it goes on. Chosen on the 26 development articles whose links stand on their own lines."""
SHORTEST_STEM = 3
"""Letters in which the halves of a word said twice agree: "buku-buku", "berbagi-bagi"."""

_HYPHEN = re.compile(r"[^\W\d_]{2}-$")
_PARAGRAPH_GAP = re.compile(r'(?<=[.!?"”]) {3,}')
_DASHES = frozenset({"-", "--", "–", "—"})
_PUNCTUATION = frozenset(CLOSERS + ".,;:!?%")
# A reporter's line with the dateline glued to it: "Laporan Wartawan A.com, Budi Santoso A.COM, SOLO -".
_GLUED_REPORT = re.compile(r"(Laporan .{3,120}?) (?=[A-Z]{4,}\.[A-Z]{2,}\b)")


def read_lines(text: str) -> list[Line]:
    """Return the lines of a document with sentences that broke over several put together."""
    lines: list[Line] = []
    for block, rows in enumerate(_read_blocks(text)):
        for row in _mend(rows):
            lines.append(Line(index=len(lines), block=block, text=row))
    return lines


def _read_blocks(text: str) -> Iterator[list[str]]:
    """Yield the rows of each block; blank lines part blocks, and so do wide gaps after a stop."""
    rows: list[str] = []
    for raw in text.split("\n"):
        pieces = _PARAGRAPH_GAP.split(raw)
        for piece in pieces:
            row = " ".join(piece.split())
            if row:
                rows.extend(_GLUED_REPORT.sub(r"\1\n", row, count=1).split("\n"))
            if rows and (not row or len(pieces) > 1):
                yield rows
                rows = []
    if rows:
        yield rows


def _mend(rows: list[str]) -> list[str]:
    """Join the rows of one block that belong together."""
    if _is_wrapped(rows):
        return [_glue(rows)]
    mended = rows[:1]
    # Joined at the end, not one by one: a sentence may be broken a thousand times.
    parts = [rows[0]]
    for position, row in enumerate(rows[1:], start=1):
        if _belongs(parts, row) or _is_link(rows, position, inside=len(parts) > 1):
            parts.append(row)
            continue
        mended[-1] = _glue(parts)
        mended.append(row)
        parts = [row]
    mended[-1] = _glue(parts)
    return mended


def _belongs(parts: Sequence[str], following: str) -> bool:
    """Say whether a row goes on the line begun: a broken sentence, dateline or quotation."""
    row = parts[-1]
    if row in _DASHES and len(parts) > 1:
        return True
    if find_end_mark(row) == 0:
        return False  # Tags in lower case follow "(abc/def)".
    if goes_on(row, following) or following in _DASHES or _PUNCTUATION.issuperset(following):
        return True
    if following[0] in "-–—" and read_dateline(f"{row} {following}"):
        return True
    # A link stood on its own line: "... bertemu Presiden⏎Prabowo Subianto."
    rest = following.endswith(".") and count_words(following) < SHORTEST_PROSE
    return rest and count_words(row) >= SHORTEST_PROSE and not ends_sentence(row)


def _is_link(rows: Sequence[str], position: int, *, inside: bool) -> bool:
    """Say whether a row is a link within a sentence: "BBC" in "Diberitakan⏎BBC⏎, Sabtu (7/6), ..."."""
    before = rows[position - 1]
    if not _is_open(before) or before[0].isdigit():
        return False  # "1. Rawat mesin" is a heading.
    if count_words(before) <= LONGEST_OPENING:
        # A word or two open a sentence only where the sentence before is over; in a menu none ever is.
        if not (inside or position == 1 or ends_sentence(rows[position - 2])):
            return False
    elif is_title_case(before):
        return False  # "Tips Merawat Sepeda Motor"
    for link, then in itertools.pairwise(rows[position : position + FARTHEST_LINK]):
        if not _is_open(link) or count_words(link) > LONGEST_LINK:
            return False
        if goes_on(link, then) and then[0] not in "”!?":
            return True  # A headline may begin with the wrong quotation mark.
    return False


def _is_open(row: str) -> bool:
    return not ends_sentence(row) and not row.endswith(":")


def _glue(parts: Sequence[str]) -> str:
    """Join the parts of a line with spaces, but none before a comma or within a word cut by a hyphen."""
    pieces = [parts[0]]
    for before, part in itertools.pairwise(parts):
        if _HYPHEN.search(before) and part[0].islower():
            pieces[-1] = pieces[-1].removesuffix("-") + ("-" if _is_repetition(before, part) else "")
            pieces.append(part)
            continue
        tight = part[0] in ",.;:!?)”%" or _PUNCTUATION.issuperset(part)
        pieces.append(part if tight else " " + part)
    return "".join(pieces)


def _is_repetition(before: str, part: str) -> bool:
    """Say whether a hyphen at a line's end is the word's own: "anak-⏎anak", but not "perda-⏎gangan"."""
    word = before.split()[-1].removesuffix("-").casefold()
    return part.casefold().startswith(word[-SHORTEST_STEM:]) or word.startswith(
        part.casefold()[:SHORTEST_STEM]
    )


def _is_wrapped(rows: list[str]) -> bool:
    """Say whether the rows are one paragraph, wrapped at a fixed width.

    Then each row is full: the first word of the next would not have fitted. A heading above its
    paragraph is not full, and a list does not end with a stop.
    """
    width = max(map(len, rows))
    if len(rows) < 2 or width < SHORTEST_WRAP or not ends_sentence(rows[-1]):
        return False
    if all(ends_sentence(row) for row in rows):
        return False
    return all(
        len(row) + 1 + len(following.split(None, 1)[0]) > width for row, following in itertools.pairwise(rows)
    )


def make_paragraphs(lines: Sequence[str]) -> list[str]:
    """Return paragraphs: each line is one, unless it is a fragment of the sentence before it.

    Such a fragment stays in its paragraph behind a single newline, which in `Article.text` always
    means: the sentence may go on here.
    """
    paragraphs: list[list[str]] = []
    chopped = _is_chopped(lines)
    for line in lines:
        if chopped and paragraphs and is_fragment(line) and ends_sentence(paragraphs[-1][-1]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return ["\n".join(paragraph) for paragraph in paragraphs]


def _is_chopped(lines: Sequence[str]) -> bool:
    """Say whether this newsroom chops its sentences, so that an opener marks a fragment.

    In other articles "Untuk ..." opens a sentence like any other. Only a text with several lines
    that can be nothing but fragments gives the right to join the doubtful ones too.
    """
    certain = sum(is_certain_fragment(line) for line in lines)
    return certain >= FEWEST_CHOPPED and certain >= CHOPPED_SHARE * len(lines)
