"""Which sentences are a part of somebody's longer quotation, torn from who said it."""

from collections.abc import Sequence

from summarise.types import Sentence

OPENING, CLOSING, STRAIGHT = "“", "”", '"'


def inside_quotations(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the indices of sentences that hold only part of a quotation, or none but words of one.

    Shown alone such a sentence would make a speaker's words the outlet's. A quotation ends with its
    paragraph.
    """
    parts: set[int] = set()
    open_before, paragraph = False, -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            open_before, paragraph = False, sentence.paragraph
        open_after = leaves_open(sentence.text, open_before)
        if open_before or open_after:
            parts.add(sentence.index)
        open_before = open_after
    return frozenset(parts)


def leaves_open(text: str, is_open: bool = False) -> bool:
    """Tell whether a quotation is open at the end of a text, given whether one was at its beginning."""
    for mark in text:
        if mark == STRAIGHT or (mark == OPENING and is_open):
            # Scraped text closes with an opening mark too: “... stabil,“ kata Wang.
            is_open = not is_open
        elif mark in (OPENING, CLOSING):
            is_open = mark == OPENING
    return is_open
