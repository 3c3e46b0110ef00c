"""Whatever the bytes: a reader gives documents or says in one line why not, and never falls over."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarise.errors import InputError
from summarise.formats.columns import KNOWN_NAMES
from summarise.formats.crawls import Outcome
from summarise.formats.documents import CRAWL_READERS, SINGLE_READERS
from summarise.formats.moments import read_moment
from summarise.types import Document

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = {path.suffix: path.read_bytes() for path in GOLDEN.iterdir() if path.suffix != ".txt"}
SUFFIXES = [
    suffix for suffix in (*SINGLE_READERS, *CRAWL_READERS) if suffix not in (".text", ".markdown", ".htm")
]
EDITS = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=20), st.integers(0, 50)), max_size=8)


def outcomes(data: bytes, suffix: str) -> Iterator[Outcome]:
    try:
        if suffix in CRAWL_READERS:
            yield from CRAWL_READERS[suffix](io.BytesIO(data), "a", KNOWN_NAMES)
        else:
            yield SINGLE_READERS[suffix](data, "a")
    except InputError as error:
        yield error


def check(data: bytes, suffix: str) -> None:
    for outcome in outcomes(data, suffix):
        if isinstance(outcome, InputError):
            assert str(outcome).isprintable()
        else:
            assert isinstance(outcome, Document)
            assert outcome.text.strip()


def edit(data: bytes, edits: list[tuple[float, bytes, int]]) -> bytes:
    for place, new, length in edits:
        start = int(place * len(data))
        data = data[:start] + new + data[start + length :]
    return data


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=500))
def test_any_bytes(suffix: str, data: bytes) -> None:
    check(data, suffix)


@pytest.mark.parametrize("suffix", sorted(SAMPLES))
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(edits=EDITS)
def test_damaged_files(suffix: str, edits: list[tuple[float, bytes, int]]) -> None:
    check(edit(SAMPLES[suffix], edits), suffix)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=40), st.text("0123456789-/:.TZ+ WIBJuliRabu,", max_size=30)))
def test_any_date(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or moment.value[:2] in ("19", "20", "21")
