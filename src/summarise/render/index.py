"""The list of a folder of pages, which remembers what earlier runs put there."""

import html
import json
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from summarise.render import view
from summarise.render.templates import render_template
from summarise.types import ArticleDate, Digest

INDEX_TEMPLATE = "index.html.j2"
_ENTRY = re.compile(r'\bdata-entry="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the folder."""

    page: str
    """Its path below the folder, with slashes."""
    headline: str
    title: str | None
    language: str
    outlet: str | None
    place: str | None
    date: ArticleDate | None
    source: str
    flagged: int
    sentences: int

    @property
    def link(self) -> str:
        """Its address from the index: a path, whatever its name looks like."""
        return "./" + quote(os.fsencode(self.page))

    @property
    def record(self) -> str:
        """All of it as JSON, for the next run to read."""
        return json.dumps(asdict(self))


def make_entry(digest: Digest, page: str) -> Entry:
    """Return what the index says of a digest whose page lies at `page`."""
    article = digest.article
    return Entry(
        page=page,
        headline=digest.summary.headline.text,
        title=article.title,
        language=article.language,
        outlet=article.outlet,
        place=article.place,
        date=article.date,
        source=article.source,
        flagged=len(view.flagged_sentences(digest)),
        sentences=len(digest.sentences),
    )


def format_index(entries: Iterable[Entry], prompts: Path | None = None) -> str:
    """Return the page that lists `entries`, newest first, undated ones last.

    Raises:
        TemplateError: the template is missing, malformed or names an unknown variable.
    """
    ordered = sorted(sorted(entries, key=lambda entry: entry.page), key=_day, reverse=True)
    variables = {
        "entries": ordered,
        "outlets": len({entry.outlet for entry in ordered if entry.outlet}),
        "undated": sum(entry.date is None for entry in ordered),
    }
    return render_template(INDEX_TEMPLATE, prompts, variables)


def read_index(text: str) -> list[Entry]:
    """Return the entries of an index that `format_index` wrote; what is no entry is left out."""
    found = (_read_entry(html.unescape(match[1])) for match in _ENTRY.finditer(text))
    return [entry for entry in found if entry is not None]


def _day(entry: Entry) -> str:
    return entry.date.value if entry.date else ""


def _read_entry(record: str) -> Entry | None:
    try:
        values: dict[str, Any] = json.loads(record)
        dated = values.pop("date")
        entry = Entry(**values, date=ArticleDate(**dated) if dated else None)
        # Somebody may have edited it: what cannot be shown is no entry.
        return entry if entry.link and (entry.date is None or view.format_date(entry.date)) else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
