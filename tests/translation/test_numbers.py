"""Numbers as values, whichever notation writes them."""

from decimal import Decimal

import pytest

from summarise.translation.number_words import english_number_words, indonesian_number_words
from summarise.translation.numbers import english_numbers, indonesian_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rp1,5 miliar", ["1500000000"]),
        ("5.000 orang", ["5000"]),
        ("3,5 persen", ["3.5"]),
        ("1.234.567,89", ["1234567.89"]),
        ("pukul 08.30", ["8.30"]),
        ("16 Juni 2025", ["16", "2025"]),
        ("(2/7)", ["2", "7"]),
        ("ke-24", ["24"]),
        ("US$2 juta", ["2000000"]),
        ("tahun 2019-2024", ["2019", "2024"]),
        ("pesawat B737", []),
    ],
)
def test_indonesian(text: str, values: list[str]) -> None:
    assert [number.value for number in indonesian_numbers(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rp 1.5 billion", ["1500000000"]),
        ("5,000 people", ["5000"]),
        ("the 24th", ["24"]),
        ("at 2:30 p.m.", ["14.30"]),
        ("at 8:30", ["8.30"]),
        ("$2 million", ["2000000"]),
    ],
)
def test_english(text: str, values: list[str]) -> None:
    assert [number.value for number in english_numbers(text)] == [Decimal(value) for value in values]


def test_words() -> None:
    assert {Decimal(25), Decimal(2_000_000)} <= english_number_words("twenty-five people, two million")
    assert {Decimal(20), Decimal(2)} <= english_number_words("the twentieth time, the second man")
    assert {Decimal(25), Decimal(13)} <= indonesian_number_words("dua puluh lima, tiga belas")
    assert Decimal(250) in indonesian_number_words("dua ratus lima puluh")
    assert Decimal(27) not in indonesian_number_words("dua puluh lima, kedua")
