"""Floors of the grounding: the share of injected faults it catches, and of true sentences it lets pass.

The data is no part of the project; without it (SUMMARISE_DATA, or ../shared/data beside the checkout)
these tests are skipped. `python benchmarks/grounding.py DATA` measures anew.
"""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SUMMARISE_DATA", ROOT.parent / "shared" / "data"))
sys.path.insert(0, str(ROOT / "benchmarks"))

import data  # noqa: E402
import grounding  # noqa: E402

HASH = "975359f54688"
CAUGHT = {
    "digit changed": 0.98,
    "year changed": 0.97,
    "percentage changed": 0.97,
    "number word changed": 0.94,
    "million for billion": 0.97,
    "percent lost": 0.97,
    "name of the article": 0.87,
    "name of another": 0.95,
    "two names exchanged": 0.83,
    "speaker changed": 0.93,
    "“not” dropped": 0.75,
    "“not” added": 0.95,
    "month or weekday": 0.97,
    "unrelated sentence": 0.98,
    "unrelated clause": 0.88,
}
NAMES = ("name of the article", "name of another", "two names exchanged")
MOST_FALSE_ALARMS = {"as they stand": 0.0, "cut at a comma": 0.02, "two joined": 0.03}
LEAST_PASSING = 0.39
"""Of the sentences of human summaries."""


@pytest.fixture(scope="module")
def articles() -> list[grounding.Article]:
    path = DATA / "summaries" / "english.jsonl.gz"
    if not path.is_file():
        pytest.skip("the evaluation data is not here")
    assert data.hash_file(path) == HASH
    return grounding.read_articles(DATA, half=1)


@pytest.fixture(scope="module")
def scores(articles: list[grounding.Article]) -> dict[str, grounding.Count]:
    return grounding.score_faults(DATA)


@pytest.mark.parametrize(("kind", "floor"), CAUGHT.items())
def test_caught_share(scores: dict[str, grounding.Count], kind: str, floor: float) -> None:
    assert scores[kind].share >= floor


def test_every_fault_has_a_floor(scores: dict[str, grounding.Count]) -> None:
    assert set(scores) == set(CAUGHT)


def test_nine_in_ten_swapped_names_are_caught(scores: dict[str, grounding.Count]) -> None:
    counts = [scores[kind] for kind in NAMES]
    assert sum(count.hits for count in counts) >= 0.9 * sum(count.total for count in counts)


def test_false_alarms(articles: list[grounding.Article]) -> None:
    shares = {kind: count.share for kind, count in grounding.score_own(articles).items()}
    assert {kind for kind, share in shares.items() if share > MOST_FALSE_ALARMS[kind]} == set()


def test_honest_abstraction_survives(articles: list[grounding.Article]) -> None:
    passed, _ = grounding.score_human(articles)
    assert passed.share >= LEAST_PASSING
