"""The forms a digest can take, and how many of them become one text."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from summarise.errors import InputError
from summarise.records import Record, digest_record, error_record
from summarise.render.harmless import escape_json
from summarise.render.html import ArticlePart, format_article_html, format_digest_html, format_digests_html
from summarise.render.index import Entry, format_index
from summarise.render.markdown import format_digest_markdown
from summarise.render.terminal import print_digest
from summarise.types import Digest

_TRAILING_BLANKS = re.compile(r"(?<! ) +$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pages:
    """How digests share a page, and how a folder of pages is listed."""

    part: Callable[[Digest, int], ArticlePart]
    """One of several articles of a page, and which, counted from 1."""
    whole: Callable[[Sequence[ArticlePart]], str]
    index: Callable[[Iterable[Entry]], str]


@dataclass(frozen=True, slots=True)
class Format:
    """How digests become text: one item each, with something around and between them."""

    suffix: str
    item: Callable[[Digest], str]
    failure: Callable[[InputError], str] | None = None
    """Text for an article that failed, where the format has room for it."""
    opening: str = ""
    separator: str = ""
    closing: str = ""
    pages: Pages | None = None
    """For a form whose item is a whole page: joining items would make none."""

    def whole(self, digest: Digest) -> str:
        """Return a complete document that holds one digest."""
        return self.opening + self.item(digest) + self.closing


def markdown_format(prompts: Path | None) -> Format:
    """Markdown by the templates of `prompts`, articles parted by a rule."""
    return Format(".md", lambda digest: format_digest_markdown(digest, prompts), separator="\n---\n\n")


def html_format(prompts: Path | None) -> Format:
    """Pages by the templates of `prompts`."""
    pages = Pages(
        part=lambda digest, number: format_article_html(digest, number, prompts),
        whole=lambda parts: format_digests_html(parts, prompts),
        index=lambda entries: format_index(entries, prompts),
    )
    return Format(".html", lambda digest: format_digest_html(digest, prompts), pages=pages)


def terminal_format(console: Console) -> Format:
    """The rich view, as wide and as colourful as `console`."""

    def render(digest: Digest) -> str:
        with console.capture() as capture:
            print_digest(console, digest)
        # The blanks that fill a line would only go along when a reader copies it.
        return _TRAILING_BLANKS.sub("", capture.get())

    return Format(".txt", render)


def json_format(*, lines: bool) -> Format:
    """One array, or one object a line."""

    def dump(record: Record) -> str:
        text = escape_json(json.dumps(record, ensure_ascii=False, indent=None if lines else 2))
        return text + "\n" if lines else text

    return Format(
        ".jsonl" if lines else ".json",
        lambda digest: dump(digest_record(digest)),
        lambda error: dump(error_record(error)),
        opening="" if lines else "[\n",
        separator="" if lines else ",\n",
        closing="" if lines else "\n]\n",
    )
