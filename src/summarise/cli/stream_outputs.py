"""Digests on their way into a stream: one after the other, as one page, or through a pager."""

import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TextIO

from rich.console import Console

from summarise.cli.forms import Format, Pages
from summarise.cli.pager import show_paged
from summarise.cli.streams import standard_output
from summarise.errors import InputError
from summarise.render.html import ArticlePart
from summarise.types import Digest


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
        # Begun first: after an interruption in the middle of this, `close` must not open anew.
        before, self._begun = (self._form.separator if self._begun else self._form.opening), True
        self._stream.write(before + item)
        self._stream.flush()

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


def stream_output(stream: TextIO, form: Format) -> Output:
    """Return what writes a form to a stream."""
    return PageOutput(stream, form, form.pages) if form.pages else StreamOutput(stream, form)


class StandardOutput(Output):
    """Write to standard output."""

    def __init__(self, form: Format) -> None:
        self._output = stream_output(sys.stdout, form)

    def write(self, digest: Digest, path: Path) -> None:
        """See `Output.write`."""
        with standard_output():
            self._output.write(digest, path)

    def fail(self, error: InputError) -> None:
        """See `Output.fail`."""
        with standard_output():
            self._output.fail(error)

    def close(self) -> None:
        """See `Output.close`."""
        with standard_output():
            self._output.close()
