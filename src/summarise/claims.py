"""Which of several processes over one store works on what: nobody begins what another has in hand.

A claim is a lock on one byte of one file, the byte being the key's. The system lets go of it when the process
ends, however it ends, so no claim outlives its holder and nothing has to be cleared away.
"""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: every process does all the work
    fcntl = None  # type: ignore[assignment]

KEY_DIGITS = 15
"""Hex digits of a key that make the number of its byte: below 2^60, inside what a lock can name."""
POLL_SECONDS = 0.05
PATIENCE_SECONDS = 600.0
"""How long to wait for another process before doing its work again. On a slow machine the 512 sentences a
process may have in hand take 85 seconds (embedded weights, two cores); one that does not move for ten minutes
was stopped, or hangs, and nobody shall hang with it."""


class Claims:
    """What this process has in hand. Where nothing can be locked every claim succeeds."""

    def __init__(self, path: Path, notify: Callable[[str], None] = lambda message: None) -> None:
        self._path = path
        self._notify = notify
        self._handle: int | None = None
        self._held: set[str] = set()
        self._waits = fcntl is not None
        self._said = False

    def take(self, key: str) -> bool:
        """Claim a key; return False where a living process has it, who will be done with it some time."""
        if not self._waits or key in self._held:
            return True
        try:
            handle = self._open()
            is_free = _lock(handle, key)
        except OSError:  # no locks here, or the file cannot be made
            self._waits = False
            return True
        if is_free:
            self._held.add(key)
        return is_free

    def take_in_time(self, key: str) -> None:
        """Claim a key as soon as its holder is done with it; lose patience in the end, for all keys."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.take(key):
            if not self._said:
                self._notify("Another summarise works on some of these articles; waiting for what it began.")
                self._said = True
            if time.monotonic() > until:
                self._waits = False
            time.sleep(POLL_SECONDS)

    def release(self, key: str) -> None:
        """Let others have a key; one that is not held is none of our business."""
        if key in self._held and self._handle is not None:
            self._held.remove(key)
            with contextlib.suppress(OSError):
                fcntl.lockf(self._handle, fcntl.LOCK_UN, 1, _byte(key))

    def release_all(self) -> None:
        """Let go of everything."""
        self._held.clear()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _open(self) -> int:
        if self._handle is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        return self._handle


def _lock(handle: int, key: str) -> bool:
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _byte(key))
    except (BlockingIOError, PermissionError):  # POSIX allows either where another process has it
        return False
    return True


def _byte(key: str) -> int:
    return int(key[:KEY_DIGITS], 16)
