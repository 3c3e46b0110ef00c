"""Measure the grounding of summaries on both sides: faults it catches, and true statements it stops.

    python benchmarks/grounding.py DATA [tune] [DIGESTS]

Each fault is injected, by a fixed seed, into 200 summaries of DATA/summaries/english.jsonl.gz: half are three
sentences of the article itself, half a human's, of which only the sentences that pass are used. A fault is
caught when the statement no longer passes. The articles are parted by the hash of their names: limits were
chosen on one half ("tune" prints it), the other half is reported. DIGESTS (JSON lines, as the program prints
them) adds the false alarms on the English of Indonesian articles.
"""

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data import hash_text
from grounding_faults import FAULTS, Fault
from summarise.summary.grounding import Evidence

SEED = 20251122
SUMMARIES = 200
STATEMENTS = 3
SHORTEST = 6
"""Words of a sentence; shorter ones are captions and headings."""
_STOP = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'`A-Z(])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Rev|Lt|Gen|Col|Jr|Sr|No|vs|[A-Z])\.$")
_SPACING = (
    (r"\s*``\s*", ' "'), (r"\s*''", '"'), (r"\s+([.,;:?!%)\]])", r"\1"), (r"([(\[$£])\s+", r"\1"),
    (r"\s+(['’](?:s|re|ve|ll|d|m)\b)", r"\1"), (r"\s+(n['’]t\b)", r"\1"), (r"\s+", " "),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """An article's sentences and the sentences of each human summary of it."""

    id: str
    sentences: tuple[str, ...]
    references: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The sentences, a line each."""
        return "\n".join(self.sentences)

    @property
    def evidence(self) -> Evidence:
        """The article, to check statements against."""
        return Evidence(dict(enumerate(self.sentences)))


@dataclass(frozen=True, slots=True)
class Count:
    """How many of how many."""

    hits: int
    total: int

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.hits / max(1, self.total)

    def __str__(self) -> str:
        return f"{100 * self.share:>6.1f} % of {self.total}"


def read_articles(data: Path, half: int) -> list[Article]:
    """Return the articles of one half (0 to choose limits on, 1 to report), in an order that favours none."""
    with gzip.open(data / "summaries" / "english.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = sorted(map(json.loads, lines), key=lambda row: hash_text(row["id"]))
    return [_article(row) for row in rows if int(hash_text(row["id"]), 16) % 2 == half]


def _article(row: dict[str, object]) -> Article:
    human = str(row["reference_kind"]).startswith("abstractive")
    references = dict.fromkeys([str(row["summary"]), *(row["extra_references"] or ())]) if human else ()
    sentences = tuple(s for part in str(row["text"]).split("\n") for s in split(part))
    return Article(str(row["id"]), sentences, tuple(tuple(split(text)) for text in references))


def split(text: str) -> list[str]:
    """Return the sentences of English text, without the spaces that a tokeniser has put into it."""
    for pattern, new in _SPACING:
        text = re.sub(pattern, new, text)
    parts: list[str] = []
    for piece in _STOP.split(text.strip()):
        if parts and _ABBREVIATION.search(parts[-1]):
            parts[-1] += f" {piece}"
        else:
            parts.append(piece)
    return [part for part in parts if len(part.split()) >= SHORTEST]


Summary = tuple[Article, tuple[str, ...]]


def summaries_of(articles: Sequence[Article]) -> list[Summary]:
    """Return 200 summaries: half of the article's own sentences, half a human's sentences that pass."""
    generator = random.Random(SEED)
    own = [
        (article, tuple(generator.sample(article.sentences, STATEMENTS)))
        for article in articles
        if len(article.sentences) > STATEMENTS
    ]
    human = [
        (article, passing)
        for article in articles
        for reference in article.references
        if (passing := tuple(s for s in reference if not article.evidence.ground(s).faults))
    ]
    half = SUMMARIES // 2
    return [*generator.sample(own, min(half, len(own))), *generator.sample(human, min(half, len(human)))]


def inject(kind: str, fault: Fault, summaries: Sequence[Summary]) -> Iterator[tuple[Article, str, str]]:
    """Yield the article, a statement and the same statement spoilt, one for each summary that allows it."""
    generator = random.Random(f"{SEED} {kind}")
    for article, statements in summaries:
        other = generator.choice([other for other, _ in summaries if other.id != article.id])
        for statement in generator.sample(statements, len(statements)):
            spoilt = fault(statement, article.text, other.text, generator)
            if spoilt and spoilt != statement and spoilt not in article.text:
                yield article, statement, spoilt
                break


def score_fault(kind: str, fault: Fault, summaries: Sequence[Summary]) -> Count:
    """Count the faults of a kind that are caught."""
    caught = [
        bool(article.evidence.ground(spoilt).faults) for article, _, spoilt in inject(kind, fault, summaries)
    ]
    return Count(sum(caught), len(caught))


def own_sentences(articles: Sequence[Article]) -> Iterator[tuple[str, Article, str]]:
    """Yield sentences of an article as they stand, cut at a comma, and two joined."""
    for article in articles:
        for sentence, following in zip(article.sentences, article.sentences[1:], strict=False):
            yield "as they stand", article, sentence
            cut = sentence.rfind(", ")
            if len(sentence[:cut].split()) >= SHORTEST and not re.search('["”“]', sentence):
                yield "cut at a comma", article, f"{sentence[:cut]}."
            if not re.search('["”“]', sentence + following):
                yield "two joined", article, f"{sentence.rstrip('.')}; {following}"


def score_own(articles: Sequence[Article]) -> dict[str, Count]:
    """Count false alarms on what the article itself says."""
    totals: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    evidence: dict[str, Evidence] = {article.id: article.evidence for article in articles}
    for kind, article, sentence in own_sentences(articles):
        totals[kind] += 1
        stopped[kind] += bool(evidence[article.id].ground(sentence).faults)
    return {kind: Count(stopped[kind], totals[kind]) for kind in totals}


def score_human(articles: Sequence[Article]) -> tuple[Count, Counter[str]]:
    """Count the sentences of human summaries that pass, and the codes of what stops the others."""
    codes: Counter[str] = Counter()
    passed = total = 0
    for article in articles:
        evidence = article.evidence
        for sentence in (sentence for reference in article.references for sentence in reference):
            found = {fault.code for fault in evidence.ground(sentence).faults}
            codes.update(found)
            total += 1
            passed += not found
    return Count(passed, total), codes


def score_faults(data: Path, half: int = 1) -> dict[str, Count]:
    """Score every kind of fault."""
    summaries = summaries_of(read_articles(data, half))
    return {kind: score_fault(kind, fault, summaries) for kind, fault in FAULTS.items()}


def read_digests(path: Path) -> list[Article]:
    """Return the English of digests, as `summarise --format jsonl` prints them."""
    digests = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Article(digest["id"], tuple(sentence["translation"] for sentence in digest["sentences"]), ())
        for digest in digests
    ]


def main(data: Path, half: int, digests: Path | None) -> None:
    """Print what is caught, then what is stopped that is true."""
    articles = read_articles(data, half)
    print(f"faults injected into {SUMMARIES} summaries, seed {SEED}, caught:")
    for kind, count in score_faults(data, half).items():
        print(f"  {kind:<22}{count}")
    print("false alarms on sentences of the article itself:")
    for kind, count in score_own(articles).items():
        print(f"  {kind:<22}{count}")
    passed, codes = score_human(articles)
    print(f"sentences of human summaries that pass: {passed}; stopped: {dict(codes.most_common())}")
    if digests:
        print("false alarms on the English of Indonesian articles:")
        for kind, count in score_own(read_digests(digests)).items():
            print(f"  {kind:<22}{count}")


if __name__ == "__main__":
    given = sys.argv[2:]
    files = [Path(name) for name in given if name != "tune"]
    main(Path(sys.argv[1]), 0 if "tune" in given else 1, files[0] if files else None)
