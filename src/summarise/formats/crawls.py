"""Read crawls, many articles in a file, one at a time: a bad record is one failure, the others come out."""

import codecs
import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from summarise.article.decoding import BYTE_ORDER_MARKS, FOREIGN_ENCODINGS, LATIN_ENCODINGS
from summarise.article.reading import LARGEST_FILE, make_document
from summarise.errors import EmptyInput, InputError, NoArticleText, UnreadableInput
from summarise.formats.columns import Columns
from summarise.formats.hints import make_hints
from summarise.formats.page import strip_markup
from summarise.records import OUR_SCHEMAS
from summarise.sources import format_source
from summarise.types import Document

LARGEST_RECORD = LARGEST_FILE
"""Characters: an article in a crawl may be as long as one in a file."""
HEAD = 2**16
"""Bytes the encoding and the delimiter are told by."""
DELIMITERS = ",;\t|"
MOST_RESTARTS, MOST_REREAD = 100, 2 * LARGEST_RECORD
"""How often, and how many characters in all, are read again for records behind a quote that is not closed;
then we give up. Each reading of such a file may have `LARGEST_RECORD`."""
MOST_FAILURES = 10_000
"""Records in a row that cannot be read, after which the file is no crawl: each costs a message, 1 ms."""
MOST_FIELDS = 1_000
"""Columns of a record. Crawls have 5 to 40; a row of a million takes seconds and 200 MB."""
LONGEST_COLUMN, MOST_COLUMNS = 30, 12
"""Characters of a column's name and columns that a message quotes."""

Outcome = Document | InputError


def stop_failing(outcomes: Iterable[Outcome], source: str) -> Iterator[Outcome]:
    """Yield outcomes until so many failed in a row that the rest cannot be meant to be read.

    Raises:
        UnreadableInput: that happened; what was read before stands.
    """
    failures = 0
    for outcome in outcomes:
        failures = failures + 1 if isinstance(outcome, UnreadableInput) else 0
        yield outcome
        if failures >= MOST_FAILURES:
            raise _bad(source, f"{failures:,} records in a row that are none; the rest is not read")


def read_jsonl(file: BinaryIO, source: str, columns: Columns) -> Iterator[Outcome]:
    """Yield the article on each line, or why there is none; blank lines and our own records are skipped.

    Raises:
        UnreadableInput: it is one JSON value over many lines.
    """
    for number, line in enumerate(_read_lines(_open_text(file)), 1):
        if number == 1 and line.strip() in ("[", "{"):
            raise UnreadableInput(
                source, f"{format_source(source)}: one JSON value over many lines; write one object a line"
            )
        if line.strip():
            outcome = _read_json_record(line, f"{source}#{number}", str(number), columns)
            if outcome is not None:
                yield outcome


def _read_lines(stream: io.TextIOBase) -> Iterator[str]:
    """Yield lines, of a line too long only as much as tells that it is."""
    while line := stream.readline(LARGEST_RECORD + 1):
        yield line
        while len(line) > LARGEST_RECORD and not line.endswith(("\n", "\r")):
            line = stream.readline(LARGEST_RECORD + 1)


def _read_json_record(line: str, source: str, location: str, columns: Columns) -> Outcome | None:
    if len(line) > LARGEST_RECORD:
        return _bad(source, "longer than an article can be; split it")
    try:
        record = json.loads(line)
    except RecursionError:
        return _bad(source, "nested too deeply; write one flat object a line")
    except ValueError as error:
        reason = getattr(error, "msg", str(error)).removesuffix(" at")
        return _bad(source, f"not valid JSON ({reason}); write one object a line")
    if not isinstance(record, dict):
        return _bad(source, "no JSON object; write one object a line")
    if len(record) > MOST_FIELDS:
        return _bad(source, f"more than {MOST_FIELDS:,} fields; no article has so many")
    if str(record.get("schema")) in OUR_SCHEMAS:
        return None
    return _make_document(record, source, location, columns)


def read_csv(file: BinaryIO, source: str, columns: Columns) -> Iterator[Outcome]:
    """Yield the article of each row under the header, or why there is none.

    Raises:
        UnreadableInput: the header names no column with the text.
        EmptyInput: there is no header.
    """
    stream = _open_text(file)
    # The limit is the module's own, for all readers: nothing else here reads CSV.
    csv.field_size_limit(LARGEST_RECORD)
    lines = _Rows(_read_lines(stream))
    try:
        delimiter = _delimiter(lines.peek())
        header = next(csv.reader(lines, delimiter=delimiter), [])
    except csv.Error as error:
        raise _bad(source, f"no header that is valid CSV ({error}); check its quotes") from error
    _check_header(header, source, columns)
    for number, row in enumerate(_read_rows(lines, delimiter), 1):
        where = f"{source}#{number}"
        if isinstance(row, str):
            yield _bad(where, f"not valid CSV ({row}); check its quotes")
        elif len(row) > len(header):
            yield _bad(
                where, f"{len(row)} fields under {len(header)} columns; quote fields with a delimiter in them"
            )
        elif row:
            yield _make_document(dict(zip(header, row, strict=False)), where, str(number), columns)


class _Rows:
    """Lines for the CSV reader, with the power to read those of a broken record again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []
        self._since: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        if len(line) > LARGEST_RECORD:
            raise csv.Error("longer than an article can be")
        self._since.append(line)
        return line

    def peek(self) -> str:
        """Return the next line without taking it."""
        line = next(self, "")
        self._since.clear()
        self._again += [line] if line else []
        return line

    def begin(self) -> None:
        """A record begins here."""
        self._since.clear()

    def skip_first(self) -> int:
        """Go back to the line behind the one the record began with; return the characters to read again."""
        again = self._since[1:]
        self._again += reversed(again)
        self._since.clear()
        return sum(map(len, again))


def _read_rows(lines: _Rows, delimiter: str) -> Iterator[list[str] | str]:
    """Yield rows, and for a row that is none the reason."""
    restarts = reread = 0
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield str(error)
            restarts += 1
            if restarts <= MOST_RESTARTS and reread <= MOST_REREAD:
                # A quote left open swallows the records behind it: give those another chance.
                reread += lines.skip_first()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _check_header(header: list[str], source: str, columns: Columns) -> None:
    if not header:
        raise EmptyInput(source, f"{format_source(source)}: empty; put a header and articles into it")
    if len(header) > MOST_FIELDS:
        raise _bad(source, f"more than {MOST_FIELDS:,} columns; no crawl has so many")
    if missing := columns.missing(header):
        raise _bad(source, f"no column “{missing[0]}” among {_list(header)}; check --map")
    if not columns.has_text(header):
        raise UnreadableInput(source, _no_text(source, header))


def _no_text(source: str, names: Iterable[str]) -> str:
    among = _list(names)
    return f"{format_source(source)}: no column with the text among {among}; name it with --map text=COLUMN"


def _list(names: Iterable[str]) -> str:
    """Return the first few column names, fit for one line."""
    return ", ".join(format_source(name[:LONGEST_COLUMN]) for name in itertools.islice(names, MOST_COLUMNS))


def _make_document(record: Mapping[str, object], source: str, location: str, columns: Columns) -> Outcome:
    fields = columns.pick(record)
    text = fields.pop("text", None)
    if text is None or not isinstance(text.value, str):
        if columns.has_text(record):
            return EmptyInput(
                source, f"{format_source(source)}: no text in it; the crawl may have failed there"
            )
        return NoArticleText(source, _no_text(source, record))
    try:
        return make_document(strip_markup(text.value, source), source, make_hints(fields), location)
    except InputError as error:
        return error


def _bad(source: str, reason: str) -> InputError:
    return UnreadableInput(source, f"{format_source(source)}: {reason}")


def _open_text(file: BinaryIO) -> io.TextIOWrapper:
    """Return a stream of text in the encoding that the first bytes tell."""
    head = file.read(HEAD)
    file.seek(0)
    return io.TextIOWrapper(file, encoding=_encoding(head), errors="replace", newline="")


def _encoding(head: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding
    try:
        # Not the last bytes: a character may be cut in two there.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _detect(head)
    return "utf-8"


def _detect(head: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(head, cp_isolation=[*LATIN_ENCODINGS, *FOREIGN_ENCODINGS]).best()
    return best.encoding if best else "utf-8"
