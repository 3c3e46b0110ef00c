"""Disks that are full or cannot be written, and users without rights or a home: real ones, where we may."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

STRANGER = 54_321
"""A user id that nobody has: no name, no home."""


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """Mount a disk in memory of so many bytes ("64k"); skip the test where that is refused."""
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here ({mounted.stderr.decode().strip()})")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def remount(place: Path, options: str) -> None:
    """Change a mounted disk: "ro", "size=1m"."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(place)], check=True)


def as_stranger() -> list[str]:
    """Return what to put before a command so that its user may read all and write nothing.

    Skips the test where no such user can be had.
    """
    rights = "+dac_read_search"
    words = f"setpriv --reuid {STRANGER} --clear-groups --inh-caps {rights} --ambient-caps {rights} env"
    command = [*words.split(), "-u", "HOME", "-u", "XDG_CACHE_HOME", "-u", "XDG_CONFIG_HOME"]
    if os.geteuid() or not shutil.which("setpriv"):
        pytest.skip("only root can become another user, with setpriv")
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip(f"no other user can be had here ({tried.stderr.decode().strip()})")
    return command
