"""Read glossaries: the shipped one and a user's own, as CSV.

Columns: source, target, note; by a header also accepts, replaces (several parted by "|") and read_as, in any
order (see `Term`).
"""

import csv
import io
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from summarise.errors import SettingsError
from summarise.translation.glossary import NO_GLOSSARY, Glossary, Term

COLUMNS = ("source", "target", "accepts", "replaces", "read_as", "note")
WITHOUT_HEADER = ("source", "target", "note")
SEVERAL = "|"
SHORTEST_SOURCE = 2
LONGEST_FIELD = 120
"""Characters of a source or target; more is a sentence, or a row whose quotes do not close."""

Row = tuple[int, dict[str, str]]


def load_glossary(path: Path | None, vocabulary: Glossary = NO_GLOSSARY) -> Glossary:
    """Return a translator's vocabulary, joined with the shipped glossary and the user's at `path`.

    Raises:
        SettingsError: the file cannot be read, or a line of it is no term.
    """
    glossary = vocabulary.joined(shipped_glossary().terms)
    return glossary.joined(read_terms(path)) if path else glossary


@cache
def shipped_glossary() -> Glossary:
    """Load the terms of data/glossary.csv."""
    return Glossary(_read_shipped("glossary.csv"))


@cache
def shipped_vocabulary() -> Glossary:
    """Load data/vocabulary.csv: plain words and phrases that the embedded weights do not know.

    The first 176 were found by having them translate the 9,247 commonest words of Indonesian news, the
    others, of 6,796 offered, by training/unknown_words.py; some 340 with a second sense were left out when
    read (training/doubtful_words.py). Of 279 of our sentences the weights before these rendered 42 so without
    a list of 2,230 and 271 with it, and the guard flagged 35.5 and 16.5 % (benchmarks/glossary.py). With a
    list of 1,567 instead of the first 193, chrF2 rose from 59.7 to 61.4 on the 78 sentences of FLORES dev
    that this changed and from 49.6 to 50.1 on 123 of the news dev set; 48 were flagged instead of 62.
    """
    return Glossary(_read_shipped("vocabulary.csv", common=True))


def _read_shipped(name: str, *, common: bool = False) -> tuple[Term, ...]:
    text = (resources.files("summarise") / "data" / name).read_text(encoding="utf-8")
    return tuple(_terms(text, name, common=common))


def read_terms(path: Path) -> tuple[Term, ...]:
    """Read a user's terms.

    Raises:
        SettingsError: the file cannot be read, or a line of it is no term.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingsError(f"{path}: the glossary cannot be read ({reason})") from error
    return tuple(_terms(text, str(path), own=True))


def _terms(text: str, name: str, *, own: bool = False, common: bool = False) -> Iterator[Term]:
    seen: dict[str, int] = {}
    for number, row in _rows(text, name):
        term = _term(row, f"{name}:{number}", own=own, common=common)
        if term.source in seen:
            raise SettingsError(
                f"{name}:{number}: “{term.source}” stands in line {seen[term.source]} already"
            )
        seen[term.source] = number
        yield term


def _rows(text: str, name: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text), strict=True)
    columns: tuple[str, ...] = WITHOUT_HEADER
    first = True
    try:
        for cells in reader:
            values = [" ".join(cell.split()) for cell in cells]
            if not any(values) or values[0].startswith("#"):
                continue
            if first and values[0].lower() == "source":
                columns = _header(values, f"{name}:{reader.line_num}")
            else:
                yield reader.line_num, _row(columns, values, f"{name}:{reader.line_num}")
            first = False
    except csv.Error as error:
        raise SettingsError(f"{name}:{reader.line_num}: not valid CSV ({error})") from error


def _header(values: list[str], where: str) -> tuple[str, ...]:
    columns = tuple(value.lower() for value in values)
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown or "target" not in columns or len(set(columns)) < len(columns):
        raise SettingsError(f"{where}: the columns are {', '.join(COLUMNS)}, each once, target among them")
    return columns


def _row(columns: tuple[str, ...], values: list[str], where: str) -> dict[str, str]:
    if len(values) > len(columns):
        raise SettingsError(f"{where}: more than {len(columns)} fields; put a field with a comma in quotes")
    return dict(zip(columns, values, strict=False))


def _term(row: dict[str, str], where: str, *, own: bool, common: bool) -> Term:
    source, target = row.get("source", ""), row.get("target", "")
    if not source or not target:
        raise SettingsError(
            f"{where}: write SOURCE,TARGET; the {'target' if source else 'source'} is missing"
        )
    if len(source) < SHORTEST_SOURCE or not (source[0].isalnum() and source[-1].isalnum()):
        raise SettingsError(f"{where}: “{source}” is no term; begin and end it with a letter or digit")
    if max(len(source), len(target)) > LONGEST_FIELD:
        raise SettingsError(f"{where}: a term has {LONGEST_FIELD} characters at most")
    accepts, replaces = (
        tuple(filter(None, map(str.strip, row.get(name, "").split(SEVERAL))))
        for name in ("accepts", "replaces")
    )
    return Term(source, target, accepts, replaces, row.get("read_as", ""), own, common)
