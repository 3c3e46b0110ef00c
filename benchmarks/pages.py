"""Score cleaning on whole web pages: token F1 of the body against the page's clean text.

Twice: as the program reads a page, and on all its visible lines, menus and other stories included, as a
careless scraper would store them.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from data import hash_file, read_pages
from summarise.article.article import make_article
from summarise.article.decoding import normalise_text
from summarise.errors import NoArticleText
from summarise.formats.page import read_page
from summarise.types import Document

_WORD = re.compile(r"\w+")
_SILENT = frozenset({"script", "style", "noscript", "template", "select", "iframe"})
_INLINE = frozenset("a b i em strong u span font sup sub small mark abbr".split())


class _VisibleText(HTMLParser):
    """Collect what a reader of the page sees, each block element on a line of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in _SILENT
        self.parts.append("" if tag in _INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self.parts.append("" if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def read_visible_lines(html: str) -> str:
    """Return the visible text of a page."""
    parser = _VisibleText()
    parser.feed(html)
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def score_tokens(hypothesis: str, reference: str) -> float:
    """Return the F1 of the words of one text in another, order aside."""
    found, wanted = (Counter(_WORD.findall(text.casefold())) for text in (hypothesis, reference))
    common = sum((found & wanted).values())
    return 2 * common / max(1, found.total() + wanted.total())


def score_pages(data: Path) -> dict[str, object]:
    """Return the F1 of every page, raw and cleaned, and their means."""
    pages = {}
    for page in read_pages(data):
        texts = _make_texts(page.html)
        pages[page.name] = {
            name: round(score_tokens(text, page.reference), 4) for name, text in texts.items()
        }
    columns = next(iter(pages.values()))
    means = {name: round(sum(page[name] for page in pages.values()) / len(pages), 4) for name in columns}
    worst = {name: min(page[name] for page in pages.values()) for name in columns}
    return {"data": hash_file(data / "boilerplate"), "mean": means, "worst": worst, "pages": pages}


def _make_texts(html: str) -> dict[str, str]:
    """Return the texts to score, by the name of their column."""
    visible = read_visible_lines(html)
    return {
        "visible lines": visible,
        "visible lines, cleaned": _clean(Document("page", normalise_text(visible))),
        "page, read and cleaned": _clean(read_page(html.encode(), "page")),
    }


def _clean(document: Document) -> str:
    try:
        return make_article(document).text
    except NoArticleText:
        return ""
