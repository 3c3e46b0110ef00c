"""One code, two sizes: what CI runs in seconds, SUMMARISE_PROVE=1 makes as large as the promise says."""

import os

PROVING = os.environ.get("SUMMARISE_PROVE", "") not in ("", "0")


def size(everyday: int, proof: int) -> int:
    """Return how many to take."""
    return proof if PROVING else everyday
