"""List the Indonesian news sentences most worth a translator's time: those with words that no pair teaches.

    python training/uncovered_news.py RUN/pairs.tsv ../shared/data RUN/uncovered.txt --sentences 10000

A word is wanted when the news has it often, mostly in small letters, and few training pairs have it; every
wanted word comes several times, in different sentences. None shares a nine-word run with an evaluation set.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from select_pairs import MARKUP, WORD, HeldOut, find_words, read_held_out
from sources import read_news

LEAST_NEWS = 4  # times; a rarer word is mostly a misspelling
LEAST_LETTERS = 4
MOST_PAIRS = 11  # pairs with the word; what more have is known
MOST_CAPITALS = 0.3  # of the occurrences inside a sentence; more is a name
WORDS = range(7, 39)


def wanted_words(pairs: Iterable[str], news: Iterable[str]) -> dict[str, int]:
    """Return the words that the news has and the pairs lack, with how many sentences each should have."""
    known = Counter(word for source in pairs for word in set(find_words(source)))
    seen, capital = Counter[str](), Counter[str]()
    for sentence in news:
        for word in WORD.findall(sentence)[1:]:
            seen[word.lower()] += 1
            capital[word.lower()] += word[0].isupper()
    return {
        word: min(12, 2 + count // 6)
        for word, count in seen.items()
        if count >= LEAST_NEWS
        and known[word] <= MOST_PAIRS
        and capital[word] < MOST_CAPITALS * count
        and word.isalpha()
        and len(word) >= LEAST_LETTERS
    }


def is_whole(sentence: str) -> bool:
    """Say whether a line is one readable sentence of a usual length."""
    return (
        len(find_words(sentence)) in WORDS
        and (sentence[0] in '"“' or not sentence[0].islower())
        and sentence.rstrip('"”').endswith((".", "!", "?"))
        and sentence.count('"') % 2 == 0
        and not MARKUP.search(sentence)
    )


def choose(sentences: Sequence[str], wanted: dict[str, int], held_out: HeldOut, most: int) -> list[str]:
    """Return up to `most` sentences: first those with two words that are still wanted, then with one."""
    missing, chosen = Counter(wanted), dict[str, None]()
    for least in (2, 1):
        for sentence in sentences:
            new = [word for word in set(find_words(sentence)) if missing[word] > 0]
            if len(new) >= least and sentence not in chosen and not held_out.touches(sentence):
                chosen[sentence] = None
                missing.subtract(new)
            if len(chosen) == most:
                return list(chosen)
    return list(chosen)


def main() -> None:
    """Read the command line, choose, and write one sentence a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path, help="file that select_pairs.py wrote")
    parser.add_argument("data", type=Path, help="folder with parallel/ and eval/")
    parser.add_argument("output", type=Path)
    parser.add_argument("--sentences", type=int, required=True)
    arguments = parser.parse_args()

    news = [" ".join(line.split()) for line in read_news(arguments.data / "parallel")]
    known = [line.split("\t")[1] for line in arguments.pairs.read_text("utf-8").splitlines()]
    wanted = wanted_words(known, news)
    sentences = sorted({sentence for sentence in news if sentence and is_whole(sentence)})
    random.Random(1).shuffle(sentences)
    chosen = choose(sentences, wanted, read_held_out(arguments.data), arguments.sentences)
    arguments.output.write_text("".join(f"{sentence}\n" for sentence in chosen), "utf-8")
    print(f"{len(wanted)} words wanted, {len(chosen)} sentences chosen")


if __name__ == "__main__":
    main()
