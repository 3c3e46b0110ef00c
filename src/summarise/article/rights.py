"""Keep copyright and re-use notices: word for word, with a fixed English rendering where we have one."""

from functools import cache

from summarise.article.lines import count_words, key_of
from summarise.article.rules import read_table
from summarise.article.sheet import Sheet
from summarise.types import Right

LONGEST_NOTICE = 60
"""Words. The longest notice we met has 22; an article glued to one must not vanish into it."""


def take_rights(sheet: Sheet) -> tuple[Right, ...]:
    """Take the notices off the sheet and return them in order."""
    notices = {line.index: line.text for line in sheet.lines if is_notice(line.text)}
    sheet.keep_elsewhere(notices)
    return tuple(Right(text, _render(text)) for text in notices.values())


def is_notice(text: str) -> bool:
    """Say whether a line is a copyright or re-use notice."""
    return text.casefold().startswith(_openings()) and count_words(text) <= LONGEST_NOTICE


def _render(text: str) -> str | None:
    for match, notice, english in read_table("rights.tsv"):
        if key_of(text) == key_of(notice) or (
            match == "start" and text.casefold().startswith(notice.casefold())
        ):
            return {"=": text, "-": None}.get(english, english)
    return None


@cache
def _openings() -> tuple[str, ...]:
    return tuple(notice.casefold() for _, notice, _ in read_table("rights.tsv"))
