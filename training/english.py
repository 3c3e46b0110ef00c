"""List the words that English writes with a small letter: what the guard takes for no name.

    python training/english.py DATA/parallel src/summarise/data/guard/english.txt.gz TRANSLATED

The English sides of the sources whose licences let derived data be published, and of this project's own
pairs, as in lexicon.py.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from lexicon import SOURCES, read_corpus
from select_pairs import WRITTEN_PAIRS, read_pairs
from summarise.translation.lexicon import words

MORE_SOURCES = "xcopa-gmt gunnxx-general gatsby-docs openstack-docs python-docs msdocs-projectops".split()
"""Too technical or too rough to learn translations from, but English; their licences are in README.md."""
SHARE_OF_CAPITALS = 3
"""A word counts as common though it has a capital up to this many times as often: Ranger, Gardens."""


def common_words(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Return the words that, inside the English sentences, begin with a small letter often enough."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for _, english in pairs:
        for word in words(english)[1:]:
            (small if word[0].islower() else capital)[word.lower()] += 1
    common = (word for word, count in small.items() if SHARE_OF_CAPITALS * count >= capital[word])
    return {word for word in common if word.isascii() and "'" not in word}


def main(folder: Path, out: Path, *translated: Path) -> None:
    """Write one word a line, gzipped without a time stamp.

    Ours are counted apart: they are full of offices, and "ministry" is a common word though.
    """
    ours = chain.from_iterable(map(read_pairs, (WRITTEN_PAIRS, *translated)))
    kept = sorted(common_words(read_corpus(folder, (*SOURCES, *MORE_SOURCES))) | common_words(ours))
    with out.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0) as packed:
        packed.write("\n".join(kept).encode() + b"\n")
    print(f"{len(kept)} words, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
