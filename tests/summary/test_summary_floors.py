"""Floors of the choice: how near Lead-3's ROUGE it stays, how seldom it is Lead-3. A change may raise one.

The data is no part of the project; without it (SUMMARISE_DATA, or ../shared/data beside the checkout), or
without rouge-score, these tests are skipped. `python benchmarks/summaries.py DATA` measures anew.
"""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SUMMARISE_DATA", ROOT.parent / "shared" / "data"))
sys.path.insert(0, str(ROOT / "benchmarks"))

pytest.importorskip("rouge_score")

import data  # noqa: E402
import summaries  # noqa: E402
import summary_sets  # noqa: E402

HASHES = {"summaries/english.jsonl.gz": "975359f54688", "summaries/indosum.jsonl.gz": "739517454dce"}
FLOORS = {
    "summeval": (0.32, 0.105, 0.205),
    "realsumm": (0.385, 0.16, 0.24),
    "newsroom": (0.25, 0.15, 0.22),
    "bbc": (0.575, 0.53, 0.46),
    "indosum": (0.665, 0.595, 0.638),
}
"""ROUGE-1, ROUGE-2 and ROUGE-L of the sentences chosen, in as many words as Lead-3 has."""
NEAR = 0.01
"""What Lead-3 may be better by. Newsroom, thirty articles of many kinds, is not held to it."""


@pytest.fixture(scope="module")
def items() -> list[summary_sets.Item]:
    if not all((DATA / name).is_file() for name in HASHES):
        pytest.skip("the evaluation data is not here")
    assert {name: data.hash_file(DATA / name) for name in HASHES} == HASHES
    return summary_sets.read_items(DATA)


@pytest.mark.parametrize("name", FLOORS)
def test_chosen_sentences(items: list[summary_sets.Item], name: str) -> None:
    some = [item for item in items if item.set == name]
    chosen = summaries.score_ranker(some, summaries.extractive)
    lead = summaries.score_ranker(some, summaries.lead)
    assert all(value >= floor for value, floor in zip(chosen.rouge, FLOORS[name], strict=True))
    assert chosen.is_lead is not None and chosen.is_lead < 0.5
    if name != "newsroom":
        assert all(mine >= its - NEAR for mine, its in zip(chosen.rouge, lead.rouge, strict=True))


def test_lead_3_is_lead_3(items: list[summary_sets.Item]) -> None:
    item = items[0]
    words = " ".join(item.sentences[:3]).split()
    assert summaries.fill(item, summaries.lead(item)).split() == words
    assert len(summaries.fill(item, reversed(range(len(item.sentences)))).split()) == len(words)
