"""What an unattended run leaves behind: its log, what failed, and how to go on."""

import json
import os
import re
from pathlib import Path

import pytest

from cli_program import ARTICLE, Program


@pytest.fixture
def broken(summarise_program: Program) -> Program:
    working = summarise_program.translator.render

    def render(segment: str) -> str:
        if "beras" in segment:
            raise ZeroDivisionError("by \x1b[31msurprise")
        return working(segment)

    summarise_program.translator.render = render  # type: ignore[method-assign]
    return summarise_program


def codes(out: str) -> list[str]:
    return [json.loads(line).get("code", "ok") for line in out.splitlines()]


def test_the_log_says_what_became_of_each_article_and_where_a_fault_came_from(
    broken: Program, folder: Path
) -> None:
    log = folder.parent / "run.log"
    for _ in range(2):
        code, _, err = broken(folder, "--format", "jsonl", "--log", log, "-q")
        assert code == 1
        assert "Traceback" not in err
    lines = log.read_text().splitlines()
    entries = [line for line in lines if not line.startswith("    ")]
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (INFO|ERROR) ", line) for line in entries)
    assert sum("digested, " in line for line in entries) == 2  # the second article, in both runs
    assert sum("a fault in summarise (ZeroDivisionError" in line for line in entries) == 2
    assert sum("1 of 2 articles digested." in line for line in entries) == 2
    assert "    Traceback (most recent call last):" in lines
    assert any('raise ZeroDivisionError("by' in line for line in lines)
    assert "\x1b" not in log.read_text()


def test_what_ends_a_run_is_in_the_log_too(summarise_program: Program, folder: Path) -> None:
    (folder / "index.html").write_text("mine")
    code, _, _ = summarise_program(folder, "--format", "html", "-o", f"{folder}/", "--log", "run.log")
    assert code == 1
    assert "not made by summarise" in Path("run.log").read_text()


def test_a_log_that_cannot_be_opened_is_named(summarise_program: Program, folder: Path) -> None:
    code, _, err = summarise_program(folder, "--log", folder / "nowhere" / "run.log")
    assert (code, "--log" in err, "Traceback" in err) == (1, True, False)


def test_debug_shows_where_a_fault_came_from_and_goes_on(
    broken: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.environ", dict(os.environ))  # --debug sets a variable
    code, out, err = broken(folder, "--format", "jsonl", "--debug")
    assert (code, codes(out)) == (1, ["internal", "ok"])
    assert "Traceback (most recent call last):" in err
    assert "ZeroDivisionError" in err


def test_fail_fast_stops_at_the_first_failure_and_keeps_what_is_done(
    summarise_program: Program, folder: Path
) -> None:
    (folder / "a2-empty.txt").write_text(" ")
    code, out, err = summarise_program(folder, "--format", "jsonl", "--fail-fast")
    assert (code, codes(out)) == (1, ["ok", "empty"])
    assert "Stopped at the first failure" in err


def test_retry_failed_takes_what_failed_until_it_is_done(summarise_program: Program, folder: Path) -> None:
    empty = folder / "a2-empty.txt"
    empty.write_text(" ")
    crawl = folder / "crawl.jsonl"
    crawl.write_text("\n".join(json.dumps({"text": text}) for text in (ARTICLE, "Pendek.")))
    assert summarise_program(folder, "--format", "jsonl")[0] == 1
    code, out, err = summarise_program(folder, "--format", "jsonl", "--retry-failed")
    assert len(codes(out)) == 2  # not the articles that were done, nor the crawl's first
    assert "2 inputs with articles that failed before." in err
    empty.write_text(ARTICLE)
    code, out, _ = summarise_program(folder, "--format", "jsonl", "--retry-failed")
    assert (code, sorted(codes(out))) == (1, ["no-article", "ok"])
    code, out, _ = summarise_program(empty, "--format", "jsonl", "--retry-failed")
    assert (code, out) == (0, "")
