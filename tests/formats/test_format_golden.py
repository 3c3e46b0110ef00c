"""What comes out of each format, against files a person can read.

After a wanted change: `UPDATE_GOLDEN=1 pytest tests/formats`, then read the difference.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarise.errors import InputError
from summarise.formats.documents import read_documents
from summarise.types import Document

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".txt")


def describe(outcome: Document | InputError) -> Iterator[str]:
    source = outcome.source.removeprefix(f"{GOLDEN}/")
    yield f"==> {source} <=="
    if isinstance(outcome, InputError):
        yield f"{outcome.code}: {str(outcome).removeprefix(f'{GOLDEN}/')}"
        return
    hints = outcome.hints
    for name in ("title", "outlet", "section", "url"):
        if value := getattr(hints, name):
            yield f"{name}: {value}"
    if hints.date:
        yield f"date: {hints.date.value} ({hints.date.precision}, {hints.date.kind}; {hints.date.evidence})"
    if hints.authors:
        yield f"authors: {', '.join(hints.authors)}"
    yield f"\n{outcome.text.strip()}\n"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_golden(path: Path) -> None:
    found = "".join(f"{line}\n" for outcome in read_documents(path) for line in describe(outcome))
    golden = path.with_name(path.name + ".txt")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
