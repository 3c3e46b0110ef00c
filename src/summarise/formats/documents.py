"""From a file, or bytes from a pipe, to documents: the one place that knows which reader reads what."""

import datetime as dt
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import BinaryIO

from summarise.article.reading import decode_document, open_file, read_capped
from summarise.errors import InputError, UnreadableInput
from summarise.formats.columns import KNOWN_NAMES, Columns, record_hints
from summarise.formats.crawls import Outcome, read_csv, read_jsonl, stop_failing
from summarise.formats.markup import read_markdown
from summarise.formats.moments import JAKARTA
from summarise.formats.page import read_page
from summarise.formats.pdf import read_pdf
from summarise.formats.word import read_word
from summarise.paths import is_file
from summarise.sources import format_source
from summarise.types import NO_HINTS, Document, Hints

MTIME = "mtime"
"""What `ReadingOptions.crawled_at` says for: when the file was last written."""
HEAD = 1024

SingleReader = Callable[[bytes, str], Document]
CrawlReader = Callable[[BinaryIO, str, Columns], Iterator[Outcome]]

SINGLE_READERS: Mapping[str, SingleReader] = {
    ".txt": decode_document,
    ".text": decode_document,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".pdf": read_pdf,
    ".docx": read_word,
}
CRAWL_READERS: Mapping[str, CrawlReader] = {".jsonl": read_jsonl, ".ndjson": read_jsonl, ".csv": read_csv}
SUFFIXES = frozenset([*SINGLE_READERS, *CRAWL_READERS])
SIDECAR = ".json"


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a user says of the files: which column is what, and when they were fetched."""

    columns: Columns = KNOWN_NAMES
    crawled_at: str | None = None
    """ISO 8601, or `MTIME`; what a record or sidecar says of itself comes first."""


def read_documents(path: Path, options: ReadingOptions | None = None) -> Iterator[Outcome]:
    """Yield the articles of a file in their order; of a crawl, what cannot be read as an `InputError`.

    Raises:
        InputError: nothing of the file can be read.
    """
    options = options or ReadingOptions()
    source = str(path)
    with open_file(path, source) as file:
        fetched = _fetched(file, options)
        suffix = path.suffix.lower()
        if suffix in CRAWL_READERS:
            outcomes = stop_failing(CRAWL_READERS[suffix](file, source, options.columns), source)
        else:
            document = _read_single(read_capped(file, source), source, suffix)
            outcomes = iter([_with_sidecar(document, path.with_suffix(SIDECAR), options.columns)])
        yield from (_with_crawl_time(outcome, fetched) for outcome in outcomes)


def read_piped(file: BinaryIO, source: str, options: ReadingOptions | None = None) -> Document:
    """Read the one article that a pipe holds, in whatever format it is.

    Raises:
        InputError: it cannot be read.
    """
    fetched = options.crawled_at if options else None
    document = _read_single(read_capped(file, source), source, "")
    return _with_hints(document, Hints(crawled_at=None if fetched == MTIME else fetched))


def _read_single(data: bytes, source: str, suffix: str) -> Document:
    reader = SINGLE_READERS.get(suffix, decode_document)
    if reader is decode_document:
        reader = _sniff(data) or reader
    return reader(data, source)


def _sniff(data: bytes) -> SingleReader | None:
    """Return the reader for what is plainly no plain text, whatever its name says."""
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<?xml") and b"<html" in head):
        return read_page
    if head.startswith(b"%pdf-"):
        return read_pdf
    return read_word if head.startswith(b"pk\x03\x04") and b"word/document.xml" in data else None


def _fetched(file: BinaryIO, options: ReadingOptions) -> str | None:
    if options.crawled_at != MTIME:
        return options.crawled_at
    written = dt.datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, JAKARTA)
    return written.isoformat(timespec="minutes")


def _with_crawl_time(outcome: Outcome, fetched: str | None) -> Outcome:
    if isinstance(outcome, InputError):
        return outcome
    return _with_hints(outcome, replace(NO_HINTS, crawled_at=outcome.hints.crawled_at or fetched))


def _with_hints(document: Document, hints: Hints) -> Document:
    """Return a document with `hints` in the place of its own wherever they say something."""
    said = {field.name: value for field in fields(hints) if (value := getattr(hints, field.name))}
    return replace(document, hints=replace(document.hints, **said)) if said else document


def _with_sidecar(document: Document, path: Path, columns: Columns) -> Document:
    """Add what a JSON file of the same name says: it is the user's word, and comes first."""
    if not is_file(path):
        return document
    record = _read_sidecar(path, document.source)
    return _with_hints(document, record_hints(record, path.name, columns)) if record else document


def _read_sidecar(path: Path, source: str) -> Mapping[str, object] | None:
    with open_file(path, source) as file:
        data = read_capped(file, source)
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        name = format_source(str(path))
        raise UnreadableInput(source, f"{name}: no valid JSON ({error}); repair or remove it") from error
    # Anything but an object is no sidecar; ours is an array, or an object with a schema.
    return record if isinstance(record, dict) and "schema" not in record else None
