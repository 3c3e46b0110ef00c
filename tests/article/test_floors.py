"""Floors: what was measured on the evaluation data stays; a change may raise one, never lower it.

The data is no part of the project; without it (SUMMARISE_DATA, or ../shared/data beside the
checkout) these tests are skipped. `make bench DATA=...` measures anew.
"""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SUMMARISE_DATA", ROOT.parent / "shared" / "data"))
sys.path.insert(0, str(ROOT / "benchmarks"))

import data  # noqa: E402
import dates  # noqa: E402
import lines  # noqa: E402
import pages  # noqa: E402
import sentences  # noqa: E402

HASHES = {"articles": "e3ccc7c1c54e", "boilerplate": "03addae8bd03"}


@pytest.fixture(scope="module", autouse=True)
def the_data() -> None:
    if not all((DATA / name).is_dir() for name in HASHES):
        pytest.skip("the evaluation data is not here")
    assert {name: data.hash_file(DATA / name) for name in HASHES} == HASHES


def test_pages() -> None:
    scores = pages.score_pages(DATA)
    assert scores["mean"]["visible lines, cleaned"] >= 0.96
    assert scores["worst"]["visible lines, cleaned"] >= 0.82
    assert scores["mean"]["page, read and cleaned"] >= 0.98
    assert scores["worst"]["page, read and cleaned"] >= 0.88


def test_lines() -> None:
    scores = lines.score_lines(DATA)
    assert scores["precision"] >= 0.99
    assert scores["recall"] >= 0.98


def test_dates() -> None:
    scores = dates.score_dates(DATA)
    assert scores["share_wrong"] <= 0.01
    assert scores["given"] >= 190


def test_real_passages() -> None:
    passages = list(sentences.read_labelled(DATA))
    assert len(passages) == 36
    assert sentences.score_passages(passages, sentences.load_splitters()["summarise"])["f1"] >= 0.995
