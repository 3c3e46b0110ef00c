"""What is longer than the screen goes through the pager; nothing else does."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from program import ROOT
from summarise.cli.pager import find_pager, show_paged

ENGLISH = (
    "The government said on Monday that rice prices rose by five percent in the capital this week.\n\n"
    "Traders told reporters that stocks are sufficient for the needs of the people for two months.\n"
)
MARK = "paged by a test"


@pytest.mark.parametrize(
    ("setting", "found"),
    [("most -s", "most -s"), ("", None), (" ", None), ("cat", None)],
)
def test_the_pager_is_the_users(monkeypatch: pytest.MonkeyPatch, setting: str, found: str | None) -> None:
    monkeypatch.setenv("PAGER", setting)
    assert find_pager() == found


def test_less_where_the_user_has_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_pager() is None
    (tmp_path / "less").write_text("#!/bin/sh\n")
    (tmp_path / "less").chmod(0o755)
    assert find_pager() == "less"


def test_a_pager_gets_the_text_and_gits_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LESS", raising=False)
    assert show_paged("“satu”\n", "cat > text; echo $LESS > less")
    assert Path("text").read_text(encoding="utf-8") == "“satu”\n"
    assert Path("less").read_text() == "FRX\n"
    monkeypatch.setenv("LESS", "S")
    assert show_paged("", "echo $LESS > less")
    assert Path("less").read_text() == "S\n"


def test_a_pager_that_is_not_there_or_has_seen_enough(capfd: pytest.CaptureFixture[str]) -> None:
    assert not show_paged("text", "no-such-pager-anywhere")
    assert show_paged("text\n" * 100_000, "head -n 1")
    assert capfd.readouterr().out == "text\n"


def run_on_a_terminal(
    tmp_path: Path, lines: int, *arguments: str, pager: str | None = None, kind: str = "xterm"
) -> str:
    """Run the program on an article that needs no model, its output on a terminal of so many lines."""
    (tmp_path / "en.txt").write_text(ENGLISH)
    shown, terminal = pty.openpty()
    settings = {
        "PAGER": f"echo '{MARK}'; cat" if pager is None else pager,
        "PYTHONPATH": str(ROOT / "src"),
        "SUMMARISE_CACHE_DIR": str(tmp_path / "cache"),
        "TERM": kind,
        "LINES": str(lines),
        "COLUMNS": "100",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "summarise", "--offline", "en.txt", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **settings},
        cwd=tmp_path,
    ) as process:
        os.close(terminal)
        text = b""
        try:
            while piece := os.read(shown, 4096):
                text += piece
        except OSError:  # Linux says so at the end of a terminal
            pass
        finally:
            os.close(shown)
    assert process.returncode == 0
    return text.decode()


def test_longer_than_the_screen_is_paged_in_colour(tmp_path: Path) -> None:
    text = run_on_a_terminal(tmp_path, 5)
    assert text.startswith(MARK)
    assert "\x1b[1m" in text
    assert "rice prices rose" in text


@pytest.mark.parametrize(
    ("lines", "arguments", "pager"),
    [(200, [], None), (5, ["-q"], None), (5, [], ""), (5, [], "cat"), (5, ["--format", "markdown"], None)],
)
def test_not_paged(tmp_path: Path, lines: int, arguments: list[str], pager: str | None) -> None:
    text = run_on_a_terminal(tmp_path, lines, *arguments, pager=pager)
    assert MARK not in text
    assert "rice prices rose" in text


def test_a_terminal_that_cannot_move_its_cursor_is_not_paged(tmp_path: Path) -> None:
    assert MARK not in run_on_a_terminal(tmp_path, 5, kind="dumb")


def test_a_missing_pager_loses_nothing(tmp_path: Path) -> None:
    assert "rice prices rose" in run_on_a_terminal(tmp_path, 5, pager="no-such-pager-anywhere")
