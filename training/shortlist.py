"""List the tokens worth scoring: those of the training text and of Indonesian news, and all in Latin letters.

A token that is not listed cannot be written. The training scores the first two kinds alone, which is cheaper;
the program scores all three: names and words that no training text had ("seventy", "beaches") need the third.
"""

import argparse
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer

from sources import read_news

LEAST_COUNT = 2  # in the news; a token seen once is mostly a misspelling
SPACE = "\u2581"


def count_tokens(lines: Iterable[str], tokenizer: Tokenizer) -> Counter[int]:
    """Count the ids in the lines, as they stand after a space (the way answers are written)."""
    encoded = tokenizer.encode_batch([f" {line}\n" for line in lines], add_special_tokens=False)
    return Counter(token for encoding in encoded for token in encoding.ids)


def find_latin_tokens(tokenizer: Tokenizer) -> set[int]:
    """Return the tokens of Latin letters, apostrophes, hyphens and full stops, and the bytes."""
    return {
        number
        for token, number in tokenizer.get_vocab().items()
        if token.startswith("<0x") or is_latin(token.strip(SPACE))
    }


def is_latin(text: str) -> bool:
    """Say whether a text has Latin letters and no others."""
    letters = [character for character in text if character not in "'’-."]
    return bool(letters) and all("LATIN" in unicodedata.name(letter, "") for letter in letters)


def write(tokens: set[int], path: Path) -> None:
    """Write a list, and say how long it is."""
    save_file({"token_ids": torch.tensor(sorted(tokens), dtype=torch.int32)}, path)
    print(f"{path.name}: {len(tokens)} tokens")


def main() -> None:
    """Read the command line and write both lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path, help="file that select_pairs.py wrote")
    parser.add_argument("data", type=Path, help="folder with parallel/")
    parser.add_argument("tokenizer", type=Path, help="tokenizer.json")
    parser.add_argument("scored", type=Path, help="the list for training")
    parser.add_argument("writable", type=Path, help="the list for translating")
    arguments = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    columns = [line.split("\t")[1:] for line in arguments.pairs.read_text("utf-8").splitlines()]
    tokens = set(count_tokens((text for pair in columns for text in pair), tokenizer))
    news = count_tokens(read_news(arguments.data / "parallel"), tokenizer)
    tokens |= {token for token, count in news.items() if count >= LEAST_COUNT}
    write(tokens, arguments.scored)
    write(tokens | find_latin_tokens(tokenizer), arguments.writable)


if __name__ == "__main__":
    main()
