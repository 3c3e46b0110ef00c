"""How a run is stopped: by Ctrl-C, or by SIGTERM, which ends it as tidily."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from summarise.errors import ExitCode


class Terminated(KeyboardInterrupt):
    """SIGTERM came: whoever tidies up after Ctrl-C tidies up after it too."""


class _Stop:
    """How many blocks are not to be interrupted, and what has come since."""

    def __init__(self) -> None:
        self.blocks = 0
        self.waiting: type[KeyboardInterrupt] | None = None

    def come(self, number: int, _frame: FrameType | None) -> None:
        """Handle a signal."""
        stop = Terminated if number == signal.SIGTERM else KeyboardInterrupt
        if not self.blocks:
            raise stop
        self.waiting = stop

    def leave(self) -> None:
        """End a block and let come what has waited for its end."""
        self.blocks -= 1
        if self.waiting and not self.blocks:
            stop, self.waiting = self.waiting, None
            raise stop


_STOP = _Stop()


def make_stopping_tidy() -> None:
    """Handle SIGINT and SIGTERM, unless whoever started us wants them ignored."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _STOP.come)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let a signal that would stop the run wait until the block is done."""
    _STOP.blocks += 1
    try:
        yield
    finally:
        _STOP.leave()


def stop_code(stop: BaseException | None) -> ExitCode:
    """Return the exit code that says how a run was stopped."""
    return ExitCode.TERMINATED if isinstance(stop, Terminated) else ExitCode.INTERRUPTED
