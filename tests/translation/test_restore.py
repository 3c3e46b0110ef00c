"""Names and dates put back into the English: golden/restore.tsv."""

from pathlib import Path

import pytest

from summarise.translation.restore import restore

GOLDEN = Path(__file__).parent / "golden" / "restore.tsv"


def golden_cases() -> list[tuple[str, ...]]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("source", "hypothesis", "shown"), golden_cases())
def test_golden_case(source: str, hypothesis: str, shown: str) -> None:
    assert restore(source, hypothesis) == shown
