"""What was glued into a line, what is nested in one, and sentences that links broke."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.article.article import make_article
from summarise.article.duplicates import cut_nested
from summarise.article.glued import part_glued
from summarise.article.layout import read_lines
from summarise.article.lines import Line, key_of
from summarise.article.sheet import Sheet
from summarise.errors import NoArticleText
from summarise.types import Document


@pytest.mark.parametrize(
    "marked",  # A "|" stands where the row is parted.
    [
        "Ekonomi tumbuh. |Baca juga: Harga Kopi Naik Lagi |Menteri Keuangan Sri mengatakan hal itu.",
        "Hal itu sudah lewat. |Baca Juga |Bahkan, studi baru juga ada.",
        "Investasi naik.|Baca JugaDua Kota Bangun Kawasan Industri Hijau|Proyek itu sudah berjalan.",
        "Ia pulang. |Advertisement |Salat itu wajib bagi mereka.",
        "Mereka setuju. |ADVERTISEMENT |SCROLL TO CONTINUE WITH CONTENT |Budi pulang.",
        "tutup Budi.|Ikuti Whatsapp Channel Kabar |“Kami senang,” ujarnya.",
        "Sudah siap? |BACA SELENGKAPNYA>>> |2. Ponsel kedua juga murah.",
        "Budi pulang. |Reporter: Siti Aminah,Sumber: Kabar.com",
        "Ayo menonton |#Satu #Dua",
    ],
)
def test_parts(marked: str) -> None:
    assert part_glued(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_commas_that_join_paragraphs_or_lost_their_link() -> None:
    parts = ["katanya.", '"Kami pulang," kata dia.', "Budi pergi."]
    assert part_glued(",".join(parts)) == parts
    assert part_glued("UMKM, , mengatakan hal itu.") == ["UMKM, mengatakan hal itu."]


@pytest.mark.parametrize(
    "row",
    [
        "Nanti kita lihat juga bagaimana hasilnya.",
        "Iklan dan advertisement itu mahal, kata dia.",
        "Baca juga: Berapa Lama Tidur yang Baik? Ini Kata Pakar",
        "Ia membaca juga buku itu.",
        "Harganya naik.,5 persen.",
    ],
)
def test_no_parts(row: str) -> None:
    assert part_glued(row) == [row]


GLUE = [
    "Baca juga: ",
    "Harga Kopi",
    " Naik",
    "Advertisement",
    ". ",
    ".,",
    " ia pergi",
    "#a ",
    "Editor: ",
    "“",
]


@given(st.lists(st.sampled_from(GLUE), max_size=30).map("".join))
def test_parting_loses_no_word(row: str) -> None:
    assert key_of(" ".join(part_glued(row))).replace(" ", "") == key_of(row).replace(" ", "")


A = "Presiden itu tiba di kota Astana pada Senin pagi."
B = "Ia disambut dua menteri di bandara kota itu."
C = "Keduanya lalu pergi ke istana negara bersama."


def left_of(*rows: str) -> list[str]:
    sheet = Sheet([Line(index, index, row) for index, row in enumerate(rows)])
    cut_nested(sheet)
    return [line.text for line in sheet.lines]


def test_nested_paragraphs_are_told_once() -> None:
    assert left_of(A + B + C, A, B + C, B, C) == [A, B, C]


def test_a_paragraph_that_grows_is_told_once() -> None:
    assert left_of(A, f"{A} {B}", f"{A} {B} {C}") == [A, B, C]


def test_a_paragraph_cut_short_goes() -> None:
    assert left_of(A[:-12], A) == [A]


@pytest.mark.parametrize(
    "marked",  # A "|" stands where a line ends, "/" where only the row does.
    [
        f"{A}|Diberitakan/Kabar Kota/menulis hal itu kemarin.",
        "Dua orang itu bertemu/Presiden Budi Santoso/sebelum pergi.",
        f"{A}|Tips Merawat Motor|Kabar Kota/menulis hal itu.",
        f"{A}|(abc-d2)|harga kopi",
        "Semua Kanal Kami|Tekno|Kabar Kota Hari Ini|By Budi/on 16 Feb",
    ],
)
def test_links_within_a_sentence(marked: str) -> None:
    lines = [line.text for line in read_lines(marked.replace("/", "\n").replace("|", "\n"))]
    assert lines == [line.replace("/", " ") for line in marked.split("|")]


PIECES = [
    "Xi tiba di Astana pada hari itu juga.", "Baca juga:", "Harga Kopi Naik", "Editor: Budi", "Senin (16/6)",
    "Menu",     "Advertisement", "https://a.id/2024/01/02/x", "3 jam lalu", "© 2020", "(a/b)",
    "\n", "\n\n", " ", "-", "“", ".", "|",
]  # fmt: skip


@settings(deadline=None)  # The first article loads the data files.
@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=80).map("".join))
def test_no_text_breaks_cleaning(text: str) -> None:
    try:
        article = make_article(Document("a.txt", text), keep_all=True)
    except NoArticleText:
        return
    assert article.text.strip() == article.text != ""
