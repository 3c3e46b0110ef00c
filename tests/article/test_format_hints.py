"""What a format says beside what the text says: which of the two an article keeps."""

import pytest

from summarise.article.article import make_article
from summarise.article.hints import choose_date
from summarise.types import ArticleDate, Credit, DateKind, DatePrecision, Document, Hints

TEXT = """Harga Beras Naik di Pasar

Rabu, 10 Juli 2024 12:15 WIB

Jakarta (ANTARA) - Harga beras di pasar naik 5 persen pada pekan ini menurut para pedagang.

Pedagang mengatakan stok beras masih cukup untuk kebutuhan warga selama dua bulan ke depan.
"""


def date(value: str, kind: DateKind = "published", precision: DatePrecision = "day") -> ArticleDate:
    return ArticleDate(value, precision, kind, "uji")


def test_the_format_comes_first_and_the_line_it_replaces_is_not_lost() -> None:
    hints = Hints(title="Beras Mahal", outlet="Tempo.co", section="Ekonomi", authors=("Siti Aminah",))
    article = make_article(Document("a", TEXT, hints))
    assert (article.title, article.outlet, article.section) == ("Beras Mahal", "Tempo.co", "Ekonomi")
    assert article.credits == (Credit("writer", "Siti Aminah"),)
    assert ("Harga Beras Naik di Pasar", "head") in [(piece.text, piece.rule) for piece in article.removed]


def test_the_same_title_in_other_letters_is_no_loss() -> None:
    article = make_article(Document("a", TEXT, Hints(title="HARGA BERAS naik di pasar!")))
    assert not any("Beras Naik" in piece.text for piece in article.removed)


def test_people_the_text_names_stay() -> None:
    article = make_article(Document("a", TEXT + "\nEditor: Budi Santoso\n", Hints(authors=("Siti Aminah",))))
    assert article.credits == (Credit("editor", "Budi Santoso"),)


def test_without_hints_the_text_speaks() -> None:
    article = make_article(Document("a", TEXT))
    assert (article.title, article.outlet) == ("Harga Beras Naik di Pasar", "ANTARA")
    assert article.date is not None


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://antaranews.com/berita/1/harga-beras?page=2", True),
        ("http://kompas.com/read/2", True),
        ("javascript:alert(1)", False),
        ("https://a.id/<script>", False),
        ("https://a.id/x y", False),
        ("file:///etc/passwd", False),
        ("//a.id/berita", False),
    ],
)
def test_only_a_web_address_is_kept(address: str, kept: bool) -> None:
    assert make_article(Document("a", TEXT, Hints(url=address))).url == (address if kept else None)


@pytest.mark.parametrize(
    "hint, found, chosen",
    [
        (None, date("2024-07-10"), "found"),
        (date("2024-07-11"), None, "hint"),
        (date("2024-07-11"), date("2024-07-10"), "hint"),
        (date("2024-07-11", "updated"), date("2024-07-10"), "found"),
        (date("2024-07-11", "updated"), date("2024-07-10", "event"), "hint"),
        (date("2024-07-11"), date("2024-07-11T08:00", precision="minute"), "found"),
        (date("2024-07-11T09:00", precision="minute"), date("2024-07-11T08:00", precision="minute"), "hint"),
    ],
)
def test_dates(hint: ArticleDate | None, found: ArticleDate | None, chosen: str) -> None:
    assert choose_date(hint, found) is {"hint": hint, "found": found}[chosen]
