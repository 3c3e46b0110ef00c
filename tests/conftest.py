"""What every test may lean on."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))


@pytest.fixture(autouse=True)
def no_corrections_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep what this machine's user has corrected out of every test."""
    monkeypatch.setenv("SUMMARISE_CORRECTIONS", str(tmp_path / "corrections.tsv"))
