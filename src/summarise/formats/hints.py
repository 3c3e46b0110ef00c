"""Make `Hints` of what a format says: fields of any type and any quality become values we stand behind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from summarise.article.credits import name_agency
from summarise.article.datelines import name_outlet
from summarise.article.dates import read_address_date
from summarise.article.decoding import normalise_text
from summarise.article.lines import key_of
from summarise.formats.moments import read_moment
from summarise.formats.names import no_persons
from summarise.formats.outlets import find_outlet
from summarise.types import ArticleDate, DateKind, Hints

LONGEST_VALUE = 300
"""Characters. The longest headline of the development articles has 155; a field beyond that is no title."""
LONGEST_NAME = 60
MOST_AUTHORS = 8
TITLE_SEPARATORS = (" | ", " - ", " – ", " — ", " : ")
SECOND_LEVEL = frozenset({"co", "com", "or", "go", "ac", "net", "web", "my", "desa", "sch"})
"""What stands before a country: the owner of "bola.kompas.co.id" is "kompas.co.id"."""

# "Rina Wati - detikOto": the desk a person writes for.
_BESIDE = re.compile(r"(?<!\s)\s+[-–|].*")


@dataclass(frozen=True, slots=True)
class Found:
    """A field as a format gives it, and where it stood."""

    value: object
    evidence: str


def make_hints(fields: Mapping[str, Found]) -> Hints:
    """Return what `fields` say; a value that cannot be what its field promises is left out."""
    url = _address(fields.get("url"))
    outlet = _outlet(fields.get("outlet"), url)
    return Hints(
        title=_title(fields.get("title"), outlet, url),
        date=_date(fields, url),
        authors=_authors(fields.get("authors"), outlet),
        outlet=outlet,
        section=_line(fields.get("section"), LONGEST_NAME),
        url=url,
        crawled_at=_crawl_time(fields.get("crawled_at")),
    )


def plain_values(value: object) -> list[str]:
    """Return the texts in a field: of a list all, of an object its name, of a number its digits."""
    if isinstance(value, str):
        return [" ".join(normalise_text(value).split())]
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int | float):
        return [str(int(value)) if value == value and abs(value) < 1e15 else ""]
    if isinstance(value, Mapping):
        return plain_values(value.get("name"))
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [text for item in value[:MOST_AUTHORS] if not _is_list(item) for text in plain_values(item)]
    return []


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _line(found: Found | None, longest: int) -> str | None:
    texts = plain_values(found.value) if found else []
    return texts[0] if texts and 0 < len(texts[0]) <= longest else None


def _address(found: Found | None) -> str | None:
    text = _line(found, 2_000)
    return text if text and text.startswith(("http://", "https://")) and _host(text) else None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _outlet(found: Found | None, url: str | None) -> str | None:
    """Return the name of the outlet: one that we know, else as the format writes it, else its domain."""
    given = _line(found, LONGEST_NAME * 4)
    if given and "://" in given:
        given = _host(given)
    given = given if given and len(given) <= LONGEST_NAME else None
    domain = _owner(_host(url)) if url else None
    known = (find_outlet(name) for name in (given, _owner(given or ""), domain) if name)
    return next(filter(None, known), given or domain)


def _owner(host: str) -> str:
    """Return the registered part of a host: "regional.kompas.com" is "kompas.com"."""
    labels = host.casefold().split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and labels[-2] in SECOND_LEVEL else labels[-2:])


def _title(found: Found | None, outlet: str | None, url: str | None) -> str | None:
    """Return the headline without the outlet's name that pages put behind it."""
    title = _line(found, LONGEST_VALUE)
    names = [key_of(name).replace(" ", "") for name in (outlet, _brand(url)) if name]
    for separator in TITLE_SEPARATORS:
        head, _, tail = (title or "").rpartition(separator)
        bare = key_of(tail).replace(" ", "")
        if head and (name_outlet(tail) or any(name and name in bare for name in names)):
            return head.strip()
    return title


def _brand(url: str | None) -> str | None:
    """Return what an address is known by: "kompas" of "regional.kompas.com"."""
    return _owner(_host(url)).split(".")[0] if url else None


def _date(fields: Mapping[str, Found], url: str | None) -> ArticleDate | None:
    """Return when it appeared, by its fields or else its address; only then when it was updated."""
    published, updated = _dated(fields.get("date"), "published"), _dated(fields.get("updated"), "updated")
    return published or (read_address_date(url) if url else None) or updated


def _dated(found: Found | None, kind: DateKind) -> ArticleDate | None:
    text = _line(found, LONGEST_VALUE)
    moment = read_moment(text) if text else None
    return moment.as_date(kind, f"{found.evidence}: {text}") if found and moment else None


def _crawl_time(found: Found | None) -> str | None:
    text = _line(found, LONGEST_VALUE)
    moment = read_moment(text) if text else None
    return moment.value if moment else None


def _authors(found: Found | None, outlet: str | None) -> tuple[str, ...]:
    """Return the people: no outlet, no agency, no desk, no address, no login."""
    values = plain_values(found.value) if found else []
    names = [_BESIDE.sub("", name).strip(" .") for value in values for name in re.split("[,;]", value)]
    people = (name for name in names if _is_person(name, outlet))
    return tuple(dict.fromkeys(people))[:MOST_AUTHORS]


def _is_person(name: str, outlet: str | None) -> bool:
    odd = not any(letter.isalpha() for letter in name) or any(mark in name for mark in "/@_\\<>{}|")
    words = set(key_of(name).split())
    organisation = name_outlet(name) or name_agency(name) or name == outlet
    return 0 < len(name) <= LONGEST_NAME and not odd and not organisation and not words & no_persons()
