"""How a run is stopped: Ctrl-C, and SIGTERM, which ends it as tidily."""

import signal
from types import FrameType
from typing import NoReturn

from summarise.errors import ExitCode


class Terminated(KeyboardInterrupt):
    """SIGTERM came: whoever tidies up after Ctrl-C tidies up after it too."""


def make_termination_tidy() -> None:
    """Turn SIGTERM into `Terminated`, unless whoever started us wants it ignored."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)


def stop_code(stop: BaseException | None) -> ExitCode:
    """Return the exit code that says how a run was stopped."""
    return ExitCode.TERMINATED if isinstance(stop, Terminated) else ExitCode.INTERRUPTED


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise Terminated
