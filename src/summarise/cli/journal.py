"""`--log FILE`: what a run did that nobody watched, line by line, with the tracebacks no user is shown."""

import logging
import sys
import time
from pathlib import Path

from summarise.errors import OutputError
from summarise.render.harmless import make_harmless

ROOM = "summarise"
"""The logger above all of ours: what an engine warns of, such as a lack of memory, is written too."""
LINE = "%(asctime)s %(levelname)-7s %(message)s"


class Journal:
    """The log of a run, if it is to have one."""

    def __init__(self, path: Path | None) -> None:
        """Open the file at `path`, to add to it.

        Raises:
            OutputError: it cannot be opened.
        """
        self._logger = logging.getLogger(ROOM)
        self._handler = _open(path) if path else logging.NullHandler()
        self._logger.setLevel(logging.INFO)
        self._logger.addHandler(self._handler)

    def note(self, message: str) -> None:
        """Write down what happened."""
        self._logger.info("%s", message)

    def error(self, message: str, cause: BaseException | None) -> None:
        """Write down what went wrong and where it came from."""
        self._logger.error("%s", message, exc_info=cause)

    def close(self) -> None:
        """Write no more; closing twice does no harm."""
        self._logger.removeHandler(self._handler)
        self._handler.close()


class _Lines(logging.Formatter):
    """One line a record in UTC (ISO 8601), and a traceback below it, further in."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = " ".join(make_harmless(record.message).split())
        return super().formatMessage(record)

    def formatException(self, ei: object) -> str:
        trace = super().formatException(ei)  # type: ignore[arg-type]
        return "\n".join(f"    {make_harmless(line)}" for line in trace.splitlines())


class _File(logging.FileHandler):
    """A log that says once that it cannot be written, and stops no run."""

    _failed = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - the base class's
        if not self._failed:
            self._failed = True
            reason = getattr(sys.exc_info()[1], "strerror", None) or "unknown reason"
            print(f"summarise: {self.baseFilename}: the log cannot be written ({reason})", file=sys.stderr)


def _open(path: Path) -> _File:
    try:
        handler = _File(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise OutputError(f"--log {path}: cannot be opened ({error.strerror})") from error
    handler.setFormatter(_Lines(LINE))
    return handler
