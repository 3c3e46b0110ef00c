"""Keep torch's threads from fighting over a busy machine."""

import os

SPINS = 30_000
"""Turns a thread of GNU's OpenMP waits awake for the next loop before it sleeps: a fraction of a millisecond.
A batch of 32 sentences takes 3.0 seconds on two quiet cores so and 4.2 where it sleeps at once, beside two
busy processes 6.6 to 11 and 5.1 to 8.9 (three runs each). Where it never sleeps it is as fast as so on quiet
cores, and took 32 seconds beside the two (one run)."""


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
