"""Pages in a real browser, where one is installed: only our own script runs, and it does its work."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hostile import MARK, hostile_briefing, hostile_digest
from sample import sample_digest
from summarise.render.briefing import format_briefing_html
from summarise.render.html import format_article_html, format_digest_html, format_digests_html
from summarise.render.index import format_index, make_entry
from summarise.render.templates import shipped_prompts

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


@pytest.mark.parametrize("name", ["one", "several", "index", "briefing"])
def test_hostile_text_runs_nothing(tmp_path: Path, name: str) -> None:
    digest = hostile_digest()
    page = tmp_path / "page.html"
    page.write_text(
        {
            "one": lambda: format_digest_html(digest),
            "several": lambda: format_digests_html([format_article_html(digest, n) for n in (1, 2)]),
            "index": lambda: format_index([make_entry(digest, "javascript:alert(1).html")]),
            "briefing": lambda: format_briefing_html(hostile_briefing()),
        }[name](),
        encoding="utf-8",
    )
    shown, said = open_page(page, tmp_path / "home")
    assert RAN not in shown
    assert ('data-script=""' in shown) == (name != "briefing")  # a briefing has no script of ours either
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


def probe(tmp_path: Path, script: str, code: str) -> Any:
    """Run `code`, an expression, when one of our scripts has begun its work, and return its value."""
    ours = (shipped_prompts() / script).read_text(encoding="utf-8")
    (tmp_path / script).write_text(
        f"{ours}\ndocument.addEventListener('DOMContentLoaded', () => {{"
        f"document.documentElement.dataset.probe = JSON.stringify({code}); }});",
        encoding="utf-8",
    )
    page = tmp_path / "page.html"
    days = ["2025-06-16", "2025-06-17", None]
    entries = [make_entry(sample_digest(f"{n}.txt", day), f"{n}.html") for n, day in enumerate(days)]
    made = {
        "digest.js": lambda: format_digest_html(sample_digest(), tmp_path),
        "index.js": lambda: format_index(entries, tmp_path),
    }
    page.write_text(made[script](), encoding="utf-8")
    shown, _ = open_page(page, tmp_path / "home")
    (said,) = re.findall(r'data-probe="([^"]*)"', shown)
    return json.loads(html.unescape(said))


LIT = "[...document.querySelectorAll('.lit')].map((part) => part.tagName + part.dataset.sentences)"


def test_what_belongs_together_lights_up(tmp_path: Path) -> None:
    over = "new PointerEvent('pointerover', {bubbles: true})"
    point = f"(selector) => (document.querySelector(selector).dispatchEvent({over}), {LIT})"
    lit = probe(tmp_path, "digest.js", f"['.columns li', 'tr[data-sentences] td', '.note'].map({point})")
    assert lit == [["LI3", "FIGURE3", "TR3"], ["H11", "DIV1", "SPAN1", "LI1", "TR1"], []]


MOVE = """(key) => {
  const links = [...document.querySelectorAll("tbody th a")];
  if (!links.includes(document.activeElement)) links[0].focus();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  return [document.activeElement.textContent, links.map((link) => link.tabIndex).join(" ")];
}"""


def test_arrows_move_the_one_tab_stop_among_the_sentences(tmp_path: Path) -> None:
    moved = probe(tmp_path, "digest.js", f"['ArrowDown', 'ArrowDown', 'ArrowDown', 'Home'].map({MOVE})")
    assert moved == [["2", "-1 0 -1"], ["3", "-1 -1 0"], ["3", "-1 -1 0"], ["1", "0 -1 -1"]]


def test_a_number_leads_to_its_sentence_and_the_arrows_go_on_from_there(tmp_path: Path) -> None:
    follow = "(document.querySelector('.columns li a').click(), document.activeElement.id)"
    assert probe(tmp_path, "digest.js", follow) == "s3"


SELECT = """(column) => {
  const cells = document.querySelectorAll("td." + column);
  const [first, last] = [cells[1].firstChild, cells[3].firstChild];
  first.dispatchEvent(new Event("selectstart", {bubbles: true}));
  getSelection().setBaseAndExtent(first, 0, last, 5);
  const copy = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true});
  cells[1].dispatchEvent(copy);
  return [getSelection().toString(), copy.clipboardData.getData("text/plain")];
}"""


def test_a_selection_takes_the_column_it_began_in(tmp_path: Path) -> None:
    (original, copied), (english, copied_english) = probe(
        tmp_path, "digest.js", f"['original', 'english'].map({SELECT})"
    )
    assert (
        original.split()
        == "Harga beras naik 5 persen. Pedagang *mengeluh* | [red]pasar[/] sepi. Merek".split()
    )
    assert copied == "Harga beras naik 5 persen.\n\nPedagang *mengeluh* | [red]pasar[/] sepi. Merek"
    assert "Pedagang" not in english
    assert (
        copied_english
        == (
            "Rice prices rose 5 percent.\n\nTraders *complain*: 7 [red]markets[/] are empty. "
            "[⚠ Flagged: the number 7 is not in the Indonesian] They "
        ).rstrip()
    )


def test_the_index_is_searched_by_words_in_any_order(tmp_path: Path) -> None:
    search = """(words) => {
      const field = document.querySelector(".search input");
      field.value = words;
      field.dispatchEvent(new Event("input"));
      const shown = [...document.querySelectorAll("[data-entry]:not([hidden]) a")];
      return [shown.map((link) => link.getAttribute("href")), document.querySelector("output").textContent];
    }"""
    found = probe(tmp_path, "index.js", f"['june RICE', '17', 'ricé undated', 'sugar', ' '].map({search})")
    assert found == [
        [["./1.html", "./0.html"], "2 of 3"],
        [["./1.html"], "1 of 3"],
        [["./2.html"], "1 of 3"],
        [[], "0 of 3"],
        [["./1.html", "./0.html", "./2.html"], ""],
    ]
