"""Compare the dates we read with the dates the scrapers parsed, article by article.

The manifest's dates are no gold: some are junk, some the day of scraping, many a day later than
the event the lead tells of. What is counted as wrong is a date more than `TOLERANCE` days from it.
"""

import datetime as dt
import re
from collections import Counter
from pathlib import Path

from data import hash_file, read_articles, read_pages
from pages import read_visible_lines
from summarise.article.article import make_article
from summarise.article.decoding import normalise_text
from summarise.errors import NoArticleText
from summarise.types import ArticleDate, Document

TOLERANCE = 2
"""Days between an event and the report of it, or two time zones, or a story updated overnight."""

_MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr mei jun jul agu sep okt nov des".split(), 1)
}
_MONTHS |= {"agt": 8, "ags": 8, "oct": 10, "dec": 12, "may": 5, "aug": 8}
_FORMS = (
    re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2}) (?P<name>[A-Za-z]{3})[a-z]* (?P<year>\d{4})"),
)


def parse_manifest(text: str) -> dt.date | None:
    """Return the day a scraper stored, or None if it stored something else."""
    for form in _FORMS:
        if match := form.search(text):
            month = match.groupdict().get("month") or _MONTHS.get(match["name"].casefold(), 0)
            try:
                return dt.date(int(match["year"]), int(month), int(match["day"]))
            except ValueError:
                continue
    return None


def score_dates(data: Path) -> dict[str, object]:
    """Return how many articles got a date, and how many of those disagree with the manifest."""
    counts: Counter[str] = Counter()
    wrong: dict[str, list[str | None]] = {}
    for article in read_articles(data):
        date = _read_date(article.path, article.text)
        _count(counts, wrong, article.path, date, parse_manifest(article.date))
    for page in read_pages(data):
        date = _read_date(page.name, read_visible_lines(page.html))
        _count(counts, wrong, f"page {page.name}", date, parse_manifest(page.date))
    share = counts["wrong"] / max(1, counts["comparable"])
    hashes = {name: hash_file(data / name) for name in ("articles", "boilerplate")}
    return {"data": hashes, **counts, "share_wrong": round(share, 4), "disagreements": wrong}


def _read_date(source: str, text: str) -> ArticleDate | None:
    try:
        return make_article(Document(source, normalise_text(text))).date
    except NoArticleText:
        return None


def _count(
    counts: Counter[str],
    wrong: dict[str, list[str | None]],
    name: str,
    found: ArticleDate | None,
    stored: dt.date | None,
) -> None:
    counts["articles"] += 1
    if found is None:
        return
    counts["given"] += 1
    counts[found.kind] += 1
    if stored is None:
        return
    counts["comparable"] += 1
    if abs(dt.date.fromisoformat(found.value[:10]) - stored).days > TOLERANCE:
        counts["wrong"] += 1
        wrong[name] = [found.value, found.kind, stored.isoformat()]
