"""Keep torch's threads from fighting over a busy machine."""

import os


def let_waiting_threads_sleep() -> None:
    """Make OpenMP threads sleep where they wait for each other; call it before torch is imported.

    They spin by default. A decoding step is a thousand short loops, and where other processes want the cores
    as well each loop waits for a thread that a spinning one keeps off its core: 40 sentences took more than
    100 seconds beside two busy processes on two cores, and take 18 so. A user's own setting stays.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
