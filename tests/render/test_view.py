"""What every form says in the same words."""

from dataclasses import replace

import pytest

from sample import sample_digest
from summarise.render import view
from summarise.types import ArticleDate, Credit, DatePrecision


def test_flagged_sentences_are_counted_from_one() -> None:
    digest = sample_digest()
    assert view.format_flagged(digest) == "⚠ 1 of 3 sentences flagged: 2"
    clean = tuple(replace(translation, flags=()) for translation in digest.translations)
    assert view.format_flagged(replace(digest, translations=clean)) == (
        "No sentence is flagged. A check that passes is no proof."
    )


@pytest.mark.parametrize(("code", "name"), [("id", "Indonesian"), ("ms", "Malay"), ("en", "Original")])
def test_the_column_names_the_language(code: str, name: str) -> None:
    assert view.format_language(replace(sample_digest().article, language=code)) == name


def test_people_and_origin() -> None:
    article = replace(
        sample_digest().article, credits=(Credit("reporter", "Ani"), Credit("editor", "Budi")), agency=None
    )
    assert view.format_people(article) == "reporter Ani · editor Budi"
    assert view.format_origin(article) == "ANTARA"
    assert view.format_origin(replace(article, outlet=None)) == ""


@pytest.mark.parametrize(
    ("value", "precision", "day"),
    [
        ("2024-07-10T12:15:40+07:00", "second", "10 July 2024"),
        ("2025-06-16", "day", "16 June 2025"),
        ("2025-06", "month", "June 2025"),
        ("2025", "year", "2025"),
    ],
)
def test_a_day_has_no_time(value: str, precision: DatePrecision, day: str) -> None:
    assert view.format_day(ArticleDate(value, precision, "published", "")) == day
