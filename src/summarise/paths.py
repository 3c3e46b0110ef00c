"""Look at paths that may be anything, too long, a circle of links, a pipe: nothing is opened or raised."""

import os
import stat
from pathlib import Path


def is_file(path: Path) -> bool:
    """Say whether there is a regular file, at the end of links too; a pipe or device is none."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Say whether there is a folder, at the end of links too."""
    return stat.S_ISDIR(_mode(path))


def real_path(path: Path) -> Path:
    """Return a path without links; where they lead in a circle, as far as they lead."""
    return Path(os.path.realpath(path))  # Path.resolve raises in a circle, until Python 3.13


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # Path.is_file lets names that are too long through
        return 0
