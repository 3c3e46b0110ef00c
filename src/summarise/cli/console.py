"""What the program says while it works: progress, notices and errors, on standard error only."""

import os
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import click
from rich import progress as bars
from rich.console import Console
from rich.text import Text

from summarise.cli.journal import Journal
from summarise.cli.streams import give_up
from summarise.errors import DEBUG, SummariseError
from summarise.render.harmless import make_harmless
from summarise.sources import format_source
from summarise.stream import Progress
from summarise.types import Digest

SHORTEST_FORECAST = 3.0
"""Seconds of translating before the time left is said: the first batches tell too little."""


class _Messages(Console):
    """Standard error: when nobody takes what is said there any more, the run goes on without a word."""

    def on_broken_pipe(self) -> None:
        give_up(sys.stderr)


def print_text(text: object) -> None:
    """Print a line or lines to standard output; nothing in them acts on the terminal."""
    click.echo(make_harmless(str(text)))


class Reporter:
    """Say what happens: a live line on a terminal, plain lines elsewhere, nothing but errors when quiet."""

    def __init__(self, *, quiet: bool = False, log: Path | None = None) -> None:
        """Say little if `quiet`; write all of it to the file `log` too.

        Raises:
            OutputError: the log cannot be opened.
        """
        self._quiet = quiet
        self._journal = Journal(log)
        self._console = _Messages(stderr=True, highlight=False)
        # A terminal shows whole words; a log keeps each message on one line.
        self._console.soft_wrap = not self._console.is_terminal
        self._bar = bars.Progress(
            bars.TextColumn("{task.description}", markup=False),
            bars.BarColumn(bar_width=24),
            bars.TextColumn("{task.fields[pace]}", markup=False),
            console=self._console,
            transient=True,
            disable=quiet or not self._console.is_terminal,
        )
        self._task: bars.TaskID | None = None
        self._pace = Pace()

    def notice(self, message: str) -> None:
        """Say something the user may want to know."""
        self._journal.note(message)
        if not self._quiet:
            self._say(message, "dim")

    def error(self, error: SummariseError) -> None:
        """Say what went wrong, even when quiet; where it came from stands in the log, or with --debug."""
        self._journal.error(str(error), error.__cause__)
        self._say(f"summarise: {format_source(str(error))}", "red")
        if DEBUG in os.environ and error.__cause__:
            for line in traceback.format_exception(error.__cause__):
                self._say(line.rstrip(), "")

    def digested(self, source: str, digest: Digest) -> None:
        """Write into the log that an article is done."""
        flagged = sum(bool(translation.flags) for translation in digest.translations)
        self._journal.note(f"{source}: digested, {len(digest.sentences)} sentences, {flagged} flagged")

    def _say(self, message: str, style: str) -> None:
        try:
            self._console.print(Text(make_harmless(message), style=style))
        except OSError:  # the log's disk is full
            give_up(sys.stderr)

    def begin(self, inputs: int) -> None:
        """Begin a run over so many inputs; an input may hold many articles."""
        self._pace = Pace(inputs)

    def input_read(self) -> None:
        """Count an input of which all articles are taken in."""
        self._pace.read += 1

    def progress(self, progress: Progress) -> None:
        """Show how far the run is."""
        self._pace.update(progress)
        if self._task is None:
            self._task = self._bar.add_task("", total=None, pace="")
        self._bar.start()
        self._bar.update(
            self._task,
            description=self._pace.format_articles(),
            completed=progress.sentences,
            total=self._pace.forecast_sentences(),
            pace=self._pace.format_speed(),
        )

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the live line away while something else writes to the terminal."""
        self._bar.stop()
        yield
        if self._task is not None:
            self._bar.start()

    def rest(self) -> None:
        """Take the live line away for good."""
        self._bar.stop()

    def __enter__(self) -> "Reporter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say no more; what ended the run stands in the log, whoever says it to the user."""
        self.rest()
        if isinstance(error, Exception):
            self._journal.error(str(error), error)
        self._journal.close()


class Pace:
    """How fast a run goes, and how long it will take."""

    def __init__(self, inputs: int = 0) -> None:
        self._inputs = inputs
        self.read = 0
        """Inputs of which all articles are taken in."""
        self._now = Progress(0, 0, 0)
        self._first: tuple[float, int] | None = None
        """When the first sentence came, and how many had come by then: loading is no part of the speed."""

    def update(self, progress: Progress) -> None:
        """Take the latest state."""
        self._now = progress
        self._first = self._first or (time.monotonic(), progress.sentences)

    def forecast_sentences(self) -> float | None:
        """Return how many sentences the run will have in all, None while nothing is known."""
        known = self._now.sentences + self._now.waiting
        return known * self._inputs / self.read if self.read else None

    def format_articles(self) -> str:
        """Write how many articles are done: "3 of 5 articles"."""
        # Of a crawl nobody knows the number of articles.
        of = f" of {self._inputs}" if 1 < self._inputs >= self._now.articles else ""
        return f"{self._now.articles}{of} articles" if self._inputs > 1 else "Translating"

    def format_speed(self) -> str:
        """Write sentences, speed and time left: "87 sentences, 8.3/s, 0:04 left"."""
        said = f"{self._now.sentences} sentences"
        since, before = self._first or (time.monotonic(), 0)
        seconds = time.monotonic() - since
        if seconds < SHORTEST_FORECAST:
            return said
        speed = (self._now.sentences - before) / seconds
        said += f", {speed:.1f}/s"
        total = self.forecast_sentences()
        if total is None or not speed:
            return said
        minutes, left = divmod(round((total - self._now.sentences) / speed), 60)
        return f"{said}, {minutes}:{left:02d} left"
