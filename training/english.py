"""List the words that English writes with a small letter: what the guard takes for no name.

    python training/english.py DATA/parallel src/summarise/data/guard/english.txt.gz TRANSLATED

The English sides of the sources whose licences let derived data be published, and of this project's own
pairs, as in lexicon.py.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from lexicon import SOURCES, read_usable
from summarise.translation.lexicon import words

MORE_SOURCES = "xcopa-gmt gunnxx-general gatsby-docs openstack-docs python-docs msdocs-projectops".split()
"""Too technical or too rough to learn translations from, but English; their licences are in README.md."""
SHARE_OF_CAPITALS = 3
"""A word counts as common though it has a capital up to this many times as often: Ranger, Gardens."""


def count_by_case(folder: Path, ours: Iterable[Path]) -> tuple[Counter[str], Counter[str]]:
    """Count the words inside sentences that begin with a small letter, and those that do not."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for _, english in read_usable(folder, ours, (*SOURCES, *MORE_SOURCES)):
        for word in words(english)[1:]:
            (small if word[0].islower() else capital)[word.lower()] += 1
    return small, capital


def main(folder: Path, out: Path, *ours: Path) -> None:
    """Write one word a line, gzipped without a time stamp."""
    small, capital = count_by_case(folder, ours)
    common = (word for word, count in small.items() if SHARE_OF_CAPITALS * count >= capital[word])
    kept = sorted(word for word in common if word.isascii() and "'" not in word)
    with out.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0) as packed:
        packed.write("\n".join(kept).encode() + b"\n")
    print(f"{len(kept)} words, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
