"""Floors of the guard: the share of injected faults it catches, and its false alarms. None may get worse.

The data is no part of the project; without it (SUMMARISE_DATA, or ../shared/data beside the checkout)
these tests are skipped. `python benchmarks/guard.py DATA` measures anew.
"""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SUMMARISE_DATA", ROOT.parent / "shared" / "data"))
sys.path.insert(0, str(ROOT / "benchmarks"))

import data  # noqa: E402
import guard  # noqa: E402

HASHES = {"news-dev.id": "8af74dfebdb3", "news-dev.en": "d54c780d178f"}
CAUGHT = {
    "digit changed": 0.99,
    "million for billion": 0.99,
    "number in words changed": 0.98,
    "rough number changed": 0.99,
    "percentage lost": 0.99,
    "unit changed": 0.99,
    "currency changed": 0.95,
    "month changed": 0.99,
    "name swapped": 0.94,
    "“not” dropped": 0.78,
    "“not” added": 0.87,
    "loop": 0.99,
    "copy": 0.99,
    "half a copy": 0.99,
    "broken off": 0.99,
    "clause left out": 0.88,
}


@pytest.fixture(scope="module")
def scores() -> dict[str, guard.Score]:
    if not all((DATA / "eval" / name).is_file() for name in HASHES):
        pytest.skip("the evaluation data is not here")
    assert {name: data.hash_file(DATA / "eval" / name) for name in HASHES} == HASHES
    return guard.score_faults(DATA)


@pytest.mark.parametrize(("kind", "floor"), CAUGHT.items())
def test_caught_share(scores: dict[str, guard.Score], kind: str, floor: float) -> None:
    assert scores[kind].share >= floor


def test_false_alarms_on_sound_pairs() -> None:
    assert data.hash_file(guard.SOUND_PAIRS) == "380f79cd8ef8"
    share, _ = guard.find_false_alarms()
    assert share <= 0.112


def test_every_fault_has_a_floor(scores: dict[str, guard.Score]) -> None:
    assert set(scores) == set(CAUGHT)


def test_judged_flags() -> None:
    labels = guard.read_labels()
    assert {label["verdict"] for label in labels} == {"real", "false"}
    assert len(labels) >= 200
    assert sum(label["verdict"] == "real" for label in labels) >= 0.7 * len(labels)
