"""The cache: a content-addressed store on disk.

An entry is one small file named by the hash of what went in and what made it. It is written beside its place
and moved there in one step, so a reader, another process or a power cut sees all of it or nothing. Its first
line is the SHA-256 of the rest: a damaged entry is as good as none.
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

from summarise.types import Signature

KEY_LENGTH = 32
"""Hex digits of SHA-256 kept as a name: 128 bits."""
TRANSLATIONS, DIGESTS, WRITINGS = "translations", "digests", "writings"
KINDS = (TRANSLATIONS, DIGESTS, WRITINGS)
ENTRY_SUFFIX = ".json"
TEMPORARY_PREFIX = ".writing-"


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
        self._notify = notify
        self._writable = True

    def get(self, kind: str, key: str) -> Any | None:
        """Return the value kept under `key`, or None where there is none that can be trusted."""
        try:
            checksum, payload = self._path(kind, key).read_bytes().split(b"\n", 1)
        except (OSError, ValueError):
            return None
        if hashlib.sha256(payload).hexdigest().encode() != checksum:
            return None
        return json.loads(payload)

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep a JSON value; an existing entry is replaced in one step."""
        if not self._writable:
            return
        payload = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        checksum = hashlib.sha256(payload).hexdigest().encode()
        try:
            write_atomically(self._path(kind, key), checksum + b"\n" + payload)
        except OSError as error:
            self._writable = False
            self._notify(
                f"The cache at {self.root} cannot be written ({error.strerror}); going on without it. "
                "Use --cache-dir DIR to keep it elsewhere."
            )

    def _path(self, kind: str, key: str) -> Path:
        return self.root / kind / key[:2] / (key + ENTRY_SUFFIX)

    def statistics(self) -> list[CacheStatistics]:
        """Count the entries and bytes of each kind."""
        sizes = {kind: [path.stat().st_size for path in self._entries(kind)] for kind in KINDS}
        return [CacheStatistics(kind, len(found), sum(found)) for kind, found in sizes.items()]

    def clear(self) -> int:
        """Remove every entry and return how many there were; nothing else under `root` is touched.

        Raises:
            OSError: an entry cannot be removed.
        """
        removed = 0
        for kind in KINDS:
            for path in list(self._entries(kind)):
                path.unlink(missing_ok=True)
                removed += 1
        return removed

    def _entries(self, kind: str) -> Iterator[Path]:
        return (self.root / kind).glob(f"??/*{ENTRY_SUFFIX}")


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is never seen half written.

    Raises:
        OSError: the folder cannot be made or written to; an earlier file at `path` is then untouched.
    """
    with atomic_file(path) as stream:
        stream.write(content)


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose bytes appear at `path` in one step, if no exception leaves the block.

    Raises:
        OSError: the folder cannot be made or written to; an earlier file at `path` is then untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
