"""Look at every entry of a store, whether it is as it was written."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarise.cache import KINDS, WORKSHOP, Store, sweep
from summarise.cache_entries import EntryState, examine


@dataclass(frozen=True, slots=True)
class CacheCheck:
    """What became of looking at a store."""

    sound: int
    damaged: tuple[Path, ...]
    """Entries that nothing can be read from; removed ones included."""
    foreign: int
    """Entries that a later version of this program wrote."""
    removed: int
    """How many of the damaged ones are gone."""


def verify_store(store: Store, *, repair: bool = False) -> CacheCheck:
    """Read every entry of a store; with `repair`, remove the damaged ones and what killed processes left."""
    states = list(_examine_all(store))
    damaged = tuple(path for path, state in states if state is EntryState.DAMAGED)
    if repair:
        sweep(store.root / WORKSHOP)
    removed = sum(map(_remove, damaged)) if repair else 0
    found = [state for _, state in states]
    return CacheCheck(found.count(EntryState.SOUND), damaged, found.count(EntryState.FOREIGN), removed)


def _examine_all(store: Store) -> Iterator[tuple[Path, EntryState]]:
    for kind in KINDS:
        for path in sorted(store.entries(kind)):
            try:
                entry = path.read_bytes()
            except FileNotFoundError:  # another process has cleared it away
                continue
            except OSError:
                yield path, EntryState.DAMAGED
            else:
                yield path, examine(entry, kind, path.stem)


def _remove(path: Path) -> bool:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
    return not path.exists()
