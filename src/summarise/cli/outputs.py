"""Where digests go: standard output, one file, or a folder that mirrors the input."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path

from summarise.cache import atomic_file, sweep, write_atomically
from summarise.cli.forms import Format
from summarise.cli.output_names import check_below, file_names, named_file, twin_key
from summarise.cli.stopping import uninterrupted
from summarise.cli.stream_outputs import Output, StandardOutput, stream_output
from summarise.errors import ArticleNotWritten, InputError, OutputError
from summarise.formats.own import is_our_output
from summarise.locks import locked_folder
from summarise.paths import is_file, is_folder
from summarise.render.index import Entry, make_entry, read_index
from summarise.types import Digest

INDEX = "index"


class FileOutput(Output):
    """Write one file, which appears when all is done or interrupted and is never half written.

    Where something of it could not be written it does not appear, and an earlier one stays.
    """

    def __init__(self, path: Path, form: Format) -> None:
        self._path = path
        self._opened = ExitStack()
        self._failed = False
        sweep(path.parent)
        with _naming(path):
            stream = self._opened.enter_context(atomic_file(named_file(path)))
        self._text = TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
        self._output = stream_output(self._text, form)

    def write(self, digest: Digest, path: Path) -> None:
        """See `Output.write`."""
        with self._writing():
            self._output.write(digest, path)

    def fail(self, error: InputError) -> None:
        """See `Output.fail`."""
        with self._writing():
            self._output.fail(error)

    def close(self) -> None:
        """See `Output.close`."""
        if self._failed:
            self._discard()
            return
        with self._writing(), self._opened:
            self._output.close()
            self._text.detach()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        # An article is in the file or not: a signal waits until all of it has been written.
        with _naming(self._path), uninterrupted():
            try:
                yield
            except OSError:
                self._failed = True
                raise

    def _discard(self) -> None:
        with suppress(OSError), self._opened:
            raise OSError


class DirectoryOutput(Output):
    """Write a file for each article where its input lies below the folder the user named; list pages."""

    def __init__(self, folder: Path, form: Format) -> None:
        self._folder = folder
        self._form = form
        self._index = folder / (INDEX + form.suffix)
        self._taken = {twin_key(self._index)} if form.pages else set()
        self._entries: dict[str, Entry] = {}
        self._swept: set[Path] = set()
        if form.pages and self._index.exists() and not (is_our_output(self._index) or self._remembered()):
            raise OutputError(f"{self._index}: not made by summarise; choose another folder with -o")

    def write(self, digest: Digest, path: Path) -> None:
        """See `Output.write`."""
        target = self._choose(path)
        self._sweep(target.parent)
        try:
            write_output(target, self._form.whole(digest))
        except OutputError as error:
            raise ArticleNotWritten(str(error)) from error
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
            # Another process may be adding its own pages to the index.
            with locked_folder(self._folder):
                entries = {**self._remembered(), **self._entries}
                if entries:
                    write_output(self._index, self._form.pages.index(entries.values()))

    def _sweep(self, folder: Path) -> None:
        if folder not in self._swept:
            self._swept.add(folder)
            sweep(folder)

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
        return StandardOutput(form)
    path = Path(target)
    below = target.endswith("/") or is_folder(path)
    return DirectoryOutput(path, form) if below else FileOutput(path, form)
