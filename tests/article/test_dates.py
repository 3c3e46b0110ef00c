"""Dates: every form the newsrooms use, and what is no evidence."""

import datetime as dt

import pytest

from summarise.article.article import make_article
from summarise.article.dates import find_full_dates, read_address_date, read_date_line, read_relative_date
from summarise.article.events import find_event_date
from summarise.article.lines import Line
from summarise.types import Document


@pytest.mark.parametrize(
    "text, value, precision",
    [
        ("Rabu, 10 Juli 2024 12:15:40 WIB", "2024-07-10T12:15:40+07:00", "second"),
        ("Selasa, 18 Oktober 2022 23:8:41 WIB", "2022-10-18T23:08:41+07:00", "second"),
        ("10/07/2024 12.15", "2024-07-10T12:15", "minute"),
        ("Kompas.com - 03/05/2024, 07:45 WIB", "2024-05-03T07:45+07:00", "minute"),
        ("Jumat 7 Jun 2024 06:05 WITA", "2024-06-07T06:05+08:00", "minute"),
        ("Jum'at, 7 Juni 2024 | 06.05 WIT", "2024-06-07T06:05+09:00", "minute"),
        ("Jurnalis-Ahad, 9 Juni 2024", "2024-06-09", "day"),
        ("Minggu, 9 Juni 2024", "2024-06-09", "day"),
        ("Selasa, 5 Nopember 2024", "2024-11-05", "day"),
        ("Kamis, 22 Agt 2024 pukul 09.00 WIB", "2024-08-22T09:00+07:00", "minute"),
        ("Wednesday, 10 July 2024", "2024-07-10", "day"),
        ("2024-07-10T12:15:40 WIB", "2024-07-10T12:15:40+07:00", "second"),
        ("Jum`at, 7 Juni 2024", "2024-06-07", "day"),
    ],
)
def test_date_lines(text: str, value: str, precision: str) -> None:
    date = read_date_line(text)
    assert date is not None
    assert (date.value, date.precision, date.kind) == (value, precision, "published")
    assert date.evidence in text


@pytest.mark.parametrize(
    "text",
    [
        "Selasa, 10 Juli 2024 12:15 WIB",  # it was a Wednesday
        "31 Juni 2024 12:15 WIB",
        "Copyright © ANTARA 2025",
        "16 Juni 2025",  # alone it may be anything
        "Hal itu dikatakan Xi di Astana pada Rabu, 10 Juli 2024.",
        "Kompas.com, Rabu (10/7/2024).",
        "3 months ago 6",
        "17 Agustus 1945 10:00",
    ],
)
def test_no_date_lines(text: str) -> None:
    assert read_date_line(text) is None


def test_an_updated_date_says_so() -> None:
    date = read_date_line("Diperbarui 7 Jun 2024, 14:30 WIB")
    assert date is not None
    assert date.kind == "updated"


def test_an_impossible_time_leaves_the_day() -> None:
    assert [date.value for date in find_full_dates("10 Juli 2024 25:99")] == ["2024-07-10"]


def event(*texts: str, captions: tuple[str, ...] = ()) -> str | None:
    def lines(rows: tuple[str, ...]) -> list[Line]:
        return [Line(index, 0, text) for index, text in enumerate(rows)]

    date = find_event_date(lines(texts), lines(captions))
    return date.value if date else None


LEAD = "Presiden Xi pada Senin (16/6) mengatakan hal itu di Astana."


def test_an_event_needs_a_year() -> None:
    assert event(LEAD) is None
    assert event(LEAD, captions=("Xi di Astana, 16 Juni 2025. (Xinhua/Budi)",)) == "2025-06-16"
    assert event(LEAD, "Keduanya bertemu lagi di istana pada 16 Juni 2025 pagi.") == "2025-06-16"


def test_another_day_or_weekday_completes_nothing() -> None:
    assert event(LEAD, captions=("Xi di Astana, 17 Juni 2025. (Xinhua/Budi)",)) is None
    assert event(LEAD, captions=("Xi di Astana, 16 Juni 2024. (Xinhua/Budi)",)) is None  # a Sunday


def test_an_event_with_its_year() -> None:
    assert event("Presiden Xi pada Senin (16/6/2025) mengatakan hal itu.") == "2025-06-16"
    assert event("Presiden Xi pada Selasa (16/6/2025) mengatakan hal itu.") is None


def test_history_is_no_event() -> None:
    assert event("Proyek pertama itu diresmikan pada 14 Juni 2014 di Lianyungang.") is None


@pytest.mark.parametrize(
    "text, date",
    [
        ("Rapat itu selesai, kata Wang kepada wartawan, Rabu (10/7/2024).", "2024-07-10"),
        ("Jembatan itu runtuh pada Rabu (10/7/2024) malam.", None),  # an event, but of this report?
        ("Kata Wang, Rabu (10/7/2024), rapat digelar lagi pada Jumat (12/7/2024).", None),
        ("Rapat digelar Senin (8/7/2024). Hasilnya baik, kata Wang, Rabu (10/7/2024).", "2024-07-10"),
        ("Hal itu dikutip dari Antara. Pada Rabu (10/7/2024) hujan turun.", None),
    ],
)
def test_the_last_statement_dates_a_report(text: str, date: str | None) -> None:
    assert event(text) == date


CRAWLED = dt.datetime(2025, 9, 20, 2, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text, value, precision",
    [
        ("3 jam lalu", "2025-09-19", "day"),
        ("2 hari yang lalu", "2025-09-18", "day"),
        ("3 months ago 6", "2025-06", "month"),
        ("2 tahun lalu", "2023", "year"),
    ],
)
def test_relative_dates(text: str, value: str, precision: str) -> None:
    date = read_relative_date(text, CRAWLED)
    assert date is not None
    assert (date.value, date.precision, date.kind) == (value, precision, "published")


def test_a_relative_date_needs_a_crawl_time() -> None:
    document = Document(
        "a.txt", f"Xi Tiba di Astana\n\n3 jam lalu\n\n{LEAD}\n\nIa disambut dua menteri di bandara."
    )
    assert make_article(document).date is None
    date = make_article(document, crawled_at=CRAWLED).date
    assert date is not None
    assert date.value == "2025-09-19"


@pytest.mark.parametrize(
    "text, value",
    [
        ("https://contoh.id/read/2024/07/10/harga-kopi-naik", "2024-07-10"),
        ("www.contoh.id/berita/20240710/harga-kopi", "2024-07-10"),
        ("https://contoh.id/read/2024071012/kopi", None),
        ("https://contoh.id/2024/13/40/kopi", None),
        ("Lihat https://contoh.id/read/2024/07/10/kopi", None),
    ],
)
def test_addresses(text: str, value: str | None) -> None:
    date = read_address_date(text)
    assert (date.value if date else None) == value
