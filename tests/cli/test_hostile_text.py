"""Whatever an article, a name, a column or a file of settings holds: what is printed acts on no terminal."""

import json
import os
from pathlib import Path

import pytest
from rich.console import Console

from cli_program import ARTICLE, Program
from hostile import ACTING, HOSTILE, hostile_briefing, hostile_digest
from summarise.cli.console import Reporter, print_text
from summarise.cli.forms import json_format, terminal_format
from summarise.errors import SummariseError
from summarise.render.briefing import format_briefing_html, format_briefing_markdown
from summarise.render.harmless import escape_json, make_harmless
from summarise.stories.records import briefing_record

NAME = "\x1b]0;owned\x07\x1b[31m[red]\u202egpj\u200b\x9b2J"
BODY = ARTICLE.split("\n\n", 1)[1]


@pytest.fixture
def hostile_folder(tmp_path: Path) -> Path:
    """Articles of every format with hostile words wherever words can stand, and hostile names on the disk."""
    folder = tmp_path / "news"
    folder.mkdir()
    text = ARTICLE.replace("pedagang.", f"pedagang {NAME} {HOSTILE}.")
    (folder / f"{NAME}.txt").write_text(text)
    (folder / os.fsdecode(b"\xff\xfe\x1b[2J.txt")).write_text(text)
    record = dict.fromkeys(["title", "author", "outlet", "section", "date"], HOSTILE)
    (folder / "crawl.jsonl").write_text(json.dumps({**record, "text": text, "url": f"https://a.id/{NAME}"}))
    (folder / "side.txt").write_text(text)
    (folder / "side.json").write_text(json.dumps({**record, "url": "javascript:alert(1)"}))
    (folder / "matter.md").write_text(f"---\ntitle: {NAME}\nauthor: {NAME}\n---\n{BODY}")
    (folder / "page.html").write_text(
        f"<html><head><title>{NAME}</title><meta property='og:title' content='{NAME}'></head>"
        f"<body><p>{BODY}</p><p title='{NAME}'>{NAME}</p></body></html>"
    )
    (folder / f"bad{NAME}.txt").write_text(" ")
    (folder / f"bad{NAME}.csv").write_text(f"{NAME},x\n1,2\n")
    return folder


def is_harmless(text: str) -> bool:
    return not ACTING.search(text)


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json", "jsonl"])
def test_digests_and_their_errors(summarise_program: Program, hostile_folder: Path, form: str) -> None:
    code, out, err = summarise_program(hostile_folder.name, "--format", form)
    assert code == 1
    assert is_harmless(out)
    assert is_harmless(err)
    assert "HARGA" in out or "Harga" in out
    assert "bad" in err


def test_files_of_results(summarise_program: Program, hostile_folder: Path) -> None:
    for form in ("markdown", "html", "jsonl"):
        summarise_program(hostile_folder.name, "--format", form, "-o", f"out-{form}/")
        made = [path for path in Path(f"out-{form}").rglob("*") if path.is_file()]
        assert len(made) >= 4
        assert all(is_harmless(path.read_text(encoding="utf-8")) for path in made)


@pytest.mark.parametrize(
    "arguments",
    [
        ["clean", "news", "--show-removed"],
        ["briefing", "news", "-o", "-"],
        ["briefing", "news", "-o", "-", "--format", "html"],
        ["briefing", "news", "-o", "-", "--format", "json"],
        ["briefing", "news", "-o", f"{NAME}.md"],
        ["fix", "--list"],
        ["fix", "news/side.txt", "1", f"Better {NAME}"],
        ["fix", f"{NAME}.txt", "1", "Better"],
        ["models", "list"],
        ["models", "path", NAME],
        ["models", "rm", NAME],
        ["doctor", "--offline", "--translator", NAME],
        ["cache", "stats", "--cache-dir", NAME],
        ["cache", "path", "--cache-dir", NAME],
        ["news", "--glossary", "glossary.csv"],
        ["news", "--rules", "rules.tsv"],
        ["news", "--prompts", NAME],
        ["news", "--translator", NAME],
        ["news", "--map", NAME],
        ["news", "--since", NAME],
        ["news", f"--{NAME}"],
        [NAME],
        ["translate", NAME],
    ],
    ids=lambda arguments: "-".join(word[:9] for word in arguments if word.isprintable()),
)
def test_every_command(summarise_program: Program, hostile_folder: Path, arguments: list[str]) -> None:
    row = "\t".join([NAME] * 5)
    Path("corrections.tsv").write_text(f"source\tenglish\tday\tby\twhere\n{row}\n")
    Path("glossary.csv").write_text(f"{NAME},{NAME}\nberas,{NAME},{NAME}\n")
    Path("rules.tsv").write_text(f"{NAME}\tline\t{NAME}\n{NAME}\twrong\tx\n")
    _, out, err = summarise_program(*arguments)
    assert out or err
    assert is_harmless(out)
    assert is_harmless(err)
    assert "a fault in" not in err


def test_translate_prints_words_only(summarise_program: Program) -> None:
    lines = f"Harga {NAME} naik 5 persen.\nKedua\x85satu\u2028baris.\n"
    code, out, err = summarise_program("translate", stdin=lines.encode())
    assert code == 0
    assert is_harmless(out + err)
    assert len(out.splitlines()) == 2


def test_notices_and_errors(capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Reporter()
    reporter.notice(HOSTILE)
    reporter.error(SummariseError(HOSTILE))
    print_text(HOSTILE)
    out, err = capsys.readouterr()
    assert is_harmless(out)
    assert is_harmless(err)
    assert "[red]x[/]" in out
    assert "[red]x[/]" in err


def test_json_keeps_every_character_of_a_hostile_digest() -> None:
    for form in (json_format(lines=True), json_format(lines=False)):
        text = form.item(hostile_digest())
        assert is_harmless(text)
        assert json.loads(text)["sentences"][0]["translation"] == HOSTILE
    assert len(json_format(lines=True).item(hostile_digest()).splitlines()) == 1


def test_a_hostile_briefing_in_every_form() -> None:
    briefing = hostile_briefing()
    record = escape_json(json.dumps(briefing_record(briefing), ensure_ascii=False))
    assert json.loads(record)["title"] == HOSTILE
    for text in (format_briefing_markdown(briefing), format_briefing_html(briefing), record):
        assert is_harmless(text)
    assert "<script>document" not in format_briefing_html(briefing)


def test_colours_are_ours_alone() -> None:
    console = Console(width=100, force_terminal=True, color_system="standard")
    shown = terminal_format(console).item(hostile_digest())
    assert "\x1b]" not in shown
    assert "[red]x[/]" in shown.replace("\n", "")
    assert set(ACTING.findall(shown)) == {"\x1b"}


def test_what_is_escaped_and_what_is_dropped() -> None:
    assert (
        escape_json('"\x9b\u202e\u2028\U000e0041é\ud800"') == '"\\u009b\\u202e\\u2028\\udb40\\udc41é\\ud800"'
    )
    assert make_harmless("a\tb\nc\x1bd\u2028e\u200bf") == "a\tb\ncd ef"
