"""What every form says in the same words."""

from dataclasses import replace

import pytest

from sample import sample_digest
from summarise.render import view
from summarise.types import ArticleDate, Credit, DatePrecision, Figure, Statement


def test_flagged_sentences_are_counted_from_one() -> None:
    digest = sample_digest()
    assert view.format_flagged(digest) == "⚠ 1 of 3 sentences flagged: 2."
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


def test_the_note_counts_what_a_model_wrote() -> None:
    digest = sample_digest()
    assert "summary of sentences chosen from the article (extractive-1)" in view.format_note([digest])
    written = (Statement("Rice costs more.", (0,), "tiny-bart"),)
    note = view.format_note([replace(digest, summary=replace(digest.summary, abstract=written))])
    assert (
        "1 of 3 summary sentences written by tiny-bart and checked, the others chosen from the article"
        in note
    )


def test_numbers_are_parted_from_the_words_around_them() -> None:
    inside = Figure(("5 percent", "Rp 15"), "Rice rose 5 percent to Rp 15 a kilo", (0,))
    assert view.figure_parts(inside) == [
        ("Rice rose ", False),
        ("5 percent", True),
        (" to ", False),
        ("Rp 15", True),
        (" a kilo", False),
    ]
    beside = Figure(("5 percent",), "Rice prices rose", (0,))
    assert view.figure_parts(beside) == [("5 percent", True), (": ", False), ("Rice prices rose", False)]
