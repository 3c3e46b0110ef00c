"""What the program says while it works: progress, notices and errors, on standard error only."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from summarise.errors import SummariseError
from summarise.sources import format_source

LONGEST_LABEL = 40


class Reporter:
    """Say what happens: a live line on a terminal, plain lines elsewhere, nothing but errors when quiet."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._console = Console(stderr=True, highlight=False)
        # A terminal shows whole words; a log keeps each message on one line.
        self._console.soft_wrap = not self._console.is_terminal
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("sentences"),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            disable=quiet or not self._console.is_terminal,
        )
        self._task: TaskID | None = None

    def notice(self, message: str) -> None:
        """Say something the user may want to know."""
        if not self._quiet:
            self._say(message, "dim")

    def error(self, error: SummariseError) -> None:
        """Say what went wrong; errors are said even when quiet."""
        self._say(f"summarise: {format_source(str(error))}", "red")

    def _say(self, message: str, style: str) -> None:
        self._console.print(Text(message, style=style))

    def article(self, source: str) -> None:
        """Begin the progress of one article."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        label = format_source(source)
        label = label if len(label) <= LONGEST_LABEL else "…" + label[1 - LONGEST_LABEL :]
        self._task = self._progress.add_task(label, total=None)

    def sentences(self, done: int, total: int) -> None:
        """Show how much of the article is translated."""
        if self._task is not None:
            self._progress.start()
            self._progress.update(self._task, completed=done, total=total)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the live line away while something else writes to the terminal."""
        self._progress.stop()
        yield

    def close(self) -> None:
        """Take the live line away for good."""
        self._progress.stop()
