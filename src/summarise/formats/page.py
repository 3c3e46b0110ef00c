"""Read a saved web page: its main text by trafilatura, its metadata from JSON-LD, Open Graph and meta tags.

Nothing is fetched and nothing is run: libxml2 parses without network, HTML knows no entities of its own, and
scripts are only ever read as JSON.
"""

import logging
import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from summarise.article.dates import read_date_line
from summarise.article.decoding import BYTE_ORDER_MARKS
from summarise.article.hints import choose_date
from summarise.article.lines import count_words, is_prose
from summarise.article.reading import decode_bytes, make_document
from summarise.errors import InputError, NoArticleText
from summarise.formats.page_metadata import read_metadata
from summarise.formats.story import count_prose, find_story, read_blocks
from summarise.sources import format_source
from summarise.types import ArticleDate, Document

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST_PAGE = 5 * 2**20
"""Bytes. The largest saved news page we met has 0.3 MiB; extraction takes seconds a MiB on hostile markup."""
DEEPEST = 200
"""Levels. Real pages have 40; libxml2 stops at 256, and trafilatura recurses."""
MOST_ELEMENTS = 20_000
"""The largest page we met has 2,200; each costs up to 0.2 ms."""
FEWEST_WORDS = 10
"""Under so many words there is no article."""
SMALLEST_SHARE = 0.5
"""Of the story's words, what extraction must keep to be believed; else the whole page is tried."""

_CHARSET = re.compile(rb"charset\s*=[\s\"']*([\w-]{2,30})", re.IGNORECASE)
# Every tag but those of paragraphs, titles, and what must not be taken for text.
_NESTING = re.compile(r"</?(?!(?:p|br|h1|title|head|body|meta|link|script|style)\b)[a-zA-Z][^<>]*>")
_BLOCK_MARKUP = re.compile(r"</(?:p|div|li|article|section|table|ul|ol)>|<br ?/?>", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z!/]")
HEAD = 4096


def read_page(data: bytes, source: str) -> Document:
    """Read a page into its article.

    Raises:
        NoArticleText: there is no running text on it, or far too much markup.
        InputError: see `decode_bytes`.
    """
    markup = _decode(data, source)
    if not _MARKUP.search(markup):
        return make_document(markup, source)
    tree = _parse(markup.replace("\0", ""), source)
    hints = read_metadata(tree)
    text = _main_text(tree)
    if count_words(text) < FEWEST_WORDS:
        raise NoArticleText(source, f"{format_source(source)}: no article on this page; check the file")
    return make_document(text, source, replace(hints, date=choose_date(hints.date, _visible_date(tree))))


def _visible_date(tree: "HtmlElement") -> ArticleDate | None:
    """Return the moment the page shows, if it shows one only: others are of other stories.

    A day without a time may be the day the page was looked at.
    """
    dates = (read_date_line(text) for text in read_blocks(tree))
    moments = {date.value: date for date in dates if date and date.precision != "day"}
    return next(iter(moments.values())) if len(moments) == 1 else None


def strip_markup(text: str, source: str) -> str:
    """Return the words of a piece of HTML, such as a crawl's column may hold; other text as it is.

    Raises:
        NoArticleText: there is far too much markup in it.
    """
    if not _BLOCK_MARKUP.search(text):
        return text
    return "\n\n".join(read_blocks(_parse(text.replace("\0", ""), source)))


def _decode(data: bytes, source: str) -> str:
    """Decode as the page itself says, unless it is UTF-8 or has a byte-order mark."""
    if len(data) > LARGEST_PAGE:
        limit = LARGEST_PAGE // 2**20
        raise _refuse(source, f"a page larger than {limit} MiB; save its text as .txt")
    declared = _CHARSET.search(data[:HEAD])
    if declared and not data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)) and not _is_utf8(data):
        try:
            return data.decode(declared[1].decode("ascii"), errors="replace")
        except (LookupError, UnicodeError):
            pass  # A charset that is none: it is found out as for any text.
    return decode_bytes(data, source)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parse(markup: str, source: str) -> "HtmlElement":
    tree = _parse_tree(markup, source)
    if _is_too_deep(tree, source):
        # The parser has given up down there: what nests goes, and the paragraphs are tried once more.
        tree = _parse_tree(_NESTING.sub(" ", markup), source)
        if _is_too_deep(tree, source):
            raise _refuse(source, "a page nested too deeply; save its text as .txt")
    return tree


def _parse_tree(markup: str, source: str) -> "HtmlElement":
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise _refuse(source, "no page that can be parsed; save its text as .txt") from error


def _is_too_deep(tree: "HtmlElement", source: str) -> bool:
    """Say whether the tree is deeper than any real page, looking at it layer by layer."""
    layer, depth, count = [tree], 0, 0
    while layer and depth < DEEPEST:
        depth, count = depth + 1, count + len(layer)
        if count > MOST_ELEMENTS:
            raise _refuse(source, f"a page of more than {MOST_ELEMENTS:,} elements; save its text as .txt")
        layer = [child for element in layer for child in element]
    return bool(layer)


def _main_text(tree: "HtmlElement") -> str:
    """Return the story's text, a paragraph a line; on a gallery the captions are the story."""
    story = find_story(tree)
    words = count_prose(story) if story is not None else 0
    captions = _captions(tree)
    if sum(map(count_words, captions)) > words:
        return "\n".join(captions)
    text = _extract(_page_of(story), precise=False) if story is not None else ""
    return text if count_words(text) >= SMALLEST_SHARE * words else _extract(tree, precise=True)


def _captions(tree: "HtmlElement") -> list[str]:
    texts = (" ".join(caption.itertext()) for caption in tree.iter("figcaption"))
    return [text for caption in texts if is_prose(text := " ".join(caption.split()))]


def _page_of(story: "HtmlElement") -> "HtmlElement":
    """Return a page that holds the story and nothing else: text behind its element stays behind."""
    from lxml.html import builder

    story = deepcopy(story)
    story.tail = None
    page: HtmlElement = builder.HTML(builder.BODY(builder.E.article(story)))
    return page


def _extract(tree: "HtmlElement", *, precise: bool) -> str:
    from trafilatura import bare_extraction

    # It logs what it makes of each page; we say what there is to say ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(tree, favor_precision=precise, include_comments=False, with_metadata=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        # A page it cannot digest raises whatever it stumbled over.
        return ""
    return (getattr(found, "text", None) or "") if found else ""


def _refuse(source: str, reason: str) -> InputError:
    return NoArticleText(source, f"{format_source(source)}: {reason}")
