"""Which articles failed and have not been digested since: what `--retry-failed` takes."""

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from summarise.cache import write_atomically
from summarise.cli.inputs import Input
from summarise.locks import locked
from summarise.sources import STDIN

FILE, LOCK = "failed.json", "failed.lock"


class Failures:
    """The failures of all runs over one cache, by absolute path and record ("/news/crawl.jsonl#12")."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = _read(folder / FILE)
        self._failed: set[str] = set()
        self._done: set[str] = set()

    def note(self, source: str, *, failed: bool) -> None:
        """Note what became of an article; standard input cannot be read a second time."""
        if source == STDIN:
            return
        name = _name(source)
        if failed:
            self._failed.add(name)
        elif name in self._known:
            self._done.add(name)

    def among(self, inputs: Iterable[Input]) -> list[Input]:
        """Return the inputs that failed, or that hold an article that did."""
        files = {name.rpartition("#")[0] for name in self._known} | self._known
        return [given for given in inputs if _name(given.source) in files]

    def holds(self, source: str) -> bool:
        """Tell whether an article failed before."""
        return _name(source) in self._known

    def save(self) -> None:
        """Keep what was noted, beside what other runs have noted meanwhile."""
        if not self._failed - self._known and not self._done:
            return
        with contextlib.suppress(OSError), locked(self._folder / LOCK):  # a full disk: said elsewhere
            standing = (_read(self._folder / FILE) - self._done) | self._failed
            content = json.dumps(sorted(standing), ensure_ascii=False, indent=0)
            write_atomically(self._folder / FILE, content.encode("utf-8", "surrogatepass"))


def _name(source: str) -> str:
    return os.path.abspath(source)  # noqa: PTH100 - a record's name is no path, and links stay as they are


def _read(path: Path) -> frozenset[str]:
    try:
        names = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(filter(None, map(str, names))) if isinstance(names, list) else frozenset()
