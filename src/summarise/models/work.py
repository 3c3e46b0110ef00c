"""Folders in which large files are made before they are moved to their places."""

import glob
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarise.cache import sweep
from summarise.locks import locked_folder


@contextmanager
def work_folder(place: Path) -> Iterator[Path]:
    """Give an empty folder beside `place` to make it in, to one process at a time; it is gone afterwards.

    What a process that was killed at it has left, hundreds of megabytes perhaps, is removed.

    Raises:
        OSError: the folder cannot be made.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{place.name}-"
    with locked_folder(place.parent) as alone:
        for left in place.parent.glob(f"{glob.escape(prefix)}*") if alone else ():
            shutil.rmtree(left, ignore_errors=True)
        sweep(place.parent)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=prefix) as work:
            yield Path(work)
