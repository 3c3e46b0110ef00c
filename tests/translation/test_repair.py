"""What the translator reads instead of the article's slips: golden/repair.tsv."""

from pathlib import Path

import pytest

from summarise.translation.repair import repair

GOLDEN = Path(__file__).parent / "golden" / "repair.tsv"


def golden_pairs() -> list[tuple[str, ...]]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("expected", "sentence"), golden_pairs())
def test_golden_sentence(expected: str, sentence: str) -> None:
    assert repair(sentence) == expected


@pytest.mark.parametrize(("expected", "sentence"), golden_pairs())
def test_repairing_twice_changes_nothing_more(expected: str, sentence: str) -> None:
    assert repair(repair(sentence)) == expected
