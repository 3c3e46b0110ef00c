"""Score cleaning on whole web pages: token F1 of the body against the page's clean text.

Three times: behind trafilatura, as the HTML reader does it; on all the visible lines of the page,
menus and other stories included, as a careless scraper would store them; and on the one of the two
that can be trusted with the page.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from data import hash_file, read_pages
from summarise.article.article import make_article
from summarise.article.decoding import normalise_text
from summarise.article.stories import choose_extraction
from summarise.errors import NoArticleText
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


def extract_main_text(html: str) -> str | None:
    """Return what trafilatura takes for the article, or None if it is not installed."""
    try:
        import trafilatura
    except ImportError:
        return None
    return trafilatura.extract(html, include_comments=False, include_tables=False) or ""


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
    texts = {"visible lines": visible, "visible lines, cleaned": _clean(visible)}
    if (main := extract_main_text(html)) is not None:
        better = choose_extraction(main, visible)
        texts |= {
            "trafilatura": main,
            "trafilatura, cleaned": _clean(main),
            "the better, cleaned": _clean(better),
        }
    return texts


def _clean(text: str) -> str:
    try:
        return make_article(Document("page", normalise_text(text))).text
    except NoArticleText:
        return ""
