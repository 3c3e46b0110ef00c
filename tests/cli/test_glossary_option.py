"""The option --glossary, and the setting, through the command line."""

import json
from pathlib import Path

import pytest

from cli_program import ARTICLE, Program

OURS = "STOK BERAS MASIH CUKUP"


def first(program: Program, *arguments: str | Path) -> str:
    code, out, err = program(*arguments, "--format", "jsonl")
    assert code == 0, err
    return str(json.loads(out)["sentences"][0]["translation"])


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE.replace("para pedagang.", "para pedagang di KTT."))
    return tmp_path / "a.txt"


def test_the_shipped_glossary_is_always_there(summarise_program: Program, article: Path) -> None:
    first(summarise_program, article)
    assert any("pedagang di summit." in read for read in summarise_program.translator.translated)


def test_option_environment_and_file_name_a_glossary(
    summarise_program: Program, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = first(summarise_program, article)
    (tmp_path / "terms.csv").write_text("KTT,Summit Meeting\n")
    assert first(summarise_program, article, "--glossary", "terms.csv") != plain
    assert any("di Summit Meeting." in read for read in summarise_program.translator.translated)
    monkeypatch.setenv("SUMMARISE_GLOSSARY", "terms.csv")
    with_glossary = first(summarise_program, article)
    monkeypatch.delenv("SUMMARISE_GLOSSARY")
    (tmp_path / "config.toml").write_text('glossary = "terms.csv"\n')
    monkeypatch.setenv("SUMMARISE_CONFIG", "config.toml")
    assert first(summarise_program, article) == with_glossary != plain


def test_a_term_that_is_not_in_the_english_is_flagged(
    summarise_program: Program, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "terms.csv").write_text("KTT,Summit Meeting\n")
    summarise_program.translator.render = (  # type: ignore[method-assign]
        lambda segment: "Prices rose 5 percent."
    )
    _, out, _ = summarise_program(article, "--glossary", "terms.csv", "--format", "jsonl")
    flags = json.loads(out)["sentences"][0]["flags"]
    assert {
        "code": "glossary",
        "message": "your glossary's “Summit Meeting” for “KTT” is not in the English",
    } in flags


@pytest.mark.parametrize("command", ["digest", "briefing"])
def test_a_wrong_line_ends_the_run_with_one_line(
    summarise_program: Program, article: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "terms.csv").write_text("KTT,Summit Meeting\nPBB\n")
    code, out, err = summarise_program(command, article, "--glossary", "terms.csv")
    assert (code, out) == (2, "")
    assert err == "summarise: terms.csv:2: write SOURCE,TARGET; the target is missing\n"


def test_a_glossary_among_the_articles_is_no_article(
    summarise_program: Program, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "news").mkdir()
    article.rename(tmp_path / "news" / "a.txt")
    (tmp_path / "news" / "terms.csv").write_text("KTT,Summit Meeting\n")
    code, out, _ = summarise_program("news", "--glossary", "news/terms.csv", "--format", "jsonl")
    assert (code, len(out.splitlines())) == (0, 1)
