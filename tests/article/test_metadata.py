"""Datelines, credits, rights and heads."""

import pytest

from summarise.article.credits import is_credit_line, name_agency, take_credits
from summarise.article.datelines import read_dateline
from summarise.article.heads import take_dates, take_head
from summarise.article.layout import read_lines
from summarise.article.rights import take_rights
from summarise.article.sheet import Sheet
from summarise.types import Credit


@pytest.mark.parametrize(
    "text, place, outlet, agency",
    [
        ("Astana (ANTARA) - Presiden", "Astana", "ANTARA", None),
        ("Jakarta, 10/7 (ANTARA News) - Presiden", "Jakarta", "ANTARA", None),
        ("Astana (ANTARA/Xinhua) - Presiden", "Astana", "ANTARA", None),
        ("Beijing (Xinhua) -- Presiden", "Beijing", None, "Xinhua"),
        ("Kabar24.com, ASTANA - Presiden", "Astana", "Bisnis.com", None),
        ("Astana, Radio Bharata Online - Presiden", "Astana", "Radio Bharata Online", None),
        ("Medan, Harian Mimbar Kita - Presiden", "Medan", "Harian Mimbar Kita", None),
        ("JAKARTA, KOMPAS.com – Presiden", "Jakarta", "Kompas.com", None),
        ("REPUBLIKA.CO.ID, BANDUNG--Presiden", "Bandung", "Republika", None),
        ("BANDUNG, kabarbaru.co.id — Presiden", "Bandung", "kabarbaru.co.id", None),
        ("TEMPO.CO,Jakarta-Presiden", "Jakarta", "Tempo.co", None),
        ("Liputan6.com, JakartaPresiden tiba", "Jakarta", "Liputan6.com", None),
        ("JAKARTA, KOMPAS.com Presiden tiba", "Jakarta", "Kompas.com", None),
        ("Jakarta - Presiden", "Jakarta", None, None),
        ("JAKARTA-Presiden", "Jakarta", None, None),
        ("TRENGGALEK – Presiden", "Trenggalek", None, None),
        ("KOMPAS.com - Presiden", None, "Kompas.com", None),
    ],
)
def test_datelines(text: str, place: str | None, outlet: str | None, agency: str | None) -> None:
    dateline = read_dateline(text)
    assert dateline is not None
    assert (dateline.place, dateline.outlet, dateline.agency) == (place, outlet, agency)
    assert text[dateline.end :].startswith("Presiden")


@pytest.mark.parametrize(
    "text",
    [
        "Timnas Indonesia - Jepang bertemu di Jakarta.",
        "Jakarta-Bandung ditempuh dalam satu jam.",
        "KPK - Polri bekerja sama.",
        "INFO NASIONAL - Bank itu membuka cabang.",
        "Kedua pihak - kata Xi - akan bertemu.",
        "- Presiden tiba di Astana.",
    ],
)
def test_no_datelines(text: str) -> None:
    assert read_dateline(text) is None


def test_the_section_of_a_sub_brand() -> None:
    dateline = read_dateline("Kabar24.com, ASTANA - Presiden")
    assert dateline is not None
    assert dateline.section == "Kabar24.com"


def credits_of(text: str) -> tuple[list[tuple[str, str]], str | None]:
    byline = take_credits(Sheet(read_lines(text)))
    return [(credit.role, credit.name) for credit in byline.credits], byline.agency


@pytest.mark.parametrize(
    "text, people, agency",
    [
        ("Editor: Martha Simanjuntak", [("editor", "Martha Simanjuntak")], None),
        ("Pewarta: Xinhua\nEditor: Budi Santoso", [("editor", "Budi Santoso")], "Xinhua"),
        ("Sumber : Xinhua", [], "Xinhua"),
        (
            "Penulis: Budi Santoso, Siti Aminah dan Joko W.",
            [("writer", "Budi Santoso"), ("writer", "Siti Aminah"), ("writer", "Joko W")],
            None,
        ),
        (
            "(Reporter: Budi Santoso | Editor: Siti Aminah)",
            [("reporter", "Budi Santoso"), ("editor", "Siti Aminah")],
            None,
        ),
        ("Laporan Wartawan Kabar.com, Budi Santoso", [("reporter", "Budi Santoso")], None),
        ("Laporan Kontributor Kabar.id Budi Santoso dari Solo", [("contributor", "Budi Santoso")], None),
        ("Sumber: BPS", [], None),
        ("Editor: tidak ada", [], None),
    ],
)
def test_credits(text: str, people: list[tuple[str, str]], agency: str | None) -> None:
    assert credits_of(text) == (people, agency)


def test_a_sentence_is_no_credit() -> None:
    assert not is_credit_line("Laporan keuangan itu menunjukkan laba yang naik tiga kali lipat.")
    assert not is_credit_line("Editor itu pergi.")
    assert not is_credit_line("Sumber: " + "kata " * 30)


def test_agencies_are_known_by_name() -> None:
    assert name_agency(" xinhua.") == "Xinhua"
    assert name_agency("Budi") is None


def test_rights_are_kept_word_for_word() -> None:
    text = "Copyright © ANTARA 2025\nHak Cipta Dilindungi Undang-Undang\nBerita biasa tentang hak cipta."
    sheet = Sheet(read_lines(text))
    rights = [(right.text, right.english) for right in take_rights(sheet)]
    assert rights == [
        ("Copyright © ANTARA 2025", "Copyright © ANTARA 2025"),
        ("Hak Cipta Dilindungi Undang-Undang", None),
    ]
    assert [line.text for line in sheet.lines] == ["Berita biasa tentang hak cipta."]


BODY = "Astana (ANTARA) - Presiden Xi tiba di Astana pada hari itu.\n\nIa disambut Tokayev di bandara kota."


def test_a_head_with_everything() -> None:
    sheet = Sheet(
        read_lines(
            "Nasional\n\nDua Negara Sepakat Bekerja Sama\n\nEko Satrio Wibowo\n\n"
            "Kedua negara sepakat bekerja sama lagi.\n\n" + BODY
        )
    )
    head = take_head(sheet)
    assert head.title == "Dua Negara Sepakat Bekerja Sama"
    assert head.section == "Nasional"
    assert head.standfirst == "Kedua negara sepakat bekerja sama lagi."
    assert head.reporter == Credit("reporter", "Eko Satrio Wibowo")
    assert [line.text for line in sheet.lines] == BODY.split("\n\n")


def test_no_head_no_title() -> None:
    head = take_head(Sheet(read_lines(BODY)))
    assert (head.title, head.standfirst, head.section, head.reporter) == (None, None, None, None)


def test_a_headline_may_ask() -> None:
    head = take_head(Sheet(read_lines("Benarkah Kopi Baik untuk Kesehatan Jantung Anda?\n\n" + BODY)))
    assert head.title == "Benarkah Kopi Baik untuk Kesehatan Jantung Anda?"


def test_two_sentences_above_a_dateline_are_an_article() -> None:
    lines = [
        "Kedua negara sepakat bekerja sama lagi.",
        "Mereka bertemu dua kali tahun ini.",
        *BODY.split("\n\n"),
    ]
    sheet = Sheet(read_lines("\n\n".join(lines)))
    assert take_head(sheet).standfirst is None
    assert [line.text for line in sheet.lines] == lines


def test_a_schedule_within_the_article_does_not_date_it() -> None:
    sheet = Sheet(read_lines(BODY + "\n\nRabu, 10 Juli 2024\n\nXi akan bertemu pers di istana negara."))
    assert take_dates(sheet) is None


def test_the_published_date_wins_over_the_updated_one() -> None:
    lines = "Diperbarui 11 Juli 2024, 15:00 WIB\nRabu, 10 Juli 2024 12:15 WIB\n\n"
    date = take_dates(Sheet(read_lines(lines + BODY)))
    assert date is not None
    assert date.kind == "published"
