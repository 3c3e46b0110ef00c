"""Where digests go: standard output, one file, or a folder that mirrors the input."""

import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from rich.console import Console

from summarise.cache import atomic_file, write_atomically
from summarise.cli.forms import Format, Pages
from summarise.cli.output_names import check_below, file_names, named_file, twin_key
from summarise.cli.pager import show_paged
from summarise.errors import InputError, OutputError
from summarise.formats.own import is_our_output
from summarise.paths import is_file, is_folder
from summarise.render.html import ArticlePart
from summarise.render.index import Entry, make_entry, read_index
from summarise.types import Digest

INDEX = "index"


class Output(ABC):
    """Take digests and failures as they come."""

    @abstractmethod
    def write(self, digest: Digest, path: Path) -> None:
        """Take one digest; `path` is the input's, below the folder the user named."""

    @abstractmethod
    def fail(self, error: InputError) -> None:
        """Take one failure."""

    @abstractmethod
    def close(self) -> None:
        """Finish what was begun; what was taken before is kept, however the run ended."""


class StreamOutput(Output):
    """Write to a stream, each article as soon as it is done."""

    def __init__(self, stream: TextIO, form: Format) -> None:
        self._stream = stream
        self._form = form
        self._begun = False

    def write(self, digest: Digest, path: Path) -> None:
        """See `Output.write`."""
        self._put(self._form.item(digest))

    def fail(self, error: InputError) -> None:
        """See `Output.fail`."""
        if self._form.failure:
            self._put(self._form.failure(error))

    def _put(self, item: str) -> None:
        self._stream.write((self._form.separator if self._begun else self._form.opening) + item)
        self._stream.flush()
        self._begun = True

    def close(self) -> None:
        """See `Output.close`."""
        self._stream.write(self._form.closing if self._begun else self._form.opening + self._form.closing)
        self._stream.flush()


class PageOutput(Output):
    """Write one page to a stream when all is done or interrupted: it begins with the list of its articles."""

    def __init__(self, stream: TextIO, form: Format, pages: Pages) -> None:
        self._stream = stream
        self._form = form
        self._pages = pages
        self._first: Digest | None = None
        self._parts: list[ArticlePart] = []

    def write(self, digest: Digest, path: Path) -> None:
        """See `Output.write`."""
        self._first = self._first or digest
        self._parts.append(self._pages.part(digest, len(self._parts) + 1))

    def fail(self, error: InputError) -> None:
        """See `Output.fail`: a page holds digests only."""

    def close(self) -> None:
        """See `Output.close`."""
        alone = self._first if len(self._parts) == 1 else None
        self._stream.write(self._form.item(alone) if alone else self._pages.whole(self._parts))
        self._stream.flush()


class PagedOutput(Output):
    """Keep all digests until the run is done, then show them, by `pager` if the screen does not hold them."""

    def __init__(self, console: Console, form: Format, pager: str) -> None:
        self._console = console
        self._form = form
        self._pager = pager
        self._items: list[str] = []

    def write(self, digest: Digest, path: Path) -> None:
        """See `Output.write`."""
        self._items.append(self._form.item(digest))

    def fail(self, error: InputError) -> None:
        """See `Output.fail`: the reporter has said so."""

    def close(self) -> None:
        """See `Output.close`."""
        text = self._form.separator.join(self._items)
        fits = text.count("\n") < self._console.height
        if fits or not show_paged(text, self._pager):
            sys.stdout.write(text)
            sys.stdout.flush()


def _stream_output(stream: TextIO, form: Format) -> Output:
    return PageOutput(stream, form, form.pages) if form.pages else StreamOutput(stream, form)


class FileOutput(Output):
    """Write one file, which appears when all is done or interrupted and is never half written."""

    def __init__(self, path: Path, form: Format) -> None:
        self._path = path
        self._opened = ExitStack()
        with _naming(path):
            stream = self._opened.enter_context(atomic_file(named_file(path)))
        self._text = TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
        self._output = _stream_output(self._text, form)

    def write(self, digest: Digest, path: Path) -> None:
        """See `Output.write`."""
        with _naming(self._path):
            self._output.write(digest, path)

    def fail(self, error: InputError) -> None:
        """See `Output.fail`."""
        with _naming(self._path):
            self._output.fail(error)

    def close(self) -> None:
        """See `Output.close`."""
        with _naming(self._path), self._opened:
            self._output.close()
            self._text.detach()


class DirectoryOutput(Output):
    """Write a file for each article where its input lies below the folder the user named; list pages."""

    def __init__(self, folder: Path, form: Format) -> None:
        self._folder = folder
        self._form = form
        self._index = folder / (INDEX + form.suffix)
        self._taken = {twin_key(self._index)} if form.pages else set()
        self._entries: dict[str, Entry] = {}
        if form.pages and self._index.exists() and not (is_our_output(self._index) or self._remembered()):
            raise OutputError(f"{self._index}: not made by summarise; choose another folder with -o")

    def write(self, digest: Digest, path: Path) -> None:
        """See `Output.write`."""
        target = self._choose(path)
        write_output(target, self._form.whole(digest))
        if self._form.pages:
            page = target.relative_to(self._folder).as_posix()
            self._entries[page] = make_entry(digest, page)

    def _choose(self, path: Path) -> Path:
        """Return where a digest goes: always in the folder, and never where another of this run went.

        Raises:
            OutputError: a link in the folder leads out of it.
        """
        names = (self._folder / name for name in file_names(path, self._form.suffix))
        target = next(name for name in names if twin_key(name) not in self._taken)
        check_below(target, self._folder)
        self._taken.add(twin_key(target))
        return target

    def fail(self, error: InputError) -> None:
        """See `Output.fail`: a failure has no file."""

    def close(self) -> None:
        """See `Output.close`: every file is complete already, but the index."""
        if self._form.pages:
            entries = {**self._remembered(), **self._entries}
            if entries:
                write_output(self._index, self._form.pages.index(entries.values()))

    def _remembered(self) -> dict[str, Entry]:
        """Return what earlier runs put into the index and is still there."""
        if not self._index.is_file():
            return {}
        entries = read_index(self._index.read_text(encoding="utf-8", errors="replace"))
        return {entry.page: entry for entry in entries if is_file(self._folder / entry.page)}


def write_output(path: Path, text: str) -> None:
    """Write a result in one step; a file that holds it already is not touched.

    Raises:
        OutputError: it cannot be written there.
    """
    content = text.encode("utf-8", "replace")
    with _naming(path):
        if not (path.is_file() and path.read_bytes() == content):
            write_atomically(path, content)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); choose another place with -o"
        ) from error


def open_output(target: str | None, form: Format) -> Output:
    """Return the output `-o` asks for: a folder (it ends in a slash or is one), a file or standard output."""
    if target is None or target == "-":
        return _stream_output(sys.stdout, form)
    path = Path(target)
    below = target.endswith("/") or is_folder(path)
    return DirectoryOutput(path, form) if below else FileOutput(path, form)
