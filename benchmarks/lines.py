"""Score cleaning line by line: which of the lines that went were furniture, and which furniture went.

`labels/lines.tsv` holds the judgement of a person on every line of 20 articles: the article, the
number and hash of the line, keep or remove. A line that holds both (a dateline and the lead) is to be kept.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from data import Scraped, hash_file, hash_text, read_articles
from summarise.article.article import make_article
from summarise.article.decoding import normalise_text
from summarise.article.lines import key_of
from summarise.types import Document

LABELS = Path(__file__).parent / "labels" / "lines.tsv"
QUOTAS = {"detik": 3, "kompas": 3, "republika": 3, "liputan6": 3, "okezone": 2, "tribunnews": 2, "tempo": 2}
QUOTAS |= {"cnnindonesia": 2}
"""Articles of each outlet that were judged: the first in the fixed order with so many lines."""
FEWEST_LINES = 6
WINDOW = 400
"""Characters of the body a line is looked for in, behind the line before it."""


def choose_articles(articles: Iterable[Scraped]) -> list[Scraped]:
    """Return the articles that were judged."""
    chosen: dict[str, list[Scraped]] = defaultdict(list)
    for article in articles:
        if len(read_rows(article.text)) >= FEWEST_LINES:
            chosen[article.outlet].append(article)
    return [article for outlet, quota in QUOTAS.items() for article in chosen[outlet][:quota]]


def read_rows(text: str) -> list[str]:
    """Return the lines of a text that hold anything, as the scraper stored them."""
    return [row for line in normalise_text(text).split("\n") if (row := " ".join(line.split()))]


def find_removed(article: Scraped) -> set[int]:
    """Return the numbers of the lines that are neither in the body nor kept as metadata.

    Lines and body are walked through together: a tag "timnas" below the article is not in it
    because some sentence holds the word.
    """
    made = make_article(Document(article.path, normalise_text(article.text)), keep_all=True)
    metadata = {
        key_of(text) for text in (made.title, made.standfirst, *(right.text for right in made.rights)) if text
    }
    datelines = tuple(piece.text for piece in made.removed if piece.rule == "dateline")
    body = f" {key_of(made.text)} "
    removed: set[int] = set()
    position = 0
    for number, row in enumerate(read_rows(article.text)):
        found = _find(body, _strip(row, datelines), position)
        if found is not None:
            position = found
        elif key_of(row) not in metadata:
            removed.add(number)
    return removed


def _strip(row: str, datelines: tuple[str, ...]) -> str:
    dateline = next((dateline for dateline in datelines if row.startswith(dateline)), "")
    return row.removeprefix(dateline)


def _find(body: str, row: str, position: int) -> int | None:
    """Return where a row ends in the body, at or soon behind a position; None if it is not there."""
    words = key_of(row).split()
    if not words:
        return None
    for part in (words, words[len(words) // 3 :]):  # A phrase may have been cut off its beginning.
        start = body.find(f" {' '.join(part)} ", position, position + WINDOW + len(row))
        if start >= 0:
            return start + len(" ".join(part)) + 1
        if len(words) <= 6:
            break
    return None


def read_labels() -> dict[tuple[str, int, str], str]:
    """Return the judgement on each line, by article, number and hash."""
    rows = (line.split("\t") for line in LABELS.read_text(encoding="utf-8").splitlines())
    return {(row[0], int(row[1]), row[2]): row[3] for row in rows if not row[0].startswith("#")}


def score_lines(data: Path) -> dict[str, object]:
    """Return precision and recall of removed lines against the labels."""
    labels = read_labels()
    right, wrong, missed = 0, [], []
    for article in choose_articles(read_articles(data)):
        removed = find_removed(article)
        for number, row in enumerate(read_rows(article.text)):
            label = labels[article.path, number, hash_text(row)]
            right += number in removed and label == "remove"
            if number in removed and label == "keep":
                wrong.append([article.path, number])
            if number not in removed and label == "remove":
                missed.append([article.path, number])
    return {
        "data": hash_file(data / "articles"),
        "lines": len(labels),
        "precision": round(right / max(1, right + len(wrong)), 4),
        "recall": round(right / max(1, right + len(missed)), 4),
        "wrongly removed": wrong,
        "missed": missed,
    }
