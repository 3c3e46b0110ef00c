"""Splitting what is too long, and the order in which segments come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.translation.segments import has_words, split_long


def count_words(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize(
    ("segment", "cap", "pieces"),
    [
        ("Harga beras naik.", 3, ["Harga beras naik."]),
        ("Beras naik tajam; jagung turun sedikit.", 4, ["Beras naik tajam;", "jagung turun sedikit."]),
        (
            "Warga desa pergi, polisi datang, hujan turun.",
            3,
            ["Warga desa pergi,", "polisi datang,", "hujan turun."],
        ),
        (
            "Ia pulang ke rumah karena hujan turun deras.",
            5,
            ["Ia pulang ke rumah", "karena hujan turun deras."],
        ),
        ("satu dua tiga empat", 2, ["satu dua", "tiga empat"]),
        ("Harganya 3,5 juta dan 12.000 rupiah.", 4, ["Harganya 3,5 juta", "dan 12.000 rupiah."]),
    ],
)
def test_segments_are_cut_between_clauses(segment: str, cap: int, pieces: list[str]) -> None:
    assert split_long(segment, count_words, cap) == pieces


@given(st.text(max_size=200), st.integers(1, 20))
def test_nothing_is_lost_and_no_piece_is_too_long(segment: str, cap: int) -> None:
    pieces = split_long(segment, len, cap)
    assert "".join("".join(pieces).split()) == "".join(segment.split())
    assert all(len(piece) <= cap for piece in pieces)


@pytest.mark.parametrize(("segment", "expected"), [("", False), ("—!", False), ("7", True), ("é", True)])
def test_a_letter_or_digit_makes_words(segment: str, expected: bool) -> None:
    assert has_words(segment) is expected
