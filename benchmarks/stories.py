"""Measure how articles of one event are told from others, on pairs that a person judged and on all articles.

    python benchmarks/stories.py ../shared/data

It names every pair that is merged or split wrongly, and every story of two articles or more, to be read.
Half of the pairs chooses the threshold, a wrong merge counting as two splits; the other half tests it.
"""

import gzip
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data import hash_file, hash_text
from summarise.article.sentences import split_sentences
from summarise.cleaning import DEFAULT_CLEANER
from summarise.errors import InputError
from summarise.formats.documents import read_documents
from summarise.stories.grouping import MOST_DAYS, SAME_EVENT, Original, group
from summarise.stories.likeness import Portrait, likeness, portray
from summarise.types import Digest, Statement, Summary

LABELS = Path(__file__).parent / "labels" / "pairs.tsv"
ARTICLES = Path("articles") / "articles-dev.jsonl.gz"
WRONG_MERGE = 2
"""Splits that weigh as much: a reader sees two stories that are one, but is misled by one that is two."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by name, whether a person takes them for one event, and how alike they are."""

    one: str
    other: str
    same: bool
    likeness: float


def read_digests(data: Path) -> dict[str, Digest]:
    """Return every article by its name, clean and split but not translated: grouping reads Indonesian."""
    lines = gzip.decompress((data / ARTICLES).read_bytes())
    names = [json.loads(line)["path"] for line in lines.splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        crawl = Path(folder) / "crawl.jsonl"
        crawl.write_bytes(lines)
        return dict(_digest_all(crawl, names))


def _digest_all(crawl: Path, names: list[str]) -> Iterator[tuple[str, Digest]]:
    for document in read_documents(crawl):
        if isinstance(document, InputError):
            continue
        try:
            article = DEFAULT_CLEANER.clean(document)
        except InputError:
            continue
        name = names[int(document.location or 1) - 1]
        summary = Summary(Statement("", (0,)), (), ())
        yield name, Digest(hash_text(name), article, tuple(split_sentences(article.text)), (), summary)


def read_pairs(digests: dict[str, Digest]) -> list[Pair]:
    """Return the judged pairs with their likeness, 0 where they are too far apart in time."""
    rows = [line.split("\t") for line in LABELS.read_text(encoding="utf-8").splitlines()]
    judged = [row for row in rows if not row[0].startswith("#")]
    portraits = {name: portray(digests[name]) for row in judged for name in row[:2]}
    return [
        Pair(one, other, verdict == "same", _compare(portraits[one], portraits[other]))
        for one, other, verdict in judged
    ]


def _compare(one: Portrait, other: Portrait) -> float:
    far = one.day and other.day and abs((one.day - other.day).days) > MOST_DAYS
    return 0.0 if far else likeness(one, other)


def find_errors(pairs: list[Pair], threshold: float) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs merged wrongly and those split wrongly at a threshold."""
    merged = [pair for pair in pairs if pair.likeness >= threshold and not pair.same]
    return merged, [pair for pair in pairs if pair.likeness < threshold and pair.same]


def choose_threshold(pairs: list[Pair]) -> float:
    """Return the threshold with the fewest errors, in hundredths, the highest of equals."""

    def cost(threshold: float) -> tuple[int, float]:
        merged, split = find_errors(pairs, threshold)
        return WRONG_MERGE * len(merged) + len(split), -threshold

    return min((hundredths / 100 for hundredths in range(10, 90)), key=cost)


def score_stories(data: Path) -> dict[str, object]:
    """Return the errors on both halves, and the highest threshold that errs least on the first."""
    digests = read_digests(data)
    pairs = read_pairs(digests)
    shuffled = sorted(pairs, key=lambda pair: hash_text(pair.one + pair.other))
    halves = shuffled[: len(pairs) // 2], shuffled[len(pairs) // 2 :]
    result: dict[str, object] = {"data": hash_file(data / ARTICLES), "pairs": len(pairs)}
    result |= {"highest that errs least": choose_threshold(halves[0]), "used": SAME_EVENT}
    for name, half in zip(("choosing", "testing"), halves, strict=True):
        merged, split = find_errors(half, SAME_EVENT)
        result[name] = {
            "pairs": len(half),
            "same": sum(pair.same for pair in half),
            "wrong merges": [f"{pair.one} {pair.other} {pair.likeness:.2f}" for pair in merged],
            "splits": [f"{pair.one} {pair.other} {pair.likeness:.2f}" for pair in split],
        }
    return result | {"stories": list_groups(digests)}


def list_groups(digests: dict[str, Digest]) -> list[list[str]]:
    """Return the names of the articles of each story that has two or more, copies behind a plus sign."""
    names = {id(digest): name for name, digest in digests.items()}
    return [
        [_name(original, names) for original in originals]
        for originals in group(digests.values())
        if len(originals) > 1 or originals[0].copies
    ]


def _name(original: Original, names: dict[int, str]) -> str:
    return " + ".join(names[id(digest)] for digest in (original.digest, *original.copies))


if __name__ == "__main__":
    print(json.dumps(score_stories(Path(sys.argv[1])), ensure_ascii=False, indent=1))
