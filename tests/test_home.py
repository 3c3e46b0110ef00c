"""Where a user's things lie, with and without a home."""

import subprocess
import sys
from pathlib import Path

import pytest

from disks import as_stranger
from program import ROOT
from summarise.home import expand_user, user_cache_folder

PLACES = """
from summarise import home
from summarise.models.places import hub_cache_dir, model_cache_dir
from summarise.settings import configuration_file

print(home.user_cache_folder(), home.user_data_folder(), configuration_file({}), hub_cache_dir())
print(model_cache_dir(), home.expand_user("~/terms.csv"))
"""


def test_a_home_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert tmp_path in user_cache_folder().parents
    assert expand_user("~/terms.csv") == tmp_path / "terms.csv"


def test_without_a_home_nothing_is_kept_and_nothing_is_made_up() -> None:
    command = [*as_stranger(), "-u", "HF_HOME", "-u", "HF_HUB_CACHE", "-u", "SUMMARISE_MODEL_DIR"]
    command += [f"PYTHONPATH={ROOT / 'src'}", sys.executable, "-c", PLACES]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    nowhere = "/dev/null/no-home"
    assert ran.stdout.splitlines() == [
        f"{nowhere} {nowhere} {nowhere}/config.toml {nowhere}/hub",
        f"{nowhere}/models ~/terms.csv",
    ]
