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
        return [" ".join(rows)]
    mended = rows[:1]
    # Joined at the end, not one by one: a sentence may be broken a thousand times.
    parts = [rows[0]]
    for position, row in enumerate(rows[1:], start=1):
        dashed = parts[-1] in _DASHES and len(parts) > 1
        if (
            dashed
            or _belongs(parts[-1], row)
            or _is_link(parts[-1], rows[position : position + FARTHEST_LINK])
        ):
            parts.append(row)
            continue
        mended[-1] = _glue(parts)
        mended.append(row)
        parts = [row]
    mended[-1] = _glue(parts)
    return mended


def _belongs(row: str, following: str) -> bool:
    """Say whether two rows are one line: a broken sentence, dateline or quotation."""
    if find_end_mark(row) == 0:
        return False  # Tags in lower case follow "(abc/def)".
    if goes_on(row, following) or following in _DASHES or _PUNCTUATION.issuperset(following):
        return True
    if following[0] in "-–—" and read_dateline(f"{row} {following}"):
        return True
    # A link stood on its own line: "... bertemu Presiden⏎Prabowo Subianto."
    rest = following.endswith(".") and count_words(following) < SHORTEST_PROSE
    return rest and count_words(row) >= SHORTEST_PROSE and not ends_sentence(row)


def _is_link(row: str, following: Sequence[str]) -> bool:
    """Say whether links on lines of their own part a sentence: "Diberitakan⏎BBC⏎, Sabtu (7/6), ..."."""
    if (
        ends_sentence(row)
        or row[-1] == ":"
        or row[0].isdigit()
        or (is_title_case(row) and count_words(row) > LONGEST_OPENING)
    ):
        return False  # "Tips Merawat Sepeda Motor" is a heading, and so is "1. Rawat mesin".
    for link, then in itertools.pairwise(following):
        if count_words(link) > LONGEST_LINK or ends_sentence(link):
            return False
        if goes_on(link, then):
            return True
    return False


def _glue(parts: Sequence[str]) -> str:
    """Join the parts of a line with spaces, but none before a comma or closing quote."""
    joined = [parts[0]]
    for part in parts[1:]:
        tight = part[0] in ",.;:!?)”%" or _PUNCTUATION.issuperset(part)
        joined.append(part if tight else " " + part)
    return "".join(joined)


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
