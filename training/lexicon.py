"""Train the guard's lexicon: which words Indonesian has, and which English words translate them.

IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation") by expectation
maximisation over sentence pairs, lower-cased. Beside each word stands how often it occurs, in Indonesian news
too, and the share of its occurrences, away from the start of a sentence, that begin with a capital: near 1
for a name, near 0 for a common word.

    python training/lexicon.py DATA/parallel lexicon.tsv.gz --translated TRANSLATED --known OLD

TRANSLATED are pairs made for this project that are not beside this file (README.md). OLD is an earlier
lexicon, made from pairs that are lost since; what it says of a word counts as much as what these pairs say.
"""

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from select_pairs import WRITTEN_PAIRS, read_pairs
from sources import read_news
from summarise.translation.lexicon import words

SOURCES = (
    "panl-int panl-eco panl-sci panl-spo tatoeba tico19 paws-wiki-gt talpco nusax opensource-guide "
    "reactjs-docs mozilla-www msdocs-alchemyinsights"
).split()
"""Sources whose licences let derived weights be published."""
MOST_WORDS = 60
"""Longer pairs cost the square of their length and align worst."""
LEAST_COUNT = 3
LEAST_NEWS_COUNT = 4
"""A word seen less often in the news counts as unknown, because misspellings recur (a judgement)."""
ITERATIONS = 6
LEAST_PROBABILITY = 0.02
LEAST_SHARE = 0.0005
"""Share of an English word's occurrences that a source word explains: less is "the" for every rare name."""
MOST_TRANSLATIONS = 8
NULL = "\0"

Pair = tuple[list[str], list[str]]
Index = dict[str, int]
Percents = dict[str, int]
"""English words and how often they translate one word."""


def read_corpus(folder: Path, sources: Iterable[str] = SOURCES) -> Iterator[tuple[str, str]]:
    """Yield the Indonesian and English sides of every usable pair of the corpus."""
    for name in sources:
        yield from read_pairs(folder / f"{name}.tsv.gz")


def count_words(sentences: Iterable[list[str]]) -> Counter[str]:
    """Count every word of the sentences."""
    return Counter(word for sentence in sentences for word in sentence)


def index_words(counts: Counter[str]) -> Index:
    """Number the words that occur often enough to learn from."""
    kept = [word for word, count in counts.most_common() if count >= LEAST_COUNT]
    return {word: number for number, word in enumerate(kept)}


def capital_shares(texts: list[str]) -> dict[str, float]:
    """Measure how often each word begins with a capital where no sentence begins."""
    capital: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for text in texts:
        for word in words(text)[1:]:
            seen[word.lower()] += 1
            capital[word.lower()] += word[0].isupper()
    return {word: capital[word] / count for word, count in seen.items()}


def cooccurrences(pairs: list[Pair], source: Index, target: Index) -> tuple[NDArray[np.int64], ...]:
    """List (pair number * target size + target word, source word) for every possible link.

    Returns two arrays of equal length, one entry a link: the English position it explains (unique over the
    corpus) and the flat index source * len(target) + target of its word pair.
    """
    positions: list[NDArray[np.int64]] = []
    links: list[NDArray[np.int64]] = []
    position = 0
    for left, right in pairs:
        ours = np.array([source[w] for w in (NULL, *left) if w in source], dtype=np.int64)
        theirs = np.array([target[w] for w in right if w in target], dtype=np.int64)
        numbers = np.arange(position, position + len(theirs))
        positions.append(np.repeat(numbers, len(ours)))
        links.append((ours[None, :] * len(target) + theirs[:, None]).ravel())
        position += len(theirs)
    return np.concatenate(positions), np.concatenate(links)


def train(pairs: list[Pair], source: Index, target: Index) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Estimate t(english | indonesian).

    Returns the flat word-pair indices seen and the probability of each.
    """
    positions, links = cooccurrences(pairs, source, target)
    seen, link = np.unique(links, return_inverse=True)
    probability = np.full(len(seen), 1.0 / len(target))
    for _ in range(ITERATIONS):
        weight = probability[link]
        weight /= np.bincount(positions, weights=weight)[positions]
        count = np.bincount(link, weights=weight, minlength=len(seen))
        total = np.bincount(seen // len(target), weights=count, minlength=len(source))
        probability = count / total[seen // len(target)]
    return seen, probability


def best_translations(
    seen: NDArray[np.int64],
    probability: NDArray[np.float64],
    source: Index,
    target: Index,
    counts: Counter[str],
) -> dict[str, Percents]:
    """Keep the likeliest translations of each source word."""
    english = list(target)
    occurrences = np.array([counts[word] for word in source])
    expected = probability * occurrences[seen // len(english)]
    totals = np.bincount(seen % len(english), weights=expected, minlength=len(english))
    share = expected / totals[seen % len(english)]
    best: dict[int, list[tuple[float, str]]] = {}
    kept = (probability >= LEAST_PROBABILITY) & (share >= LEAST_SHARE)
    for flat, chance in zip(seen[kept].tolist(), probability[kept].tolist(), strict=True):
        best.setdefault(flat // len(english), []).append((chance, english[flat % len(english)]))
    indonesian = list(source)
    return {
        indonesian[number]: {
            word: round(100 * p) for p, word in sorted(choices, reverse=True)[:MOST_TRANSLATIONS]
        }
        for number, choices in best.items()
    }


def read_lexicon(path: Path) -> Iterator[tuple[str, int, Percents]]:
    """Yield each word of a lexicon, its count, and its translations, the likeliest first."""
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        word, count, _, items = line.split("\t")
        parted = (item.rpartition(":") for item in items.split())
        yield word, int(count), {english: int(percent) for english, _, percent in parted}


def mean_translations(one: Percents, other: Percents) -> Percents:
    """Return the likeliest of two opinions' mean; where there is one, it holds."""
    if not one or not other:
        return one or other
    means = {word: (one.get(word, 0) + other.get(word, 0)) // 2 for word in one | other}
    return dict(sorted(means.items(), key=lambda item: -item[1])[:MOST_TRANSLATIONS])


def write_lexicon(path: Path, rows: list[str]) -> None:
    """Write the rows, gzipped without a time stamp and a name: the same training gives the same bytes."""
    path.write_bytes(gzip.compress("\n".join(rows).encode() + b"\n", compresslevel=9, mtime=0))


def read_arguments(description: str | None) -> argparse.Namespace:
    """Read the command line: the corpus, the file to write, more pairs, and an earlier such file."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folder", type=Path, help="DATA/parallel")
    parser.add_argument("output", type=Path)
    parser.add_argument("--translated", type=Path, nargs="*", default=[], help="more pairs of ours")
    parser.add_argument("--known", type=Path, help="an earlier file of this kind")
    return parser.parse_args()


def main() -> None:
    """Write one line a word: word, count, capital share in percent, english:percent of its translations."""
    arguments = read_arguments(__doc__)
    folder: Path = arguments.folder
    earlier = read_lexicon(arguments.known) if arguments.known else ()
    known = {word: translations for word, _, translations in earlier}
    ours = chain.from_iterable(map(read_pairs, (WRITTEN_PAIRS, *arguments.translated)))
    raw = [*read_corpus(folder), *ours]
    pairs = [([w.lower() for w in words(s)], [w.lower() for w in words(t)]) for s, t in raw]
    pairs = [p for p in pairs if 0 < len(p[0]) <= MOST_WORDS and 0 < len(p[1]) <= MOST_WORDS]
    sources = {left for left, _ in raw}
    news = [sentence for sentence in read_news(folder) if sentence not in sources]
    counts = count_words(left for left, _ in pairs)
    source = index_words(counts + Counter({NULL: LEAST_COUNT}))
    target = index_words(count_words(right for _, right in pairs))
    best = best_translations(*train(pairs, source, target), source, target, counts)
    counts += count_words([word.lower() for word in words(text)] for text in news)
    shares = capital_shares([*(text for text, _ in raw), *news])
    rows = []
    for word, count in counts.items():
        if word in source or count >= LEAST_NEWS_COUNT:
            chances = mean_translations(known.get(word, {}), best.get(word, {}))
            listed = " ".join(f"{english}:{percent}" for english, percent in chances.items())
            rows.append(f"{word}\t{count}\t{round(100 * shares.get(word, 0))}\t{listed}")
    write_lexicon(arguments.output, sorted(rows))
    print(f"{len(pairs)} pairs, {len(rows)} words, {arguments.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
