"""Count words for the summariser, in both languages, from a lexicon that lexicon.py wrote.

    python training/word_counts.py lexicon.tsv.gz src/summarise/data/summary/word_counts.tsv.gz

An English word stands as often as the Indonesian words it most likely renders, so far as they are rendered
so. The file in the package was made from the lexicon of the corpus alone: with this project's own pairs,
whose sentences were chosen for their rare words, ROUGE-1 of the summaries falls (BBC 0.586 to 0.581).
"""

import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from lexicon import read_lexicon, write_lexicon


def read_counts(lexicon: Path) -> dict[str, Counter[str]]:
    """Return how often each lower-case word occurs, by language."""
    counts = {"id": Counter[str](), "en": Counter[str]()}
    for word, count, translations in read_lexicon(lexicon):
        counts["id"][word] = count
        for likeliest, percent in islice(translations.items(), 1):
            counts["en"][likeliest] += count * percent // 100
    return counts


def main(lexicon: Path, out: Path) -> None:
    """Write one line a word: language, word, count."""
    rows = [
        f"{language}\t{word}\t{count}"
        for language, counts in read_counts(lexicon).items()
        for word, count in sorted(counts.items())
    ]
    write_lexicon(out, rows)
    print(f"{len(rows)} words, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
