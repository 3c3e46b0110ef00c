"""What is taken off an article, and what must not be."""

import pytest

from summarise.article.captions import find_end_mark, is_caption
from summarise.article.duplicates import find_duplicates
from summarise.article.furniture import find_furniture, find_page_end
from summarise.article.layout import read_lines
from summarise.article.lines import Line
from summarise.article.sheet import Sheet

PROSE = "Kedua negara sepakat untuk bekerja sama dalam bidang perdagangan dan pariwisata tahun ini."


def furniture(text: str) -> str | None:
    return find_furniture([Line(0, 0, text)]).get(0)


@pytest.mark.parametrize(
    "text, rule",
    [
        ("banner", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
        ("Nyaman tanpa iklan. Langganan Sekarang", "advertisement"),
        ("Baca juga: Harga Kopi Naik Lagi", "read-also"),
        ("3 months ago 6", "relative-date"),
        ("2 jam yang lalu", "relative-date"),
        ("# Hot Topic", "menu"),
        ("Rakyat news | | | |", "menu"),
        ("[Gambas:Video]", "embed"),
        ("***", "symbols"),
        ("Tiga bulan lalu Xi tiba.", None),
        ("Iklan itu menarik perhatian warga.", None),
        ("Fotonya bagus.", None),
        ("Baca juga: " + "kata " * 40, None),
    ],
)
def test_furniture(text: str, rule: str | None) -> None:
    assert furniture(text) == rule


def test_a_short_line_three_times_is_the_page() -> None:
    lines = read_lines(
        f"Gabung Kami\n\n{PROSE}\n\nGabung Kami\n\nGabung Kami\n\nTidak ada.\n\nTidak ada.\n\nTidak ada."
    )
    assert set(find_furniture(lines).values()) == {"repeated"}
    assert len(find_furniture(lines)) == 3


def test_a_bare_prompt_takes_its_headline_but_no_paragraph() -> None:
    lines = read_lines(f"Baca juga:\n\nHarga Kopi Naik\n\n{PROSE}\n\nBaca juga:\n\n{PROSE}")
    assert sorted(find_furniture(lines)) == [0, 1, 3]


def page_end(*texts: str) -> list[tuple[str, str]]:
    lines = [Line(index, index, text) for index, text in enumerate(texts)]
    rules = find_page_end(lines)
    return [(line.text, rules[line.index]) for line in lines if line.index in rules]


def test_under_related_news_everything_goes() -> None:
    tail = ("Berita Lainnya", "Harga Kopi Naik", "Rabu, 10 Juli 2024 12:15 WIB")
    assert page_end(*[PROSE] * 5, *tail) == [(text, "related") for text in tail]


def test_a_box_in_the_middle_ends_nothing() -> None:
    assert page_end(PROSE, "Artikel Terkait", "Harga Kopi Naik", *[PROSE] * 5) == [
        ("Artikel Terkait", "related"),
        ("Harga Kopi Naik", "related"),
    ]


def test_a_menu_above_the_article_is_only_itself() -> None:
    assert page_end("Terpopuler", "Judul Berita Ini", *[PROSE] * 3) == [("Terpopuler", "related")]


def test_behind_the_credits_only_prose_is_the_article() -> None:
    note = "Catatan redaksi: berita ini sudah kami perbaiki."
    assert page_end(*[PROSE] * 5, "Editor: Budi Santoso", "Ikut Kami", note) == [("Ikut Kami", "tail")]


def test_credits_and_notices_are_never_furniture() -> None:
    assert page_end(*[PROSE] * 5, "Berita Lainnya", "Editor: Budi Santoso", "Copyright © A 2025") == [
        ("Berita Lainnya", "related")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Presiden Tiongkok Xi Jinping (CMG)",
        "Menlu China Wang Yi/Reuters",
        "Xi tiba di Astana, 16 Juni 2025. Ia disambut Tokayev. (Xinhua/Ding Lin)",
        "Petani memanen padi di Solo, Senin (16/6). (ANTARA FOTO/Budi Santoso/foc)",
        "Warga antre di pasar. (Foto: Budi Santoso)",
        "Warga antre di pasar (Dok. Humas)",
        "Foto: Budi Santoso",
        "Ilustrasi: kopi (Getty Images/Budi)",
        "ANTARA FOTO/Budi Santoso/foc",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Hal itu disampaikan Badan Pusat Statistik (BPS).",
        "Laporan itu dikutip kantor berita Amerika Serikat, yaitu Associated Press (AP).",
        "Foto itu menjadi viral di media sosial dan menuai banyak komentar dari warga.",
        "Kecepatan kereta itu mencapai 350 km/jam.",
        "Mereka tiba (Senin) di Astana.",
    ],
)
def test_no_captions(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    "text, rest",
    [
        ("Mereka pulang. (abc/def)", "Mereka pulang. "),
        ('"Kami pulang," katanya. (*)', '"Kami pulang," katanya. '),
        ("Mereka pulang. (Budi Santoso)", "Mereka pulang. "),
        ("Mereka pulang. (Kabar.com/Budi Santoso)", "Mereka pulang. "),
        ("(abc/def)", ""),
    ],
)
def test_end_marks(text: str, rest: str) -> None:
    start = find_end_mark(text)
    assert start is not None
    assert text[:start] == rest


@pytest.mark.parametrize(
    "text", ["Mereka dari Badan Pusat Statistik (BPS)", "Mereka pulang. (Lihat halaman 2)"]
)
def test_no_end_marks(text: str) -> None:
    assert find_end_mark(text) is None


SAID = "Tokayev mengatakan China adalah negara tetangga yang ramah."


def duplicates(*texts: str) -> list[int]:
    return list(find_duplicates([Line(index, index, text) for index, text in enumerate(texts)]))


def test_the_first_of_equals_stays() -> None:
    assert duplicates(SAID, PROSE, SAID, SAID) == [2, 3]


def test_a_copy_that_interrupts_a_numbered_list_goes() -> None:
    assert duplicates("Pertama, " + PROSE, SAID, "Kedua, " + PROSE, SAID, "Selesai sudah.") == [1]


def test_the_copy_that_names_the_speaker_stays() -> None:
    assert duplicates(SAID, PROSE, SAID, "Kemitraan itu kuat, ujarnya.") == [0]


def test_list_items_may_stand_twice() -> None:
    assert duplicates("1. Menolak permohonan", PROSE, "1. Menolak permohonan") == []


def test_the_sheet_records_all_it_loses() -> None:
    sheet = Sheet(read_lines("Satu.\n\nDua. (abc)\n\nTiga."))
    sheet.drop({2: "tail"})
    sheet.cut(sheet.lines[1], start=5, rule="end-mark")
    sheet.drop({0: "head"})
    assert [line.text for line in sheet.lines] == ["Dua."]
    assert [(piece.text, piece.rule) for piece in sheet.removed] == [
        ("Satu.", "head"),
        ("(abc)", "end-mark"),
        ("Tiga.", "tail"),
    ]
