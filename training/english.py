"""List the words that English writes with a small letter: what the guard takes for no name.

    python training/english.py DATA/parallel english.txt.gz --translated TRANSLATED --known OLD

The English sides of the sources whose licences let derived data be published, and of this project's own
pairs, and the words of an earlier list, as in lexicon.py.
"""

import gzip
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from lexicon import SOURCES, read_arguments, read_corpus, write_lexicon
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


def main() -> None:
    """Write one word a line, gzipped without a time stamp.

    Ours are counted apart: they are full of offices, and "ministry" is a common word though.
    """
    arguments = read_arguments(__doc__)
    known = gzip.decompress(arguments.known.read_bytes()).decode().split() if arguments.known else ()
    ours = chain.from_iterable(map(read_pairs, (WRITTEN_PAIRS, *arguments.translated)))
    corpus = common_words(read_corpus(arguments.folder, (*SOURCES, *MORE_SOURCES)))
    kept = sorted(corpus | common_words(ours) | set(known))
    write_lexicon(arguments.output, kept)
    print(f"{len(kept)} words, {arguments.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
