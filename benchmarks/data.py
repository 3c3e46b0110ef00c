"""The evaluation data of the benchmarks: none of it is part of the project, only its hashes are."""

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """A web page, the clean text of its article, and the moment it says it was published."""

    name: str
    html: str
    reference: str
    date: str


@dataclass(frozen=True, slots=True)
class Scraped:
    """An article as a scraper stored it; `date` is what the scraper took for its date."""

    path: str
    outlet: str
    date: str
    url: str
    text: str


def hash_text(text: str) -> str:
    """Return 12 hex digits of SHA-256: how a line of the data is named in what we commit."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def hash_file(path: Path) -> str:
    """Return 12 hex digits of SHA-256 over a file, or over all files of a folder in order."""
    files = [path] if path.is_file() else sorted(file for file in path.iterdir() if file.is_file())
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def read_pages(data: Path) -> Iterator[Page]:
    """Yield the pages of `boilerplate/` in the order of its manifest."""
    folder = data / "boilerplate"
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
        for row in csv.DictReader(manifest):
            html = (folder / row["html"]).read_text(encoding="utf-8", errors="replace")
            reference = (folder / row["clean"]).read_text(encoding="utf-8")
            yield Page(row["id"], html, reference, row["date"])


def read_articles(data: Path) -> Iterator[Scraped]:
    """Yield the scraped plain texts of `articles/`, in an order that is fixed and favours no outlet."""
    with gzip.open(data / "articles" / "articles-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [row for row in rows if row["format"] == "txt" and row["text"].strip()]
    for row in sorted(texts, key=lambda row: hash_text(row["path"])):
        yield Scraped(row["path"], row["outlet"], row["date"], row["url"] or "", row["text"])
