"""Pages in a real browser, where one is installed: nothing runs but our own script."""

import shutil
import subprocess
from pathlib import Path

import pytest

from hostile import MARK, hostile_digest
from sample import sample_digest
from summarise.render.html import format_article_html, format_digest_html, format_digests_html
from summarise.render.index import format_index, make_entry

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next((path for path in map(shutil.which, BROWSERS) if path), None)
RAN = 'data-ran="1"'

pytestmark = pytest.mark.skipif(BROWSER is None, reason=f"none of {', '.join(BROWSERS)} is installed")


def open_page(page: Path, home: Path) -> tuple[str, str]:
    """Return a page as it stands after its scripts have run, and what the browser said of it."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom"]
    profile = [f"--user-data-dir={home}", "--virtual-time-budget=2000", "--enable-logging=stderr"]
    run = subprocess.run(
        [BROWSER or "", *options, *profile, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return run.stdout, run.stderr


def test_a_page_without_our_escaping_would_run_it(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<script>{MARK}</script>")
    assert RAN in open_page(page, tmp_path / "home")[0]


@pytest.mark.parametrize("name", ["one", "several", "index"])
def test_hostile_text_runs_nothing(tmp_path: Path, name: str) -> None:
    digest = hostile_digest()
    page = tmp_path / "page.html"
    page.write_text(
        {
            "one": lambda: format_digest_html(digest),
            "several": lambda: format_digests_html([format_article_html(digest, n) for n in (1, 2)]),
            "index": lambda: format_index([make_entry(digest, "javascript:alert(1).html")]),
        }[name](),
        encoding="utf-8",
    )
    shown, said = open_page(page, tmp_path / "home")
    assert RAN not in shown
    assert 'data-script=""' in shown
    assert "&lt;script&gt;" in shown
    assert "Content Security Policy" not in said


def test_the_policy_stops_a_script_that_is_not_ours(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        format_digest_html(sample_digest()).replace(
            "<main>", f"<main><script>{MARK}</script><img src=x onerror='{MARK}'>"
        ),
        encoding="utf-8",
    )
    shown, said = open_page(page, tmp_path / "home")
    assert RAN not in shown
    assert 'data-script=""' in shown
    assert "Content Security Policy" in said
