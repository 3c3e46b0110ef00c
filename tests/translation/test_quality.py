"""The guard, on pairs a person can read: golden/quality.tsv and golden/checks.tsv."""

from pathlib import Path

import pytest

from summarise.translation.checks.repeats import longest_loop
from summarise.translation.quality import check

GOLDEN = [Path(__file__).parent / "golden" / name for name in ("quality.tsv", "checks.tsv")]


def golden_pairs() -> list[tuple[str, ...]]:
    lines = [line for path in GOLDEN for line in path.read_text(encoding="utf-8").splitlines()]
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("expected", "source", "hypothesis"), golden_pairs())
def test_golden_pair(expected: str, source: str, hypothesis: str) -> None:
    codes = {flag.code for flag in check(source, hypothesis)}
    assert codes == (set() if expected == "ok" else set(expected.split(",")))


def test_a_flag_names_what_is_wrong() -> None:
    (flag,) = check("Sebanyak 1.250 warga mengungsi.", "As many as residents were displaced.")
    assert flag.message == "the number 1.250 is not in the English"


def test_a_loop_of_several_words_is_found() -> None:
    assert longest_loop("to the west of the city, west of the city, west of the city, west of it") != ""
    assert longest_loop("from the east to the west of the city") == ""
