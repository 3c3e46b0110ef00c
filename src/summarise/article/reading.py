"""Find and read the files a user names, whatever they hold, and say plainly what cannot be read.

The front door of the house and the only module of this room that touches the file system.
"""

import os
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from summarise.article.decoding import decode_text, name_file_type, normalise_text
from summarise.errors import BinaryInput, EmptyInput, MissingInput, UnreadableInput
from summarise.paths import is_file, real_path
from summarise.sources import format_source
from summarise.types import NO_HINTS, Document, Hints

SUFFIXES = frozenset({".txt", ".text"})
LARGEST_FILE = 20 * 2**20
"""Bytes. A long news article is 50 KB; the longest page we met is under 5 MB."""


def is_text_file(path: Path) -> bool:
    """Say whether a file's name promises plain text."""
    return path.suffix.lower() in SUFFIXES


def find_files(
    path: Path, *, exclude: Collection[Path] = (), wanted: Callable[[Path], bool] = is_text_file
) -> Iterator[Path]:
    """Yield the articles under a path: a file is itself, a directory the wanted files in it, sorted.

    Hidden entries, anything in or below a path of `exclude`, and whatever is no regular file are
    skipped; links to directories are not followed.

    Raises:
        MissingInput: there is no such path.
        UnreadableInput: a directory cannot be listed. Raised last, after all that could be found.
    """
    if not stat.S_ISDIR(_stat(path, str(path)).st_mode):
        yield path
        return
    shut_out = frozenset(real_path(excluded) for excluded in exclude)
    failures: list[OSError] = []
    found = []
    for folder, subfolders, names in os.walk(path, onerror=failures.append):
        here = Path(folder)
        subfolders[:] = [name for name in subfolders if _is_open(here / name, shut_out)]
        if real_path(here) not in shut_out:
            files = (here / name for name in names)
            found += [file for file in files if _is_open(file, shut_out) and is_file(file) and wanted(file)]
    yield from sorted(found)
    for failure in failures:
        raise _unreadable(str(failure.filename), failure) from failure


def _is_open(path: Path, shut_out: Collection[Path]) -> bool:
    return not path.name.startswith(".") and (not shut_out or real_path(path) not in shut_out)


def open_file(path: Path, source: str) -> BinaryIO:
    """Open a regular file to read its bytes.

    Raises:
        MissingInput: there is no such file.
        UnreadableInput: it is no regular file, or the system refuses.
    """
    status = _stat(path, source)
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableInput(source, f"{format_source(source)}: a directory, not a file; name a file in it")
    if not stat.S_ISREG(status.st_mode):
        # Opening a FIFO would wait for a writer, for ever.
        raise UnreadableInput(
            source, f"{format_source(source)}: not a regular file; pipe its text into `summarise -`"
        )
    try:
        return path.open("rb")
    except OSError as error:
        raise _unreadable(source, error) from error


def read_capped(file: BinaryIO, source: str) -> bytes:
    """Read a stream to its end, but never more than an article can have.

    Raises:
        UnreadableInput: there are more than `LARGEST_FILE` bytes, or the system refuses.
    """
    try:
        data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _unreadable(source, error) from error
    if len(data) > LARGEST_FILE:
        raise _too_large(source)
    return data


def decode_document(data: bytes, source: str) -> Document:
    """Make a document of bytes in any usual encoding.

    Raises:
        UnreadableInput: there are more than `LARGEST_FILE` bytes.
        EmptyInput: there is nothing but white space and invisible characters.
        BinaryInput: the bytes are no text.
    """
    return make_document(decode_bytes(data, source), source)


def decode_bytes(data: bytes, source: str) -> str:
    """Return bytes in any usual encoding as text, just as it stands.

    Raises:
        UnreadableInput: there are more than `LARGEST_FILE` bytes.
        BinaryInput: the bytes are no text.
    """
    if len(data) > LARGEST_FILE:
        raise _too_large(source)
    if kind := name_file_type(data):
        raise BinaryInput(
            source, f"{format_source(source)}: {kind}, not text; save the article as plain text"
        )
    text = decode_text(data)
    if text is None:
        raise BinaryInput(source, f"{format_source(source)}: text of an unknown encoding; save it as UTF-8")
    return text


def make_document(text: str, source: str, hints: Hints = NO_HINTS, location: str | None = None) -> Document:
    """Make a document of text as a format gives it.

    Raises:
        EmptyInput: there is nothing but white space and invisible characters.
    """
    text = normalise_text(text)
    if not text.strip():
        raise EmptyInput(source, f"{format_source(source)}: empty; put the article's text into it")
    return Document(source, text, hints, location)


def _stat(path: Path, source: str) -> os.stat_result:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingInput(
            source, f"{format_source(source)}: no such file or directory; check the path"
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(source, error) from error


def _too_large(source: str) -> UnreadableInput:
    limit = LARGEST_FILE // 2**20
    return UnreadableInput(
        source, f"{format_source(source)}: larger than {limit} MiB; split it into articles"
    )


def _unreadable(source: str, error: OSError | ValueError) -> UnreadableInput:
    reason = getattr(error, "strerror", None) or str(error)
    return UnreadableInput(
        source, f"{format_source(source)}: cannot be read ({reason}); check its permissions"
    )
