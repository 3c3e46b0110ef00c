"""Keep torch's threads from fighting over a busy machine."""

import os

SPINS = 30_000
"""Turns a thread of GNU's OpenMP waits awake for the next loop before it sleeps: a fraction of a millisecond.
A batch of 32 sentences takes 3.0 seconds on two quiet cores so, 4.2 without, 3.0 when it never sleeps; beside
two busy processes 6.6 to 11, 5.1 to 8.9, and 30 or more (three runs each)."""


def let_waiting_threads_sleep() -> None:
    """Make OpenMP threads sleep where they wait long for each other; call it before torch is imported.

    They spin by default. A decoding step is a thousand short loops, and where other processes want the cores
    as well each loop waits for a thread that a spinning one keeps off its core: 40 sentences took more than
    100 seconds beside two busy processes on two cores. A user's own setting stays.
    """
    if "OMP_WAIT_POLICY" not in os.environ:
        os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
        os.environ.setdefault("GOMP_SPINCOUNT", str(SPINS))


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
