"""Let one process at a time change a file or a folder.

The system lets go of a lock when its process ends, however it ends: no lock here outlives its holder, and
none has to be cleared away by hand.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

HAS_FILE_LOCKS = fcntl is not None
"""Whether open files can be locked, and moved and removed while they are open, as POSIX has it."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`, waiting for whoever holds it; a process that dies lets go of it.

    Raises:
        OSError: the lock file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


@contextmanager
def locked_folder(folder: Path, on_wait: Callable[[], None] = lambda: None) -> Iterator[bool]:
    """Hold a folder that is there, waiting for whoever holds it; no lock file is left in it.

    Gives False where folders cannot be locked (Windows, some network drives): there nobody waits.

    Args:
        folder: what to hold.
        on_wait: called when another process has it.
    """
    handle = _open_folder(folder, on_wait)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


def hold(handle: int) -> bool:
    """Lock an open file until it is closed; return False where another process holds it.

    Where files cannot be locked this succeeds and holds nothing.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def remove_abandoned(path: Path) -> bool:
    """Remove a file that no living process holds, as `hold` does; say whether it was removed.

    Where files cannot be locked nothing is known of their holders, and nothing is removed.
    """
    if fcntl is None:
        return False
    try:
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        # Removed while it is held: who has just made it and not held it yet sees that and makes another.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _open_folder(folder: Path, on_wait: Callable[[], None]) -> int | None:
    if fcntl is None:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        if not hold(handle):
            on_wait()
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:  # a file system without locks
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    return handle


def _lock(handle: int) -> None:
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX)
        return
    import msvcrt

    # It gives up after ten seconds with an OSError; closing the handle unlocks.
    msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined, unused-ignore]
