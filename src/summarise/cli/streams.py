"""Standard output and standard error as they may be: closed, full, or with nobody left to read them."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from click.exceptions import Exit

from summarise.errors import ExitCode, OutputError


def prepare_streams() -> None:
    """Make both streams fit to write to, whatever the program was started with."""
    for number in range(3):
        # Else the next file opened would get the number, and what a library prints would go into it.
        if not _is_open(number):
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or _open_nowhere()
    sys.stderr = sys.stderr or _open_nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # File names may hold bytes that are no text, and a bare locale no encoding for Indonesian quotes.
            stream.reconfigure(encoding="utf-8", errors="replace")


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Give standard output to write to, and see to it that what is written is out.

    Raises:
        Exit: the reader (head, less) has seen enough.
        OutputError: it cannot be written, as on a full disk.
    """
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError as error:
        give_up(sys.stdout)
        raise Exit(ExitCode.DONE) from error
    except OSError as error:
        give_up(sys.stdout)
        reason = f"standard output: cannot be written ({error.strerror})"
        raise OutputError(f"{reason}; choose another place with -o") from error


def give_up(stream: TextIO) -> None:
    """Let a stream lead nowhere: else Python would try to write the rest of it at exit, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _open_nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  as long as the program runs
