"""Show what is longer than the screen through the user's pager, as git does."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

DEFAULT_PAGER = "less"
PAGER_SETTINGS = {"LESS": "FRX", "LV": "-c"}
"""What git sets where the user has not: end at once if all fits, show colours, leave the text standing."""
NOT_FOUND = (126, 127)
"""Exit statuses of a shell that cannot run a command (POSIX, 2.8.2)."""


def find_pager() -> str | None:
    """Return the command to page with, None where the user has none or wants none."""
    pager = os.environ.get("PAGER", DEFAULT_PAGER if shutil.which(DEFAULT_PAGER) else "").strip()
    return pager if pager not in ("", "cat") else None


def show_paged(text: str, pager: str) -> bool:
    """Run the user's pager on a text until it ends; return whether there was one to run."""
    sys.stdout.flush()
    process = subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE, env={**PAGER_SETTINGS, **os.environ})
    with _interrupts_for_the_pager():
        process.communicate(text.encode("utf-8", "replace"))
    return process.returncode not in NOT_FOUND


@contextmanager
def _interrupts_for_the_pager() -> Iterator[None]:
    """Leave Ctrl-C to the pager, which takes it as the end of a search and not of itself."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
