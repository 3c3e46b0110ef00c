"""What is taken for text and what for bytes, at the thresholds."""

import pytest

from summarise.article.decoding import decode_text, name_file_type, normalise_text
from summarise.article.lines import is_name


@pytest.mark.parametrize(
    "controls, letters, kind",
    [(4, 96, "a binary file"), (4, 129, "a binary file"), (4, 130, None), (3, 10, None), (4, 200, None)],
)
def test_a_few_stray_controls_are_still_text(controls: int, letters: int, kind: str | None) -> None:
    assert name_file_type(b"\x01" * controls + b"a" * letters) == kind


def test_known_beginnings_have_names() -> None:
    assert name_file_type(b"\x1f\x8b\x08...") == "a gzip archive"
    assert name_file_type(b"\xff\xfe\x00\x00" * 40) is None  # UTF-32 is full of zeros


def test_utf8_cut_short_is_utf8() -> None:
    assert decode_text("harga naik é é é".encode() + b"\xc3") == "harga naik é é é\ufffd"
    assert decode_text("Ini “harga” beras".encode("cp1252")) == "Ini “harga” beras"


def test_whole_escape_sequences_go() -> None:
    assert normalise_text("a\x1b]8;;http://x\x07b\x1b[31mc\x9b2Jd") == "abcd"
    assert normalise_text("a&#27;[31mb") == "a[31mb"
    assert normalise_text("a\r\nb\u2028c\td") == "a\nb\nc d"


def test_cp1252_read_as_latin_1_keeps_its_quotes_and_dashes() -> None:
    assert normalise_text("jurusan Pinangranti\x96Pluit") == "jurusan Pinangranti–Pluit"
    assert normalise_text("\x93Kami siap,\x94 kata Budi.") == "“Kami siap,” kata Budi."
    assert normalise_text("a\x81b\x85c") == "ab\nc"  # one that cp1252 has not, and a line break


@pytest.mark.parametrize("count, name", [(1, False), (2, True), (5, True), (6, False)])
def test_a_name_has_two_to_five_words(count: int, name: bool) -> None:
    assert is_name(" ".join(["Budi"] * count)) == name
