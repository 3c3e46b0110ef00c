"""Read the dateline: where and for whom the first paragraph was written ("Astana (ANTARA) -")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarise.article.credits import name_agency
from summarise.article.rules import any_of, read_table, read_words

LONGEST_DATELINE = 80
"""Characters. The longest of 475 in the development articles has 33; sub-brands and districts add to that."""
LONGEST_PLACE = 4
"""Words: "Kabupaten Tanah Bumbu Selatan"."""
SHORTEST_UNKNOWN_PLACE = 5
"""Letters of a place in capitals that we do not know; shorter ones are abbreviations: "KPK - "."""

_DASH = re.compile(r"\s*(?:--|[–—])\s*|\s+-\s*|-\s*")
_BRACKETS = re.compile(r"[()]")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?i:com|co|id|net|org|tv|news)")
_PLACE_WORD = re.compile(r"[^\W\d_a-z][\w'’.]*")
_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the dash, and what it says."""

    end: int
    """Offset of the first word behind the dash."""
    place: str | None = None
    outlet: str | None = None
    section: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher as we write it, and the part of it that an alias named."""

    name: str
    section: str | None = None


def read_dateline(text: str) -> Dateline | None:
    """Return the dateline a paragraph begins with, or None."""
    for dash in _DASH.finditer(text, 0, LONGEST_DATELINE):
        # "Jakarta-Bandung" is a railway line; a place glued to the text like that is in capitals.
        glued = dash.group() == "-"
        if dash.start() and (dateline := _read_lead(text[: dash.start()], dash.end(), glued=glued)):
            return dateline
    if dashless := _outlet_and_place().match(text):
        return _read_lead(dashless.group(), dashless.end(), glued=False)
    return None


def name_outlet(text: str) -> Outlet | None:
    """Return the outlet we know under a name, or None."""
    return _outlets().get(text.strip(" .").casefold())


def _read_lead(lead: str, end: int, *, glued: bool) -> Dateline | None:
    """Read "ASTANA, Kabar24.com" or "Astana (ANTARA)"; None unless every part is understood."""
    parts = [part.strip() for part in _BRACKETS.sub(",", lead).split(",")]
    parts = [part for part in parts if part and not _DATE.fullmatch(part)]
    place = outlet = agency = None
    for part in parts:
        if outlet is None and agency is None and (found := _read_outlet(part, alone=len(parts) == 1)):
            outlet = found
        elif agency is None and (found_agency := _read_agency(part)):
            agency = found_agency
        elif place is None and _is_place(part):
            place = part
        else:
            return None
    if outlet is None and agency is None and not (place and _stands_alone(place, glued=glued)):
        return None
    return Dateline(
        end,
        place=_title_case(place) if place else None,
        outlet=outlet.name if outlet else None,
        section=outlet.section if outlet else None,
        agency=agency,
    )


def _read_outlet(part: str, *, alone: bool) -> Outlet | None:
    if known := name_outlet(part.split("/")[0]):
        return known
    if _DOMAIN.fullmatch(part):
        return Outlet(part)
    words = part.split()
    capitalised = len(words) > 1 and all(_PLACE_WORD.fullmatch(word) for word in words)
    # Alone, "Suara Rakyat - ..." may be the start of a sentence; beside a place it is a newspaper.
    return Outlet(part) if capitalised and _holds_media_word(part) and not alone else None


def _holds_media_word(name: str) -> bool:
    return not read_words("datelines", "media_words").isdisjoint(name.casefold().split())


def _read_agency(part: str) -> str | None:
    names: Sequence[str] = part.split("/")
    return next((agency for name in names if (agency := name_agency(name))), None)


def _is_place(part: str) -> bool:
    words = part.split()
    return len(words) <= LONGEST_PLACE and all(_PLACE_WORD.fullmatch(word) for word in words)


def _stands_alone(place: str, *, glued: bool) -> bool:
    """Say whether a place needs no outlet beside it to make a dateline."""
    if place.casefold() in read_words("datelines", "places"):
        return place.isupper() or not glued
    unknown = place.isupper() and len(place) >= SHORTEST_UNKNOWN_PLACE and not glued
    return unknown and not _holds_media_word(place)  # "INFO NASIONAL - " is an advertisement.


def _title_case(place: str) -> str:
    return place.title() if place.isupper() else place


@cache
def _outlets() -> dict[str, Outlet]:
    rows = read_table("outlets.tsv")
    return {alias: Outlet(name, None if section == "-" else section) for alias, name, section in rows}


@cache
def _outlet_and_place() -> re.Pattern[str]:
    """Match a dateline without a dash: "JAKARTA, KOMPAS.com Menteri", "Liputan6.com, JakartaMenteri"."""
    places = any_of(place.title() for place in read_words("datelines", "places"))
    domain, capitals = _DOMAIN.pattern, r"[A-Z]{4,}(?: [A-Z]{3,}){0,3}"
    return re.compile(
        rf"{domain},\s?(?:{places}(?=[A-Z])|{capitals} (?=[A-Z][a-z]))|{capitals}, {domain} (?=[A-Z][a-z])"
    )
