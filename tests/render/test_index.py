"""The list of a folder of pages."""

import re
from dataclasses import replace
from pathlib import Path

from golden_files import compare
from hostile import HOSTILE, hostile_digest
from sample import sample_digest
from summarise.render.index import Entry, format_index, make_entry, read_index

GOLDEN = Path(__file__).parent / "golden"


def entries() -> list[Entry]:
    days = {
        "b.html": "2025-06-16",
        "a.html": None,
        "deep/c.html": "2025-06-17T08:15:00+07:00",
        "d.html": None,
    }
    return [make_entry(sample_digest(source=f"{page}.txt", value=day), page) for page, day in days.items()]


def test_golden_index(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("/* style */")
    (tmp_path / "index.js").write_text("// script")
    compare(GOLDEN / "index.html", format_index(entries(), tmp_path))


def test_newest_first_and_undated_last_by_name() -> None:
    links = re.findall(r'<a href="([^"]*)"', format_index(entries()))
    assert links == ["./deep/c.html", "./b.html", "./a.html", "./d.html"]


def test_an_index_can_be_read_back() -> None:
    listed = [*entries(), make_entry(hostile_digest(), "hostile.html")]
    assert set(read_index(format_index(listed))) == set(listed)


def test_what_is_no_entry_is_left_out() -> None:
    good, bad = entries()[0].record, '{"page": "x.html"}'
    dated = entries()[0].record.replace("2025-06-16", "never")
    page = "".join(f'<li data-entry="{record}">'.replace('"', "'", 0) for record in (bad, "3", "{", "[]"))
    assert read_index(page) == []
    escaped = [record.replace('"', "&quot;") for record in (good, bad, dated, "null")]
    assert read_index("".join(f'<li data-entry="{record}">' for record in escaped)) == entries()[:1]


def test_a_link_is_a_path_whatever_the_name_says() -> None:
    entry = entries()[0]
    assert replace(entry, page="javascript:alert(1).html").link == "./javascript%3Aalert%281%29.html"
    assert replace(entry, page='a b/"><script>.html').link == "./a%20b/%22%3E%3Cscript%3E.html"
    assert replace(entry, page="100%#?.html").link == "./100%25%23%3F.html"
    assert replace(entry, page="x\udcff.html").link == "./x%FF.html"


def test_hostile_entries_stay_text() -> None:
    page = format_index([make_entry(hostile_digest(), HOSTILE.replace("\x00", "") + ".html")])
    body = page[page.index("<body>") :]
    assert "<script" not in body
    assert "<img" not in body
    assert re.findall(r'href="(.{14})', body) == ["./%3Cscript%3E"]
