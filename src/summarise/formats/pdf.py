"""Read the text of a PDF by pypdf (extra `documents`), with bounds on what a small file may unpack to.

Its own metadata says who made the file and when, not who wrote the article: none of it is taken.
"""

import io
import logging
import re
import time

from summarise.article.reading import make_document
from summarise.errors import BinaryInput, InputError, NoArticleText
from summarise.formats.extras import require_extra
from summarise.sources import format_source
from summarise.types import Document

MOST_PAGES = 200
MOST_CHARACTERS = 2_000_000
LONGEST_READING = 20.0
"""Seconds of reading, looked at after each page. A newspaper page takes 0.1 s."""

_HYPHEN = re.compile(r"(?<!\w)(\w+)-\n(\w+)")


def read_pdf(data: bytes, source: str) -> Document:
    """Read a PDF into its article.

    Raises:
        UnreadableInput: pypdf is not installed.
        BinaryInput: it is damaged, encrypted or larger than an article.
        NoArticleText: it holds pictures of text.
    """
    pypdf = require_extra("pypdf", "PDF", source)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its log is for those who write PDF software
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refuse(source, "an encrypted PDF; save it without its password")
        if len(reader.pages) > MOST_PAGES:
            raise _refuse(source, f"a PDF of more than {MOST_PAGES} pages; cut the article out of it")
        text = _read_pages(reader.pages, source)
    except InputError:
        raise
    except Exception as error:  # pypdf raises whatever a damaged file makes its parser stumble over
        raise _refuse(
            source, "a PDF that is damaged or unpacks to too much; save the article as text"
        ) from error
    if not text.strip():
        raise NoArticleText(
            source, f"{format_source(source)}: no text in this PDF, only pictures; run OCR on it"
        )
    return make_document(join_hyphens(text), source)


def _read_pages(pages: object, source: str) -> str:
    texts, began = [], time.monotonic()
    for page in pages:  # type: ignore[attr-defined]
        texts.append(page.extract_text())
        if sum(map(len, texts)) > MOST_CHARACTERS or time.monotonic() - began > LONGEST_READING:
            raise _refuse(source, "a PDF with more text than an article; cut the article out of it")
    return "\n".join(texts)


def join_hyphens(text: str) -> str:
    """Put words broken at line ends together; "anak-⏎anak" keeps its hyphen, for it has one anyway."""
    return _HYPHEN.sub(
        lambda match: f"{match[1]}-{match[2]}" if _is_compound(match[1], match[2]) else match[1] + match[2],
        text,
    )


def _is_compound(left: str, right: str) -> bool:
    """Say whether the hyphen belongs: a word said twice, a name, a number."""
    stem = right.casefold()[:3]
    return left.casefold() in right.casefold() or left.casefold().endswith(stem) or not right[0].islower()


def _refuse(source: str, reason: str) -> BinaryInput:
    return BinaryInput(source, f"{format_source(source)}: {reason}")
