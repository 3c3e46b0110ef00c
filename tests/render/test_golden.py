"""Every human-readable form of one small digest, against golden files a person can read.

After a wanted change: `UPDATE_GOLDEN=1 pytest tests/render`, then read the difference.
"""

import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

import golden_files
from hostile import hostile_digest
from sample import sample_digest
from stories_sample import week_of_digests
from summarise.render.briefing import format_briefing_html, format_briefing_markdown
from summarise.render.html import format_digest_html
from summarise.render.markdown import format_digest_markdown
from summarise.render.terminal import print_digest
from summarise.stories.briefing import BriefingOptions, brief
from summarise.stories.records import briefing_record
from summarise.stories.types import Briefing
from summarise.types import Digest, Statement
from summarise.weeks import parse_week

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    golden_files.compare(GOLDEN / name, text)


def on_screen(digest: Digest, width: int) -> str:
    console = Console(file=StringIO(), width=width, highlight=False)
    print_digest(console, digest)
    assert isinstance(console.file, StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines()) + "\n"


def test_markdown_digest() -> None:
    compare("digest.md", format_digest_markdown(sample_digest()))


def test_markdown_digest_without_title_date_and_summary() -> None:
    bare = sample_digest(value=None, title=False)
    empty = type(bare.summary)(bare.summary.headline, (), ())
    digest = Digest(bare.id, bare.article, bare.sentences, bare.translations, empty, bare.signature)
    compare("digest-bare.md", format_digest_markdown(digest))


@pytest.mark.parametrize("width", [80, 100, 160])
def test_terminal_digest(width: int) -> None:
    compare(f"digest-{width}.txt", on_screen(sample_digest(), width))


def made_briefing() -> Briefing:
    options = BriefingOptions(
        title="Monday & more", intro="# Good *morning*\n\n<b>Read</b> this.\n", most_stories=1
    )
    return brief(week_of_digests(), parse_week("2025-W25"), options, undated_left_out=2)


def test_markdown_briefing() -> None:
    compare("briefing.md", format_briefing_markdown(made_briefing()))


def test_html_briefing() -> None:
    page = format_briefing_html(made_briefing())
    head, main = page.split("<main>")
    assert "<title>Monday &amp; more</title>" in head
    compare("briefing.html", main)


def test_json_briefing() -> None:
    compare(
        "briefing.json", json.dumps(briefing_record(made_briefing()), ensure_ascii=False, indent=1) + "\n"
    )


def test_briefing_of_a_week_without_articles() -> None:
    empty = brief([], parse_week("2025-W25"), undated_left_out=3)
    compare("briefing-empty.md", format_briefing_markdown(empty))
    assert "Nothing is dated in this period." in format_briefing_html(empty)


def test_markup_in_an_article_is_shown_not_obeyed() -> None:
    assert "[red]markets[/]" in on_screen(sample_digest(), 100)
    assert "\\[red\\]markets\\[/\\]" in format_digest_markdown(sample_digest())
    assert "Pedagang \\*mengeluh\\* \\|" in format_digest_markdown(sample_digest())


def test_controls_reach_neither_terminal_nor_markdown() -> None:
    for text in (on_screen(hostile_digest(), 100), format_digest_markdown(hostile_digest())):
        assert "dataset.ran" in text
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_colours_of_a_terminal_and_none_where_they_are_unwanted(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown() -> str:
        console = Console(file=StringIO(), width=100, force_terminal=True, color_system="standard")
        print_digest(console, sample_digest())
        assert isinstance(console.file, StringIO)
        return console.file.getvalue()

    assert "\x1b[33m⚠ the number 7" in shown()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", shown())
    assert "⚠ the number 7" in shown()


def test_a_written_sentence_is_marked_in_text() -> None:
    digest = sample_digest()
    written = Statement("Rice costs 5 percent more.", (0,), "tiny-bart")
    digest = replace(digest, summary=replace(digest.summary, abstract=(written,)))
    for text in (on_screen(digest, 100), format_digest_markdown(digest)):
        assert "Rice costs 5 percent more. ✎ [1]" in text
        assert "✎ written by tiny-bart, checked against the article" in text
        assert "They wait. [3]" in text


def test_a_brief_digest_says_what_it_leaves_out() -> None:
    digest = sample_digest()
    brief_one = replace(
        digest, sentences=digest.sentences[2:], translations=digest.translations[2:], left_out=2
    )
    said = "Brief: 2 sentences are not translated and not shown."
    for text in (on_screen(brief_one, 140), on_screen(brief_one, 80), format_digest_markdown(brief_one)):
        assert said in text
        assert "Mereka menunggu." in text
    assert said in format_digest_html(brief_one)
    assert "Brief:" not in format_digest_html(digest)
