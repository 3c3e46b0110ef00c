"""What the tests of the command line share."""

from pathlib import Path

import pytest

import summarise.api
from cli_program import ARTICLE, Program


@pytest.fixture
def summarise_program(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Program:
    program = Program(monkeypatch, capfd)
    monkeypatch.setattr(summarise.api, "choose_translator", lambda *args, **kwargs: program.translator)
    monkeypatch.setenv("SUMMARISE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news" / "deep").mkdir(parents=True)
    (tmp_path / "news" / "a.txt").write_text(ARTICLE)
    (tmp_path / "news" / "deep" / "b.txt").write_text(ARTICLE.replace("beras", "gula"))
    return tmp_path / "news"
