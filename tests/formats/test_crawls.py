"""Crawls: bad records fail alone, large ones flow through, odd ones are said to be so."""

import json
import tracemalloc
from pathlib import Path

import pytest

from summarise.errors import EmptyInput, InputError, UnreadableInput
from summarise.formats import crawls
from summarise.formats.columns import parse_map
from summarise.formats.documents import ReadingOptions, read_documents
from summarise.types import Document

TEXT = "Harga beras di pasar naik lima persen pada pekan ini."


def read(path: Path, data: bytes | str, columns: str | None = None) -> list[Document | InputError]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_documents(path, ReadingOptions(parse_map(columns))))


def codes(outcomes: list[Document | InputError]) -> list[str]:
    return [outcome.code if isinstance(outcome, InputError) else "ok" for outcome in outcomes]


def test_records_are_named_by_their_line(tmp_path: Path) -> None:
    first, second = read(tmp_path / "a.jsonl", f'{{"text": "{TEXT}"}}\n\n{{"text": "{TEXT}"}}')
    assert [first.source, second.source] == [f"{tmp_path}/a.jsonl#1", f"{tmp_path}/a.jsonl#3"]
    assert isinstance(second, Document)
    assert second.location == "3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_encodings(tmp_path: Path, encoding: str, suffix: str) -> None:
    text = "Kata “Wang” di kafé itu: “Harga naik – sedikit saja”, lalu ia pergi ke pasar."
    record = json.dumps({"text": text}, ensure_ascii=False)
    body = record if suffix == "jsonl" else 'judul,text\r\nx,"' + text + '"\r\n'
    (outcome,) = read(tmp_path / f"a.{suffix}", body.encode(encoding))
    assert isinstance(outcome, Document)
    assert outcome.text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    rows = ["judul,isi", f"a,{TEXT}", f'b,"{TEXT}{end}{end}{TEXT}"', f"c,{TEXT}"]
    outcomes = read(tmp_path / "a.csv", end.join(rows))
    assert [outcome.text for outcome in outcomes if isinstance(outcome, Document)] == [
        TEXT,
        f"{TEXT}\n\n{TEXT}",
        TEXT,
    ]
    assert codes(read(tmp_path / "a.jsonl", end.join([json.dumps({"text": TEXT})] * 3))) == ["ok"] * 3


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    (outcome,) = read(tmp_path / "a.csv", f"judul{delimiter}isi\nBeras{delimiter}{TEXT}\n")
    assert isinstance(outcome, Document)
    assert (outcome.hints.title, outcome.text) == ("Beras", TEXT)


def test_a_quote_left_open_takes_no_other_record_along(tmp_path: Path) -> None:
    rows = ["judul,isi", f"a,{TEXT}", f'b,"{TEXT}', f"c,{TEXT}", f'd,"{TEXT}"', f"e,{TEXT}"]
    outcomes = read(tmp_path / "a.csv", "\n".join(rows))
    titles = [outcome.hints.title for outcome in outcomes if isinstance(outcome, Document)]
    assert titles == ["a", "c", "d", "e"]
    assert codes(outcomes).count("unreadable") == 1


def test_a_thousand_open_quotes_end(tmp_path: Path) -> None:
    outcomes = read(tmp_path / "a.csv", "isi\n" + '"x\n' * 10_000)
    assert 0 < len(outcomes) < 10_000


def test_hostile_json_fails_alone(tmp_path: Path) -> None:
    bad = [
        "[" * 100_000,
        '{"text": ' * 50_000,
        "9" * 10_000,
        '{"text": 5}',
        "nul\0l",
        '{"schema": [], "isi": ""}',
        '{"text": "\\ud800"}',
    ]
    outcomes = read(tmp_path / "a.jsonl", "\n".join([*bad, json.dumps({"text": TEXT})]))
    assert codes(outcomes)[-1] == "ok"
    assert "ok" not in codes(outcomes)[:-1]


def test_a_record_too_long_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawls, "LARGEST_RECORD", 200)
    for name, head, row in (("a.jsonl", "", '{{"text": "{}"}}\n'), ("a.csv", "judul,isi\n", "x,{}\n")):
        outcomes = read(tmp_path / name, head + row.format("a" * 1_000) + row.format(TEXT))
        assert codes(outcomes) == ["unreadable", "ok"]


def test_one_json_value_over_many_lines_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="one object a line"):
        read(tmp_path / "a.jsonl", json.dumps([{"text": TEXT}], indent=1))


def test_a_table_without_text_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"among a, b; .*--map text="):
        read(tmp_path / "a.csv", f"a,b\n1,{TEXT}\n")
    with pytest.raises(UnreadableInput, match="no column “c”"):
        read(tmp_path / "a.csv", f"a,b\n1,{TEXT}\n", "text=b,title=c")
    with pytest.raises(EmptyInput):
        read(tmp_path / "a.csv", "")
    (outcome,) = read(tmp_path / "a.jsonl", '{"a": 1}')
    assert "--map text=" in str(outcome)
    (outcome,) = read(tmp_path / "a.csv", f"a,b\n1,{TEXT}\n", "text=b")
    assert isinstance(outcome, Document)


def test_html_in_a_column_is_read_as_text(tmp_path: Path) -> None:
    (outcome,) = read(tmp_path / "a.jsonl", json.dumps({"text": f"<p>{TEXT}</p><p>{TEXT}</p>"}))
    assert isinstance(outcome, Document)
    assert outcome.text == f"{TEXT}\n\n{TEXT}"


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_memory_stays_flat(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    row = json.dumps({"text": TEXT * 20}) if suffix == "jsonl" else f"x,{TEXT * 20}"
    path.write_text(("judul,isi\n" if suffix == "csv" else "") + f"{row}\n" * 2_000)
    assert path.stat().st_size > 2e6
    tracemalloc.start()
    count = sum(isinstance(outcome, Document) for outcome in read_documents(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2_000
    assert peak < 5e5
