"""The progress of a download: bytes and rate, live on a terminal, one line at the end elsewhere."""

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

from summarise.cli.console import Reporter
from summarise.models import format_size


class Transfer:
    """Count the bytes of one download and show them on standard error."""

    def __init__(self, reporter: Reporter, total: int, *, quiet: bool = False) -> None:
        self._reporter = reporter
        self._done = 0
        self._started = time.monotonic()
        self._bar = Progress(
            BarColumn(bar_width=24),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True, highlight=False),
            transient=True,
            disable=quiet or not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> "Transfer":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
        if kind is None:
            seconds = max(time.monotonic() - self._started, 0.001)
            rate = format_size(int(self._done / seconds))
            self._reporter.notice(f"Got and checked {format_size(self._done)}, {rate} a second.")

    def advance(self, count: int) -> None:
        """Count bytes that have come or were here already."""
        self._done += count
        self._bar.update(self._task, completed=self._done)
