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
LARGEST_MARKUP = 5 * 2**20
"""Bytes of all parts but pictures: a long article has 0.2 MiB. An empty paragraph of 6 becomes 600 bytes."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
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
        text = "\n\n".join(_read_paragraphs(docx.Document(io.BytesIO(data)).element.body))
    except InputError:
        raise
    except Exception as error:  # python-docx raises whatever a damaged part makes it stumble over
        raise _refuse(source, "a damaged Word document; save the article as text") from error
    return make_document(text, source)


def _check_size(data: bytes, source: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        is_small = len(parts) <= MOST_PARTS and _total(parts) <= LARGEST_UNPACKED
        markup = [part for part in parts if not _is_picture(archive, part)] if is_small else []
    if not is_small or _total(markup) > LARGEST_MARKUP:
        raise _refuse(source, "a Word document that unpacks to more than an article; save its text as .txt")


def _total(parts: list[zipfile.ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _is_picture(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as file:
        return file.read(4).startswith(PICTURES)


def _read_paragraphs(container: Any, depth: int = 0) -> Iterator[str]:
    """Yield the paragraphs of a document or table cell, tables in their place.

    Cells are taken as they stand: python-docx gives one that spans a million columns a million times.
    """
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    for element in container.iterchildren():
        if element.tag == qn("w:p"):
            yield Paragraph(element, container).text
        elif element.tag == qn("w:tbl") and depth < DEEPEST_TABLE:
            for cell in element.iterfind(f"{qn('w:tr')}/{qn('w:tc')}"):
                yield from _read_paragraphs(cell, depth + 1)


def _refuse(source: str, reason: str) -> BinaryInput:
    return BinaryInput(source, f"{format_source(source)}: {reason}")
