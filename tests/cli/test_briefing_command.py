"""`summarise briefing` as a user runs it, with a translator that needs no weights."""

import json
from pathlib import Path

import pytest

from cli_program import Program
from stories_sample import BRIDGE, BRIDGE_LATER, MATCH, Pair

SATURDAY = "1750464000"
"""21 June 2025, 00:00 UTC."""


def record(pairs: tuple[Pair, ...], title: str, outlet: str, day: str) -> str:
    text = "\n\n".join(indonesian for indonesian, _ in pairs)
    return json.dumps({"text": text, "title": title, "outlet": outlet, "date": day})


@pytest.fixture
def crawl(summarise_program: Program, tmp_path: Path) -> Path:
    """A week's crawl; the translator knows its sentences."""
    for indonesian, english in (*BRIDGE, *BRIDGE_LATER, *MATCH):
        summarise_program.translator.phrases[indonesian] = english
    records = [
        record(BRIDGE, "Jembatan Kapuas Ditutup", "antara", "2025-06-16"),
        record(BRIDGE_LATER, "Jembatan Kapuas Mulai Diperbaiki", "kompas", "2025-06-17"),
        record(MATCH, "Persebaya Kalahkan Arema", "detikcom", "2025-06-09"),
    ]
    path = tmp_path / "crawl.jsonl"
    path.write_text("\n".join(records) + "\n", encoding="utf-8")
    return path


def test_articles_of_one_event_are_one_story(summarise_program: Program, crawl: Path) -> None:
    code, out, _ = summarise_program("briefing", crawl, "--week", "2025-W25", "-o", "-")
    assert code == 0
    assert "2 articles from 2 outlets, 1 story." in out
    assert "ANTARA, Kompas.com · 16 June 2025 to 17 June 2025 · 2 articles" in out
    assert "Additional ferries carry 3,000 vehicles" in out
    assert "Persebaya" not in out


@pytest.mark.parametrize(
    ("word", "file", "story"),
    [
        ("this", "briefing-2025-W25.md", "Additional ferries carry"),
        ("last", "briefing-2025-W24.md", "Coach Bejo Sugiantoro praised"),
    ],
)
def test_weeks_by_word(
    summarise_program: Program, crawl: Path, monkeypatch: pytest.MonkeyPatch, word: str, file: str, story: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SATURDAY)
    assert summarise_program("briefing", crawl, "--week", word)[0] == 0
    text = Path(file).read_text(encoding="utf-8")
    assert story in text
    assert "As of 21 June 2025." in text


def test_a_moment_that_is_none_is_a_usage_error(
    summarise_program: Program, crawl: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    code, _, err = summarise_program("briefing", crawl)
    assert (code, "SOURCE_DATE_EPOCH=yesterday: write seconds since 1970" in err) == (2, True)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("week.md", "# Indonesian news"),
        ("week.html", "<!DOCTYPE html>"),
        ("week.htm", "<!DOCTYPE html>"),
        ("week.json", '{\n  "schema": "summarise.briefing/1"'),
    ],
)
def test_the_name_of_the_file_chooses_the_format(
    summarise_program: Program, crawl: Path, name: str, begins: str
) -> None:
    assert summarise_program("briefing", crawl, "-o", name)[0] == 0
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_a_format_names_the_file(summarise_program: Program, crawl: Path) -> None:
    assert summarise_program("briefing", crawl, "--week", "2025-W25", "--format", "html")[0] == 0
    assert Path("briefing-2025-W25.html").exists()


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_second_run_translates_nothing_and_gives_the_same_bytes(
    summarise_program: Program, crawl: Path, form: str
) -> None:
    first = summarise_program("briefing", crawl, "--format", form, "-o", "-")
    summarise_program.translator.translated.clear()
    assert summarise_program("briefing", crawl, "--format", form, "-o", "-") == first
    assert summarise_program.translator.translated == []


def test_title_and_intro_stand_first_and_are_escaped(summarise_program: Program, crawl: Path) -> None:
    Path("intro.md").write_text("Good *morning* <script>alert(1)</script>\n\n[x](javascript:alert(1))\n")
    options = ["--title", "Monday <1>", "--intro", "intro.md"]
    _, page, _ = summarise_program("briefing", crawl, *options, "--format", "html", "-o", "-")
    assert "<h1>Monday &lt;1&gt;</h1>" in page
    assert "Good <em>morning</em> &lt;script&gt;" in page
    assert 'href="javascript' not in page
    _, text, _ = summarise_program("briefing", crawl, *options, "-o", "-")
    assert text.startswith("# Monday \\<1\\>\n\nGood *morning* ")


def test_an_intro_that_cannot_be_read_is_named(summarise_program: Program, crawl: Path) -> None:
    code, _, err = summarise_program("briefing", crawl, "--intro", "nowhere.md")
    assert (code, "--intro nowhere.md: cannot be read" in err) == (2, True)


def test_stories_beyond_the_most_get_one_sentence(summarise_program: Program, crawl: Path) -> None:
    _, out, _ = summarise_program("briefing", crawl, "--max-stories", "0", "-o", "-")
    assert out.count("### Shorter items") == 2
    assert "### 1." not in out


def test_a_briefing_is_never_read_as_an_article(summarise_program: Program, crawl: Path) -> None:
    Path("news").mkdir()
    crawl.rename("news/crawl.jsonl")
    first = summarise_program("briefing", "news", "-o", "-")[1]
    for name in ("a.html", "a.md", "a.json"):
        assert summarise_program("briefing", "news", "-o", f"news/{name}")[0] == 0
    assert summarise_program("briefing", "news", "-o", "-")[1] == first


def test_one_template_may_be_edited(summarise_program: Program, crawl: Path) -> None:
    Path("mine").mkdir()
    Path("mine/briefing.html.j2").write_text("{{ title }}\n{{ nothing }}\n")
    code, _, err = summarise_program("briefing", crawl, "--prompts", "mine", "-o", "a.html")
    assert code == 2
    assert "briefing.html.j2, line 2: 'nothing' is undefined" in err
    assert summarise_program("briefing", crawl, "--prompts", "mine", "-o", "a.md")[0] == 0
