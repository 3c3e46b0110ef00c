"""Where a user's things lie, whether or not there is a home to keep them in."""

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

APP = "summarise"
NO_HOME = Path(os.devnull) / "no-home"
"""Stands for the folders of a user without a home, as some jobs and containers have it: nothing is there, and
nothing can be kept there. Whoever tries learns it from the system, as of any place that cannot be written."""


def user_config_folder() -> Path:
    """Return where the user's configuration lies."""
    return _find(platformdirs.user_config_path)


def user_cache_folder() -> Path:
    """Return where what can be made again lies."""
    return _find(platformdirs.user_cache_path)


def user_data_folder() -> Path:
    """Return where what nobody can make again lies."""
    return _find(platformdirs.user_data_path)


def expand_user(path: str | Path) -> Path:
    """Return a path with the user's home for "~"; unchanged where there is none."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def _find(find: Callable[[str], Path]) -> Path:
    try:
        return find(APP)
    except RuntimeError:
        return NO_HOME
