"""The cache: a content-addressed store on disk.

An entry is one small file named by the hash of what went in and what made it. It is written elsewhere in
the store and moved to its place in one step, so a reader, another process or a power cut sees all of it or
nothing. A damaged entry, or one that stands in another's place, is as good as none.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from summarise.cache_entries import format_entry, read_entry
from summarise.claims import Claims
from summarise.locks import HAS_FILE_LOCKS, hold, remove_abandoned
from summarise.types import Signature

KEY_LENGTH = 32
"""Hex digits of SHA-256 kept as a name: 128 bits."""
TRANSLATIONS, DIGESTS, WRITINGS = "translations", "digests", "writings"
KINDS = (TRANSLATIONS, DIGESTS, WRITINGS)
ENTRY_SUFFIX = ".json"
WORKSHOP = "unfinished"
"""Folder of a store in which entries are written before they are moved to their places."""
CLAIMS_FILE = "claims.lock"
TEMPORARY_PREFIX = ".summarise-writing-"
"""How the names of unfinished files begin; one that a killed process left is swept away."""


@dataclass(frozen=True, slots=True)
class CacheStatistics:
    """How many entries of a kind there are, and their bytes."""

    kind: str
    entries: int
    bytes: int


def cache_key(signature: Signature, *content: str) -> str:
    """Hash what made a result together with what went in."""
    material = json.dumps([dict(signature), *content], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]


class Store:
    """Keep JSON values under `root`/KIND/, addressed by key.

    A store that cannot write (disk full, no permission) says so once and goes on without keeping anything:
    a run never fails for want of a cache.
    """

    def __init__(self, root: Path, notify: Callable[[str], None] = lambda message: None) -> None:
        self.root = root
        self.claims = Claims(root / CLAIMS_FILE, notify)
        """What this process works on, so that others over the same store do not."""
        self._notify = notify
        self._writable = True
        self._swept = False

    def get(self, kind: str, key: str) -> Any | None:
        """Return the value kept under `key`, or None where there is none that can be trusted."""
        try:
            entry = self._path(kind, key).read_bytes()
        except OSError:
            return None
        return read_entry(entry, kind, key)

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep a JSON value; an existing entry is replaced in one step."""
        self._write(kind, key, value, keep_existing=False)

    def keep(self, kind: str, key: str, value: Any) -> Any:
        """Keep a JSON value unless one is kept already, and return the one that is.

        So a key stands for one value for good, whoever asks: where two processes translate a sentence, in
        other batches and therefore perhaps in other words, both show the words of the first.
        """
        if self._write(kind, key, value, keep_existing=True):
            return value
        kept = self.get(kind, key)
        if kept is None:  # what is in the way is damaged
            self.put(kind, key, value)
            return value
        return kept

    def _write(self, kind: str, key: str, value: Any, *, keep_existing: bool) -> bool:
        """Write an entry; return False where one is there and is to stay."""
        if not self._writable:
            return True
        try:
            self._sweep()
            with atomic_file(
                self._path(kind, key), self.root / WORKSHOP, keep_existing=keep_existing
            ) as stream:
                stream.write(format_entry(kind, key, value))
        except OSError as error:
            if keep_existing and self._path(kind, key).exists():
                return False
            self._writable = False
            self._notify(
                f"The cache at {self.root} cannot be written ({error.strerror}); going on without it. "
                "Use --cache-dir DIR to keep it elsewhere."
            )
        return True

    def _sweep(self) -> None:
        if not self._swept:
            sweep(self.root / WORKSHOP)
            sweep(self.root)
            self._swept = True

    def _path(self, kind: str, key: str) -> Path:
        return self.root / kind / key[:2] / (key + ENTRY_SUFFIX)

    def statistics(self) -> list[CacheStatistics]:
        """Count the entries and bytes of each kind."""
        sizes = {kind: [path.stat().st_size for path in self.entries(kind)] for kind in KINDS}
        return [CacheStatistics(kind, len(found), sum(found)) for kind, found in sizes.items()]

    def clear(self) -> int:
        """Remove every entry and return how many there were; nothing else under `root` is touched.

        Raises:
            OSError: an entry cannot be removed.
        """
        removed = 0
        for kind in KINDS:
            for path in list(self.entries(kind)):
                path.unlink(missing_ok=True)
                removed += 1
        return removed

    def entries(self, kind: str) -> Iterator[Path]:
        """List the files of a kind, whatever is in them."""
        return (self.root / kind).glob(f"??/*{ENTRY_SUFFIX}")


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is never seen half written.

    Raises:
        OSError: the folder cannot be made or written to; an earlier file at `path` is then untouched.
    """
    with atomic_file(path) as stream:
        stream.write(content)


@contextmanager
def atomic_file(
    path: Path, workshop: Path | None = None, *, keep_existing: bool = False
) -> Iterator[BinaryIO]:
    """Give a stream whose bytes appear at `path` in one step, if no exception leaves the block.

    Args:
        path: where they are to appear.
        workshop: folder of the same file system to write in; that of `path` unless told.
        keep_existing: leave a file that has appeared at `path` in the meantime.

    Raises:
        FileExistsError: there is a file at `path` that is to be kept.
        OSError: the folder cannot be made or written to; an earlier file at `path` is then untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary, stream = _open_temporary(workshop or path.parent)
    put = _link if keep_existing else Path.replace
    try:
        with stream:
            yield stream
            stream.flush()
            temporary.chmod(0o666 & ~_umask())
            if HAS_FILE_LOCKS:
                put(temporary, path)
        if not HAS_FILE_LOCKS:
            put(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove the unfinished files of killed processes from a folder, and none of a living one."""
    try:
        with os.scandir(folder) as found:
            left = [entry.path for entry in found if entry.name.startswith(TEMPORARY_PREFIX)]
    except OSError:
        return
    for path in left:
        remove_abandoned(Path(path))


def _open_temporary(folder: Path) -> tuple[Path, BinaryIO]:
    """Open a file that `sweep` leaves alone as long as it is open."""
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=folder)
        stream = os.fdopen(handle, "wb")
        if hold(handle) and Path(name).exists():
            return Path(name), stream
        stream.close()  # somebody swept between the two steps


def _link(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        temporary.replace(path)
    else:
        temporary.unlink()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
