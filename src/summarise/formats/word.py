"""Read the text of a Word document (.docx) by python-docx (extra `documents`), bounded before it is unpacked.

Its own metadata says who typed it and when, not who wrote the article: none of it is taken.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from summarise.article.reading import make_document
from summarise.errors import BinaryInput, InputError
from summarise.formats.extras import require_extra
from summarise.sources import format_source
from summarise.types import Document

LARGEST_UNPACKED = 50 * 2**20
"""Bytes. A zip reader never yields more than the directory declares, so the directory may be believed."""
MOST_PARTS = 2_000
DEEPEST_TABLE = 5


def read_word(data: bytes, source: str) -> Document:
    """Read a Word document into its article.

    Raises:
        UnreadableInput: python-docx is not installed.
        BinaryInput: it is damaged, or unpacks to more than an article.
        EmptyInput: there is no text in it.
    """
    docx = require_extra("docx", "Word documents", source)
    try:
        _check_size(data, source)
        text = "\n\n".join(_read_paragraphs(docx.Document(io.BytesIO(data))))
    except InputError:
        raise
    except Exception as error:  # python-docx raises whatever a damaged part makes it stumble over
        raise _refuse(source, "a damaged Word document; save the article as text") from error
    return make_document(text, source)


def _check_size(data: bytes, source: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _refuse(source, "a Word document that unpacks to more than an article; save its text as .txt")


def _read_paragraphs(container: Any, depth: int = 0) -> Iterator[str]:
    """Yield the paragraphs of a document or table cell, tables in their place."""
    for item in container.iter_inner_content():
        if hasattr(item, "text"):
            yield item.text
        elif depth < DEEPEST_TABLE:
            cells = (cell for row in item.rows for cell in row.cells)
            yield from (text for cell in cells for text in _read_paragraphs(cell, depth + 1))


def _refuse(source: str, reason: str) -> BinaryInput:
    return BinaryInput(source, f"{format_source(source)}: {reason}")
