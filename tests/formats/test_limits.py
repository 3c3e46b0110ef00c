"""How much a file may hold, and what is said of one that holds more."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from bombs import BODY, docx, word_body
from summarise.errors import BinaryInput, InputError, UnreadableInput
from summarise.formats.crawls import MOST_FAILURES, MOST_FIELDS
from summarise.formats.documents import read_documents
from summarise.formats.markup import LARGEST_MARKDOWN, read_markdown
from summarise.formats.word import LARGEST_MARKUP, read_word
from summarise.types import Document

GOOD = json.dumps({"text": BODY}) + "\n"


def read(path: Path) -> tuple[list[Document], list[InputError]]:
    outcomes: list[Document | InputError] = []
    try:
        outcomes += read_documents(path)
    except InputError as error:
        outcomes.append(error)
    return (
        [one for one in outcomes if isinstance(one, Document)],
        [one for one in outcomes if isinstance(one, InputError)],
    )


def test_a_file_of_nothing_but_bad_records_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_text(GOOD + "{x\n" * MOST_FAILURES + GOOD)
    articles, errors = read(path)
    assert len(articles) == 1
    assert len(errors) == MOST_FAILURES + 1
    assert str(errors[-1]) == f"{path}: 10,000 records in a row that are none; the rest is not read"


def test_one_good_record_in_time_keeps_the_file_open(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    bad = "{x\n" * (MOST_FAILURES - 1)
    path.write_text(bad + GOOD + bad + GOOD)
    articles, errors = read(path)
    assert [article.location for article in articles] == ["10000", "20000"]
    assert len(errors) == 2 * (MOST_FAILURES - 1)


def test_empty_records_are_no_reason_to_give_up(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_text('{"text": ""}\n' * (MOST_FAILURES + 1) + GOOD)
    assert len(read(path)[0]) == 1


@pytest.mark.parametrize("extra, read_all", [(MOST_FIELDS - 1, True), (MOST_FIELDS, False)])
def test_a_record_has_at_most_a_thousand_fields(tmp_path: Path, extra: int, read_all: bool) -> None:
    names = [f"f{number}" for number in range(extra)]
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": BODY, **dict.fromkeys(names, 1)}))
    (tmp_path / "a.csv").write_text(",".join(["text", *names]) + f"\n{BODY}" + ",1" * extra + "\n")
    for name in ("a.jsonl", "a.csv"):
        articles, errors = read(tmp_path / name)
        assert len(articles) == read_all
        assert all("more than 1,000" in str(error) for error in errors)
        assert len(errors) == (not read_all)


def test_markdown_of_half_a_mebibyte_is_read() -> None:
    paragraphs = (f"{BODY}\n\n".encode() * (LARGEST_MARKDOWN // len(BODY)))[:LARGEST_MARKDOWN]
    assert BODY in read_markdown(paragraphs, "a.md").text
    with pytest.raises(UnreadableInput, match="Markdown larger than 512 KiB"):
        read_markdown(paragraphs + b"x", "a.md")


def word_file(folder: Path, content: str, *others: tuple[str, bytes]) -> bytes:
    docx(lambda: word_body(content))(folder / "a.docx")
    data = io.BytesIO((folder / "a.docx").read_bytes())
    with zipfile.ZipFile(data, "a") as archive:
        for name, part in others:
            archive.writestr(name, part)
    return data.getvalue()


PARAGRAPH = f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>"


def test_a_large_picture_is_no_text(tmp_path: Path) -> None:
    picture = b"\x89PNG" + os.urandom(LARGEST_MARKUP)
    assert read_word(word_file(tmp_path, PARAGRAPH, ("word/media/a.png", picture)), "a.docx").text == BODY


@pytest.mark.parametrize("name", ["word/more.xml", "word/media/a.png"])
def test_much_text_is_too_much_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    data = word_file(tmp_path, PARAGRAPH, (name, b" " * LARGEST_MARKUP))
    with pytest.raises(BinaryInput, match="unpacks to more than an article"):
        read_word(data, "a.docx")


def test_a_cell_over_many_columns_is_read_once(tmp_path: Path) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{PARAGRAPH}</w:tc>'
    table = f"<w:tbl><w:tr>{cell}<w:tc>{PARAGRAPH}</w:tc></w:tr></w:tbl>"
    text = read_word(word_file(tmp_path, PARAGRAPH + table + PARAGRAPH), "a.docx").text
    assert text == "\n\n".join([BODY] * 4)


def test_tables_within_tables_end(tmp_path: Path) -> None:
    nested = PARAGRAPH
    for _ in range(50):
        nested = f"<w:tbl><w:tr><w:tc>{nested}<w:p/></w:tc></w:tr></w:tbl>"
    assert read_word(word_file(tmp_path, PARAGRAPH + nested), "a.docx").text.strip() == BODY
