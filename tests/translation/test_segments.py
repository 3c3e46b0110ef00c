"""Splitting what is too long, and the order in which segments come back."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.translation.segments import has_words, split_long
from summarise.translation.translator import BatchLimits, decode_segments


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


class Shouter:
    """A decoder that capitalises, and remembers its batches."""

    limits = BatchLimits(piece=3, rows=2, tokens=100)

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def count(self, text: str) -> int:
        return count_words(text)

    def decode(self, pieces: Sequence[str]) -> list[str]:
        self.batches.append(list(pieces))
        return [piece.upper() for piece in pieces]


def test_every_position_comes_once_with_its_own_hypothesis() -> None:
    decoder = Shouter()
    segments = ["a b", "", "a, b c d, e", "a b", "?!", "c"]
    results = list(decode_segments(segments, lambda: decoder))
    assert sorted(results) == [(0, "A B"), (1, ""), (2, "A, B C D, E"), (3, "A B"), (4, "?!"), (5, "C")]
    pieces = [piece for batch in decoder.batches for piece in batch]
    assert len(pieces) == len(set(pieces))
    assert all(len(batch) <= 2 for batch in decoder.batches)


def test_results_come_as_batches_finish() -> None:
    decoder = Shouter()
    results = decode_segments(["a b c", "a b d", "a"], lambda: decoder)
    next(results)
    assert len(decoder.batches) == 1


def test_nothing_to_translate_loads_nothing() -> None:
    def refuse() -> Shouter:
        pytest.fail("loaded")

    assert list(decode_segments(["", "..."], refuse)) == [(0, ""), (1, "...")]
