"""List the tokens worth scoring when decoding: those of the training text and of Indonesian news.

A token that is not listed cannot be written, so the bytes and single Latin letters that can spell any name
are listed too. (Scoring the tokens of the source sentences besides, as `evaluate.py` does, reaches a third of
what is still missing.)
"""

import argparse
import gzip
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from sources import NEWS_TEXTS

LEAST_COUNT = 2  # in the news; a token seen once is mostly a misspelling
SPACE = "\u2581"


def count_tokens(lines: Iterable[str], tokenizer: Tokenizer) -> Counter[int]:
    """Count the ids in the lines, as they stand after a space (the way answers are written)."""
    encoded = tokenizer.encode_batch([f" {line}\n" for line in lines], add_special_tokens=False)
    return Counter(token for encoding in encoded for token in encoding.ids)


def find_spelling_tokens(tokenizer: Tokenizer) -> set[int]:
    """Return the bytes and the single Latin letters."""
    return {
        number
        for token, number in tokenizer.get_vocab().items()
        if token.startswith("<0x")
        or (len(token.strip(SPACE)) == 1 and "LATIN" in unicodedata.name(token.strip(SPACE), ""))
    }


def read_news(folder: Path) -> Iterator[str]:
    """Yield the sentences of the news texts."""
    for name in NEWS_TEXTS:
        with gzip.open(folder / f"{name}.txt.gz", "rt", encoding="utf-8") as lines:
            yield from (line.rstrip("\n") for line in lines)


def main() -> None:
    """Read the command line and write the shortlist."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path, help="file that select_pairs.py wrote")
    parser.add_argument("data", type=Path, help="folder with parallel/")
    parser.add_argument("tokenizer", type=Path, help="tokenizer.json")
    parser.add_argument("output", type=Path)
    parser.add_argument("--keep", type=Path, help="a shortlist whose tokens stay in")
    arguments = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    columns = [line.split("\t")[1:] for line in arguments.pairs.read_text("utf-8").splitlines()]
    tokens = set(count_tokens((text for pair in columns for text in pair), tokenizer))
    news = count_tokens(read_news(arguments.data / "parallel"), tokenizer)
    tokens |= {token for token, count in news.items() if count >= LEAST_COUNT}
    tokens |= find_spelling_tokens(tokenizer)
    if arguments.keep:
        tokens |= set(load_file(arguments.keep)["token_ids"].tolist())
    save_file({"token_ids": torch.tensor(sorted(tokens), dtype=torch.int32)}, arguments.output)
    print(f"{len(tokens)} tokens")


if __name__ == "__main__":
    main()
