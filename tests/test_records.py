"""The JSON of a digest: complete, in the promised order, and readable back."""

import json

import pytest

from sample import sample_digest
from summarise.errors import MissingInput
from summarise.records import digest_record, error_record, read_digest

KEYS = (
    "schema id source text title standfirst outlet agency place section credits date language url rights "
    "headline abstract key_points facts quotes figures written replaced unwritten "
    "sentences left_out removed signature title_english standfirst_english"
).split()


@pytest.mark.parametrize("digest", [sample_digest(), sample_digest(value=None, title=False)])
def test_a_record_reads_back_as_the_same_digest(digest) -> None:
    assert read_digest(json.loads(json.dumps(digest_record(digest)))) == digest


def test_a_record_holds_every_promised_key() -> None:
    record = digest_record(sample_digest())
    assert set(record) == set(KEYS)
    assert record["schema"] == "summarise.digest/1"
    assert record["sentences"][1] == {
        "index": 1,
        "paragraph": 1,
        "start": 28,
        "end": 69,
        "source": "Pedagang *mengeluh* | [red]pasar[/] sepi.",
        "translation": "Traders *complain*: 7 [red]markets[/] are empty.",
        "engine": "fake",
        "flags": [{"code": "number", "message": "the number 7 is not in the Indonesian"}],
        "notes": [],
    }
    assert record["date"] == {
        "value": "2025-06-16",
        "precision": "day",
        "kind": "published",
        "evidence": "16 Juni 2025",
    }


def test_a_failure_is_a_record_too() -> None:
    assert error_record(MissingInput("a.txt", "a.txt: no such file")) == {
        "schema": "summarise.error/1",
        "source": "a.txt",
        "code": "missing",
        "message": "a.txt: no such file",
    }


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="digest/2"):
        read_digest({**digest_record(sample_digest()), "schema": "summarise.digest/2"})
