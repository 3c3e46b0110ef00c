"""Every human-readable form of one small digest, against golden files a person can read.

After a wanted change: `UPDATE_GOLDEN=1 pytest tests/render`, then read the difference.
"""

import os
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from sample import sample_digest
from summarise.render.markdown import format_briefing_markdown, format_digest_markdown
from summarise.render.terminal import print_digest
from summarise.types import Digest, Period
from summarise.weeks import brief, parse_week

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


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


@pytest.mark.parametrize("width", [80, 100, 140])
def test_terminal_digest(width: int) -> None:
    compare(f"digest-{width}.txt", on_screen(sample_digest(), width))


def test_briefing() -> None:
    days = ["2025-06-16", "2024-07-10T12:15:40+07:00", None]
    digests = [sample_digest(source=f"{number}.txt", value=day) for number, day in enumerate(days)]
    compare("briefing.md", format_briefing_markdown(brief(digests, Period())))


def test_briefing_of_a_week_without_articles() -> None:
    compare(
        "briefing-empty.md", format_briefing_markdown(brief([], parse_week("2025-W25"), undated_left_out=3))
    )


def test_markup_in_an_article_is_shown_not_obeyed() -> None:
    assert "[red]markets[/]" in on_screen(sample_digest(), 100)
    assert "\\[red\\]markets\\[/\\]" in format_digest_markdown(sample_digest())
    assert "Pedagang \\*mengeluh\\* \\|" in format_digest_markdown(sample_digest())
