"""Without the network: each command as its own process, with every way to a socket shut."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_program import ARTICLE
from program import ROOT
from summarise.models import OPUS_MT

Shut = Callable[..., subprocess.CompletedProcess[str]]
HEAVY = ("torch", "transformers", "ctranslate2", "huggingface_hub")


@pytest.fixture
def run_shut(tmp_path: Path, own_model_dir: Path) -> Shut:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        witness = tmp_path / "touched"
        code = f"""
import socket, sys
from pathlib import Path
def refuse(*args, **kwargs):
    Path({str(witness)!r}).write_text("touched")
    raise OSError("the network is not to be touched")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from summarise.cli.app import main
try:
    main()
finally:
    print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr, end="")
"""
        environment = os.environ | {
            "SUMMARISE_CACHE_DIR": str(tmp_path / "cache"),
            "PYTHONPATH": str(ROOT / "src"),
        }
        finished = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        assert not witness.exists()
        return finished

    return run


def test_a_digest_of_a_checkpoint_on_disk(run_shut: Shut, cached_marian: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    finished = run_shut(str(tmp_path / "a.txt"), "--offline", "--translator", "marian", "--format", "json")
    assert finished.returncode == 0, finished.stderr
    (digest,) = json.loads(finished.stdout)
    assert digest["sentences"][0]["engine"] == OPUS_MT
    again = run_shut(str(tmp_path / "a.txt"), "--offline", "--translator", "marian", "--format", "json")
    assert (again.stdout, again.stderr) == (finished.stdout, "")


def test_a_digest_that_needs_a_download_says_so(run_shut: Shut, hub_cache: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    finished = run_shut(str(tmp_path / "a.txt"), "--offline", "--translator", "marian")
    assert finished.returncode == 4
    assert "the network is not to be used" in finished.stderr


@pytest.mark.parametrize("command", [("models", "list"), ("models", "verify"), ("doctor",), ("--help",)])
def test_what_only_looks_loads_no_model_library(
    run_shut: Shut, cached_marian: Path, command: tuple[str, ...]
) -> None:
    finished = run_shut(*command)
    assert (finished.returncode, finished.stderr) == (0, "")
