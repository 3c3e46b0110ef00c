"""Read who made an article: "Editor: ...", "Oleh ...", "Sumber : Xinhua"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarise.article.lines import count_words, is_name
from summarise.article.rules import any_of, read_map
from summarise.article.sheet import Sheet
from summarise.types import Credit

LONGEST_CREDIT_LINE = 20
"""Words. Two roles with two names each have 12; a sentence that quotes "Editor:" has more."""


@dataclass(frozen=True, slots=True)
class Byline:
    """What the credit lines say: people, and the agency the text comes from."""

    credits: tuple[Credit, ...]
    agency: str | None


def take_credits(sheet: Sheet) -> Byline:
    """Take the credit lines off the sheet and return whom they name."""
    lines = [line for line in sheet.lines if is_credit_line(line.text)]
    sheet.drop({line.index: "credit" for line in lines})
    entries = [entry for line in lines for entry in _read_entries(line.text)]
    agencies = [name for role, name in entries if role == "agency"]
    people = dict.fromkeys(Credit(role, name) for role, name in entries if role != "agency")
    return Byline(tuple(people), agencies[0] if agencies else None)


def is_credit_line(text: str) -> bool:
    """Say whether a line begins with a role and is short enough to be nothing but names."""
    if count_words(text) > LONGEST_CREDIT_LINE:
        return False
    return bool(_labels().match(text) or _report().match(text))


def name_agency(text: str) -> str | None:
    """Return the agency a text names, as we write it, or None if it names none we know."""
    return read_map("agencies.tsv").get(text.strip(" ()[].").casefold())


def _read_entries(line: str) -> Iterator[tuple[str, str]]:
    """Yield role and name for each name on the line; an agency has the role "agency"."""
    if report := _report().match(line):
        name = report.group("name").rpartition(",")[2].strip()
        if is_name(name):
            yield _role_of(report.group("label") or "reporter"), name
        return
    labels = list(_labels().finditer(line))
    ends = [label.start() for label in labels[1:]] + [len(line)]
    for label, end in zip(labels, ends, strict=True):
        role = _role_of(label.group("label"))
        for name in _split_names(line[label.end() : end]):
            if agency := name_agency(name):
                yield "agency", agency
            elif role != "agency" and is_name(name):
                yield role, name


def _role_of(label: str) -> str:
    return read_map("roles.tsv")[label.casefold()]


def _split_names(text: str) -> list[str]:
    names = re.split(r"[|/;,]| dan | & ", text)
    return [name.strip(" ()[]-–.") for name in names if name.strip(" ()[]-–.")]


@cache
def _labels() -> re.Pattern[str]:
    """Match "Editor:" at the start of a line, or behind another credit's name."""
    labels = any_of(read_map("roles.tsv"))
    return re.compile(rf"(?:^\W*|[\s|/(,])(?P<label>{labels})\s?:\s*", re.IGNORECASE)


@cache
def _report() -> re.Pattern[str]:
    """Match "Laporan Wartawan TribunSolo.com, Budi Santoso" and "Laporan Budi Santoso dari Solo"."""
    label = rf"(?:(?P<label>(?i:{any_of(read_map('roles.tsv'))}))\s)?"
    outlet = r"(?:[\w-]+(?:\.\w+)+,?\s)?"
    place = r"(?:\s(?:dari|di|I)\s.{1,40})?"
    return re.compile(rf"(?i:laporan)\s{label}{outlet}(?P<name>[A-Z][\w'’., -]{{2,50}}?){place}$")
