"""Find the story on a page that was stored whole: menus, other headlines and footers around it.

The story is the stretch of lines with the most running text in it. Every line is given points, a
paragraph many, a headline or a menu's entry less than none, and the stretch with the highest sum
is the story (Kadane's algorithm: one pass, linear). What stands around it goes only if there is so
much of it that the text can be nothing but a whole page; a list that ends an article stays.
"""

import re
from collections.abc import Sequence

from summarise.article.credits import is_credit_line
from summarise.article.lines import Line, count_words, ends_sentence, is_prose, key_of
from summarise.article.rights import is_notice

FEWEST_PAGE_LINES = 12
"""Different links on one side of the story that make it a page: 15 whole pages have at least 15 above
and below, of 669 scraped articles one has 11 (song lyrics) and no other more than 7."""
LONGEST_WORTH = 60
"""Words of a paragraph that count; one giant paragraph must not outweigh a page of others."""
PROSE_COST, LINK_COST, ITEM_COST = 8, 10, 1
"""Points a line costs. A teaser of 16 words under its headline then adds nothing, a paragraph of
30 words outweighs two subheadings, and the items of a list weigh next to nothing."""


# "1. Beras", "- beras", "a. Beras", "beras", "Januari - 560.301 unit", "Kamis: 08.30 WIB"
_ITEM = re.compile(r"\W*(?:\d|[a-z]\b|[^\W\d_A-Z])|[-–•·*]|.*\s?(?:[-–=]|:\s)\s*(?:Rp\s?)?\d")
_DATED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")

Rules = dict[int, str]


def find_page(lines: Sequence[Line]) -> Rules:
    """Return the lines around the story as "page", if the text is a whole page; else nothing.

    Credits and notices stay wherever they stand near the story's end: they are read later.
    """
    _, first, last = _find_best([line.text for line in lines])
    rules: Rules = {}
    if _is_page(lines[:first]):
        title = _find_headline(lines, first)
        rules |= {line.index: "page" for line in lines[: first if title is None else title]}
    if _is_page(lines[last + 1 :]):
        rules |= {line.index: "page" for line in lines[last + 1 :] if not _is_imprint(line.text)}
    return rules


def _find_best(texts: Sequence[str]) -> tuple[int, int, int]:
    """Return the highest sum, and the positions of the first and last line of its stretch."""
    best = 0, 0, len(texts) - 1
    total = start = 0
    for position, text in enumerate(texts):
        if total <= 0:
            total, start = 0, position
        total += _score(text)
        best = max(best, (total, start, position), key=lambda stretch: stretch[0])
    return best


def _score(text: str) -> int:
    if is_prose(text):
        return min(count_words(text), LONGEST_WORTH) - PROSE_COST
    return -LINK_COST if _is_link(text) else -ITEM_COST


def _is_link(text: str) -> bool:
    """Say whether a line is a menu's entry, a headline or its date, and no item of a list."""
    if ends_sentence(text) or text.endswith(":"):
        return False
    return bool(_DATED.search(text)) or not _ITEM.match(text)


def _is_page(lines: Sequence[Line]) -> bool:
    return len({line.text for line in lines if _is_link(line.text)}) >= FEWEST_PAGE_LINES


def _is_imprint(text: str) -> bool:
    return is_credit_line(text) or is_notice(text)


def _find_headline(lines: Sequence[Line], first: int) -> int | None:
    """Return the position of the headline above the story, or None.

    A page says its headline twice: over the story and, with the outlet's name behind, in the
    title of the window, which is its first line.
    """
    window = key_of(lines[0].text)
    for position in range(first - 1, 0, -1):
        key = key_of(lines[position].text)
        if key.count(" ") > 1 and window.startswith(key):
            return position
    return None
