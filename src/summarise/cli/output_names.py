"""How files of results are called: below their folder, short enough, and no two alike for any file system."""

import hashlib
import itertools
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from summarise.errors import OutputError
from summarise.paths import real_path

LONGEST_NAME = 255
"""Bytes of a file's name on Linux; other systems take 255 characters."""


def file_names(path: Path, suffix: str) -> Iterator[Path]:
    """Yield names for what is made of the input at `path`, the plainest first, all of them below a folder."""
    below = Path(*(part for part in path.parts if part not in ("..", path.anchor)))
    yield _shorten(below.with_suffix(suffix))
    yield _shorten(below.with_name(below.name + suffix))
    yield from (_shorten(below.with_name(f"{below.name}-{number}{suffix}")) for number in itertools.count(2))


def _shorten(path: Path) -> Path:
    """Return a path whose last name a file system takes; what is cut off is told by a hash of the whole."""
    if len(os.fsencode(path.name)) <= LONGEST_NAME:
        return path
    mark = f"-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]}{path.suffix}"
    start = os.fsencode(path.name)[: LONGEST_NAME - len(mark)].decode("utf-8", "ignore")
    return path.with_name(start + mark)


def twin_key(path: Path) -> str:
    """Return what two names share that some file system takes for one: case, and how accents are written."""
    return unicodedata.normalize("NFC", str(path).casefold())


def named_file(path: Path) -> Path:
    """Return the file to write for a path the user names, at the end of its links.

    Raises:
        OutputError: it is a device or a pipe, which a file in its place would destroy.
    """
    target = real_path(path)
    if target.exists() and not target.is_file():
        raise OutputError(f"{path}: no regular file; leave -o away and redirect with > instead")
    return target


def check_below(path: Path, folder: Path) -> None:
    """Refuse a file that would lie outside `folder`.

    Raises:
        OutputError: a link in the folder leads out of it.
    """
    if not real_path(path.parent).is_relative_to(real_path(folder)):
        raise OutputError(f"{path}: a link leads out of {folder}; choose another folder with -o")
