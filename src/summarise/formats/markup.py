"""Read Markdown: its markup goes, its words stay; front matter and the first heading give metadata."""

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summarise.article.reading import decode_bytes, make_document
from summarise.errors import UnreadableInput
from summarise.formats.columns import record_hints
from summarise.sources import format_source
from summarise.types import Document

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST_MARKDOWN = 2**19
"""Bytes: ten long news articles. The parser keeps up to 1.6 KB for each, and takes up to 50 µs."""
LONGEST_FRONT_MATTER = 10_000
_FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|$)", re.DOTALL)
_ENTRY = re.compile(r"""^([\w -]{1,40}?)\s*[:=]\s*["'\[]*(.*?)["'\]]*\s*$""", re.MULTILINE)


def read_markdown(data: bytes, source: str) -> Document:
    """Read a Markdown file into its article.

    Raises:
        InputError: it is no text, there is none in it, or more than in ten articles.
    """
    if len(data) > LARGEST_MARKDOWN:
        limit = LARGEST_MARKDOWN // 2**10
        raise UnreadableInput(
            source, f"{format_source(source)}: Markdown larger than {limit} KiB; save its text as .txt"
        )
    text = decode_bytes(data, source).replace("\r\n", "\n")
    matter = _FRONT_MATTER.match(text, 0, LONGEST_FRONT_MATTER)
    entries = dict(_ENTRY.findall(matter[2])) if matter else {}
    tokens = _parse(text[matter.end() :] if matter else text)
    hints = record_hints(entries, "front matter")
    return make_document(_plain(tokens), source, replace(hints, title=hints.title or _heading(tokens)))


def _parse(text: str) -> "list[Token]":
    from markdown_it import MarkdownIt

    # An indented paragraph is a paragraph: newspapers indent, and print no code.
    return MarkdownIt("commonmark").enable("table").disable("code").parse(text)


def _plain(tokens: "list[Token]") -> str:
    """Return the words of the blocks, paragraphs parted by blank lines."""
    texts = (
        _inline(token) if token.type == "inline" else token.content for token in tokens if _is_text(token)
    )
    return "\n\n".join(text for text in texts if text.strip())


def _is_text(token: "Token") -> bool:
    return token.type in ("inline", "fence")


def _inline(token: "Token") -> str:
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    words = ("text", "code_inline")
    return "".join(
        child.content if child.type in words else breaks.get(child.type, "") for child in token.children or []
    )


def _heading(tokens: "list[Token]") -> str | None:
    """Return the heading of the first rank, if there is exactly one."""
    headings = [
        _inline(inline)
        for opening, inline in itertools.pairwise(tokens)
        if opening.type == "heading_open" and opening.tag == "h1"
    ]
    return " ".join(headings[0].split()) if len(headings) == 1 else None
