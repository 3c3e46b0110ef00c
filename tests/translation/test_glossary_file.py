"""A user's glossary: what a file may look like, and what is said of one that is wrong."""

from pathlib import Path

import pytest

from summarise.errors import SettingsError
from summarise.translation.glossary import Term
from summarise.translation.glossary_file import load_glossary, read_terms


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "terms.csv").write_text(text, encoding="utf-8")
    return tmp_path / "terms.csv"


def test_with_or_without_a_header_the_terms_are_the_same(tmp_path: Path) -> None:
    expected = (Term("KTT", "Summit Meeting", own=True), Term("gabah", "unhusked rice, paddy", own=True))
    rows = 'KTT,Summit Meeting,house style\n\n# a comment\ngabah,"unhusked rice, paddy"\n'
    assert read_terms(written(tmp_path, rows)) == expected
    assert read_terms(written(tmp_path, "\ufeffSource,Target,Note\n" + rows)) == expected


def test_a_header_gives_more_columns_in_any_order(tmp_path: Path) -> None:
    path = written(tmp_path, "source,replaces,target,accepts\nbansos,social help|welfare,social aid,aid\n")
    assert read_terms(path) == (Term("bansos", "social aid", ("aid",), ("social help", "welfare"), own=True),)


def test_a_note_does_not_decide(tmp_path: Path) -> None:
    plain = load_glossary(written(tmp_path, "KTT,top meeting\n")).signature
    assert load_glossary(written(tmp_path, "KTT,top meeting,as the editor wants\n")).signature == plain
    assert load_glossary(written(tmp_path, "KTT,great meeting\n")).signature != plain


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("KTT,summit\nPBB\n", "terms.csv:2: write SOURCE,TARGET; the target is missing"),
        (",summit\n", "terms.csv:1: write SOURCE,TARGET; the source is missing"),
        ("KTT,summit\nKTT,meeting\n", "terms.csv:2: “KTT” stands in line 1 already"),
        ("gabah,rice, paddy,x\n", "terms.csv:1: more than 3 fields"),
        ("source,english\nKTT,summit\n", "terms.csv:1: the columns are"),
        ("source,note\nKTT,summit\n", "terms.csv:1: the columns are"),
        ('KTT,"summit\n', "not valid CSV"),
        ("-,summit\n", "terms.csv:1: “-” is no term"),
        (f"KTT,{'x' * 121}\n", "terms.csv:1: a term has 120 characters at most"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message.replace("(", r"\(")) as wrong:
        read_terms(written(tmp_path, text))
    assert "\n" not in str(wrong.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.csv: the glossary cannot be read"):
        load_glossary(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("KTT,sömmit\n".encode("latin-1"))
    with pytest.raises(SettingsError, match="it is not UTF-8"):
        load_glossary(tmp_path / "latin.csv")
