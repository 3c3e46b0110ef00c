"""Hints: fields of any type and quality become values we stand behind, or nothing."""

import pytest

from summarise.errors import UsageError
from summarise.formats.columns import Columns, parse_map
from summarise.formats.hints import Found, make_hints
from summarise.formats.moments import read_moment
from summarise.types import Hints


def hints(**fields: object) -> Hints:
    return make_hints({name: Found(value, f"column {name}") for name, value in fields.items()})


@pytest.mark.parametrize(
    "text, value, precision",
    [
        ("2024-07-10", "2024-07-10", "day"),
        ("2024/7/1", "2024-07-01", "day"),
        ("2024-07-10 00:00:00", "2024-07-10", "day"),  # a table's way to write a day
        ("2024-07-10 12:15", "2024-07-10T12:15", "minute"),
        ("2024-07-10T12:15:40+07:00", "2024-07-10T12:15:40+07:00", "second"),
        ("2024-07-10T12:15:40.123+0700", "2024-07-10T12:15:40+07:00", "second"),
        ("2024-07-10T20:00:00Z", "2024-07-11T03:00:00+07:00", "second"),  # the next day in Jakarta
        ("2024-07-10 T20:00:00Z", "2024-07-10T20:00:00", "second"),  # Z as an ornament
        ("Wed, 10 Jul 2024 12:15:40 +0700", "2024-07-10T12:15:40+07:00", "second"),
        ("1720588540", "2024-07-10T12:15:40+07:00", "second"),
        ("1720588540000", "2024-07-10T12:15:40+07:00", "second"),
        ("Rabu, 10 Juli 2024 12:15:40 WIB", "2024-07-10T12:15:40+07:00", "second"),
        ("Rabu (10/07/2024) 12.15", "2024-07-10T12:15", "minute"),
        ("10 Juli 2024", "2024-07-10", "day"),
        ("07/08/2024", "2024-08-07", "day"),
        ("8/28/2025 9:05", "2025-08-28T09:05", "minute"),  # a spreadsheet in English
        ("28/8/2025 9:05", "2025-08-28T09:05", "minute"),
    ],
)
def test_moments(text: str, value: str, precision: str) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert (moment.value, moment.precision) == (value, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "2024",
        "2024-02-30",
        "1720",
        "0000-00-00",
        "Senin, 10 Juli 2024",
        "1899-01-01",
        "7/8/2025 10:16",  # July or August?
        "9" * 500,
        "x" * 99,
    ],
)
def test_no_moment(text: str) -> None:
    assert read_moment(text) is None


def test_dates_published_come_first_then_the_address_then_updates() -> None:
    url = "https://contoh.id/read/2025/06/16/beras"
    published = hints(date="2025-06-15", updated="2025-06-17", url=url).date
    assert published and (published.value, published.kind) == ("2025-06-15", "published")
    assert published.evidence == "column date: 2025-06-15"
    in_address = hints(date="kemarin", updated="2025-06-17", url=url).date
    assert in_address and (in_address.value, in_address.evidence) == ("2025-06-16", url)
    updated = hints(updated="2025-06-17", url="https://contoh.id/beras").date
    assert updated and updated.kind == "updated"


@pytest.mark.parametrize(
    "title, outlet, found",
    [
        ("Beras Naik - Kompas.com", None, "Beras Naik"),
        ("Beras Naik | Kabar Contoh", "Kabar Contoh", "Beras Naik"),
        ("Jakarta - Bandung Macet", None, "Jakarta - Bandung Macet"),
        ("  Beras\n Naik  ", None, "Beras Naik"),
        ("x" * 400, None, None),
        (7, None, "7"),
        (None, None, None),
        ({"name": "Beras"}, None, "Beras"),
    ],
)
def test_titles(title: object, outlet: str | None, found: str | None) -> None:
    assert hints(title=title, outlet=outlet).title == found


@pytest.mark.parametrize(
    "outlet, url, found",
    [
        ("KOMPAS.com", None, "Kompas.com"),
        ("https://www.tempo.co/", None, "Tempo.co"),
        (None, "https://regional.kompas.com/read/1", "Kompas.com"),
        ("regional.kompas.com", None, "Kompas.com"),
        ("cnnindonesia", None, "CNN Indonesia"),
        ("Suara Contoh", "https://suaracontoh.id/1", "Suara Contoh"),
        (None, "https://berita.suaracontoh.co.id/1", "suaracontoh.co.id"),
        ("x" * 100, None, None),
        (None, "javascript:alert(1)", None),
        (None, "http://[bad", None),
    ],
)
def test_outlets(outlet: object, url: str | None, found: str | None) -> None:
    assert hints(outlet=outlet, url=url).outlet == found


@pytest.mark.parametrize(
    "authors, found",
    [
        ("Budi Santoso", ("Budi Santoso",)),
        ("Budi Santoso; Siti Aminah, Budi Santoso", ("Budi Santoso", "Siti Aminah")),
        (["Budi", {"name": "Siti"}, None, 7, [["x"]]], ("Budi", "Siti")),
        ("Redaksi, Kompas Cyber Media, admin, ANTARA, Reuters", ()),
        ("https://facebook.com/kompas, a@b.id, @budi", ()),
        (["Nama"] * 1_000, ("Nama",)),
        ("Rina Wati - detikOto", ("Rina Wati",)),
    ],
)
def test_authors(authors: object, found: tuple[str, ...]) -> None:
    assert hints(authors=authors).authors == found


def test_columns_are_known_by_many_names_and_the_surest_wins() -> None:
    record = {"Content": "isi", "TITLE": "judul", "headline": "lain", "Tanggal-Terbit": "2025-06-16", "x": 1}
    found = Columns().pick(record)
    assert {name: field.value for name, field in found.items()} == {
        "text": "isi",
        "title": "judul",
        "date": "2025-06-16",
    }


def test_an_empty_column_gives_way_to_the_next() -> None:
    assert Columns().pick({"text": "", "isi": "isi"})["text"].value == "isi"


def test_a_map_comes_first() -> None:
    columns = parse_map("text = Kolom A, title=b")
    assert columns.pick({"kolom_a": "isi", "text": "bukan", "B": "judul"})["text"].value == "isi"
    assert columns.missing(["kolom a"]) == ["b"]


@pytest.mark.parametrize("text", ["text", "text=", "isi=kolom", "=a"])
def test_a_map_that_is_none_is_a_usage_error(text: str) -> None:
    with pytest.raises(UsageError, match="--map"):
        parse_map(text)
