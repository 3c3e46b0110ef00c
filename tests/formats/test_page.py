"""Pages: the story and nothing else, and nothing a hostile page can do."""

import socket
import time

import pytest

from summarise.errors import NoArticleText
from summarise.formats import page
from summarise.formats.page import read_page, strip_markup

SENTENCES = (
    "Harga beras di pasar induk naik lima persen pada pekan ini menurut para pedagang.",
    "Stok beras masih cukup untuk kebutuhan warga selama dua bulan ke depan, kata mereka.",
    "Pemerintah berjanji menjaga pasokan sampai panen raya tiba pada bulan Agustus nanti.",
)
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TEASER = "<div><p>Banjir melanda lima kecamatan di pesisir utara sejak Senin malam, kata petugas.</p></div>"


def read(body: str, head: str = "") -> str:
    return read_page(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html"
    ).text


def words(text: str) -> list[str]:
    return text.split()


def test_the_story_is_taken_and_its_neighbours_are_not() -> None:
    text = read(f"<div>{TEASER * 3}</div><div><div>{STORY}</div></div><div>{TEASER * 2}</div>")
    assert words(text) == words(" ".join(SENTENCES))


def test_text_parted_by_line_breaks_is_a_story_too() -> None:
    body = "<br><br>".join(SENTENCES)
    assert words(read(f"<div>{TEASER}</div><div>{body}</div>")) == words(" ".join(SENTENCES))


def test_the_captions_of_a_gallery_are_its_story() -> None:
    captions = "".join(f"<figure><img><figcaption>{sentence}</figcaption></figure>" for sentence in SENTENCES)
    assert words(read(captions)) == words(" ".join(SENTENCES))


def test_a_page_without_a_story_is_refused() -> None:
    for markup in (
        b"<html></html>",
        b"<!-- -->",
        b"<p>Halaman tidak ditemukan</p>",
        b"<a href='/'>x</a>" * 50,
    ):
        with pytest.raises(NoArticleText, match=r"a\.html: .*; "):
            read_page(markup, "a.html")


def test_a_page_that_is_plain_text_is_read_as_such() -> None:
    assert read_page(SENTENCES[0].encode(), "a.html").text == SENTENCES[0]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_page_says_its_own_encoding(encoding: str) -> None:
    head = f'<meta charset="{"windows-1252" if encoding == "cp1252" else encoding}">'
    markup = (
        f"<html><head>{head}</head><body>{STORY}<p>Kata “Wang”: kafé itu ramai sekali sejak Senin pagi.</p>"
    )
    assert "Kata “Wang”: kafé itu" in read_page(markup.encode(encoding), "a.html").text


def test_scripts_are_never_text() -> None:
    text = read(STORY + "<script>document.write('<p>Naskah ini bukan berita sama sekali.</p>')</script>")
    assert "bukan berita" not in text


def test_javascript_links_leave_their_words_only() -> None:
    text = read(STORY.replace("beras", "<a href='javascript:alert(1)' onclick='alert(2)'>beras</a>"))
    assert words(text) == words(" ".join(SENTENCES))


def test_entities_of_a_page_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "bom">{levels}]>'
    bomb = f"{doctype}<html><body><p>&e9;</p>{STORY}</body></html>"
    began = time.monotonic()
    text = read_page(bomb.encode(), "a.html").text
    assert SENTENCES[0] in text
    assert "bombom" not in text
    assert time.monotonic() - began < 2


def test_entities_read_no_file_and_no_network(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("a page asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    (tmp_path / "rahasia").write_text("Rahasia besar.")
    doctype = (
        f'<!DOCTYPE html SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY x SYSTEM "file://{tmp_path}/rahasia">]>'
    )
    frame = "<img src='http://127.0.0.1/a.png'><iframe src='http://127.0.0.1/'></iframe>"
    text = read_page(f"{doctype}<html><body>&x;{frame}{STORY}</body></html>".encode(), "a.html").text
    assert SENTENCES[0] in text
    assert "Rahasia" not in text


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "ul"])
def test_ten_thousand_nested_elements_hide_no_story(tag: str) -> None:
    text = read(f"<{tag}>" * 10_000 + STORY + f"</{tag}>" * 10_000)
    assert words(text) == words(" ".join(SENTENCES))


def test_a_page_of_too_many_elements_is_refused_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(NoArticleText, match="elements"):
        read("<i>x</i> " * (page.MOST_ELEMENTS + 1) + STORY)
    assert time.monotonic() - began < 2


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(NoArticleText, match="larger than 5 MiB"):
        read_page(b"<p>" + b"a" * page.LARGEST_PAGE, "a.html")


def test_hostile_linked_data_is_no_metadata() -> None:
    for data in (
        "[" * 100_000,
        '{"@type": ' * 5_000,
        '{"@type": "NewsArticle", "headline": {"a": [[[]]]}}',
        "1e999",
    ):
        head = f'<script type="application/ld+json">{data}</script><title>Beras Naik</title>'
        document = read_page(f"<html><head>{head}</head><body>{STORY}</body></html>".encode(), "a.html")
        assert document.hints.title == "Beras Naik"


def test_nul_bytes_are_dropped() -> None:
    assert read("\0" * 3 + STORY).startswith(SENTENCES[0])


def test_a_piece_of_html_in_a_column_becomes_paragraphs() -> None:
    assert strip_markup(STORY, "a").split("\n\n") == list(SENTENCES)
    assert strip_markup("3 < 5 dan <b>7</b> > 6", "a") == "3 < 5 dan <b>7</b> > 6"


@pytest.mark.parametrize(
    "shown, value",
    [
        (["Senin, 16 Juni 2025 08:15 WIB"], "2025-06-16T08:15+07:00"),
        (["Selasa, 17 Juni 2025", "Senin, 16 Juni 2025 | 08:15 WIB"], "2025-06-16T08:15+07:00"),
        (["Selasa, 17 Juni 2025"], None),  # perhaps the day of the visit
        (["Senin, 16 Juni 2025 08:15 WIB", "Minggu, 15 Juni 2025 20:00 WIB"], None),  # another story's
    ],
)
def test_the_only_moment_a_page_shows_dates_it(shown: list[str], value: str | None) -> None:
    body = "".join(f"<div><span>{date}</span></div>" for date in shown) + f"<div>{STORY}</div>"
    date = read_page(f"<html><body>{body}</body></html>".encode(), "a.html").hints.date
    assert (date and date.value) == value
