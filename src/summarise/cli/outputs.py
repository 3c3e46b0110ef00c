"""Where digests go: standard output, one file, or a folder that mirrors the input."""

import json
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from rich.console import Console

from summarise.cache import atomic_file, write_atomically
from summarise.errors import InputError, OutputError
from summarise.records import Record, digest_record, error_record
from summarise.render.markdown import format_digest_markdown
from summarise.render.terminal import print_digest
from summarise.types import Digest


@dataclass(frozen=True, slots=True)
class Format:
    """How digests become text: one item each, with something around and between them."""

    suffix: str
    item: Callable[[Digest], str]
    failure: Callable[[InputError], str] | None = None
    """Text for an article that failed, where the format has room for it."""
    opening: str = ""
    separator: str = ""
    closing: str = ""

    def whole(self, digest: Digest) -> str:
        """Return a complete document that holds one digest."""
        return self.opening + self.item(digest) + self.closing


def markdown_format(prompts: Path | None) -> Format:
    """Markdown by the templates of `prompts`, articles parted by a rule."""
    return Format(".md", lambda digest: format_digest_markdown(digest, prompts), separator="\n---\n\n")


def terminal_format(console: Console) -> Format:
    """The rich view, as wide and as colourful as `console`."""

    def render(digest: Digest) -> str:
        with console.capture() as capture:
            print_digest(console, digest)
        return capture.get()

    return Format(".txt", render)


def json_format(*, lines: bool) -> Format:
    """One array, or one object a line."""

    def dump(record: Record) -> str:
        text = json.dumps(record, ensure_ascii=False, indent=None if lines else 2)
        return text + "\n" if lines else text

    return Format(
        ".jsonl" if lines else ".json",
        lambda digest: dump(digest_record(digest)),
        lambda error: dump(error_record(error)),
        opening="" if lines else "[\n",
        separator="" if lines else ",\n",
        closing="" if lines else "\n]\n",
    )


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


class FileOutput(Output):
    """Write one file, which appears when all is done or interrupted and is never half written."""

    def __init__(self, path: Path, form: Format) -> None:
        self._path = path
        self._opened = ExitStack()
        with _naming(path):
            stream = self._opened.enter_context(atomic_file(path))
        self._text = TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
        self._output = StreamOutput(self._text, form)

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
    """Write a file for each article, where the input lies below the folder the user named."""

    def __init__(self, folder: Path, form: Format) -> None:
        self._folder = folder
        self._form = form
        self._taken: set[Path] = set()

    def write(self, digest: Digest, path: Path) -> None:
        """See `Output.write`."""
        target = self._folder / path.with_suffix(self._form.suffix)
        if target in self._taken:
            target = self._folder / path.with_name(path.name + self._form.suffix)
        self._taken.add(target)
        write_output(target, self._form.whole(digest))

    def fail(self, error: InputError) -> None:
        """See `Output.fail`: a failure has no file."""

    def close(self) -> None:
        """See `Output.close`: every file is complete already."""


def write_output(path: Path, text: str) -> None:
    """Write a result in one step.

    Raises:
        OutputError: it cannot be written there.
    """
    with _naming(path):
        write_atomically(path, text.encode("utf-8", "replace"))


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
        return StreamOutput(sys.stdout, form)
    path = Path(target)
    is_folder = target.endswith("/") or path.is_dir()
    return DirectoryOutput(path, form) if is_folder else FileOutput(path, form)
