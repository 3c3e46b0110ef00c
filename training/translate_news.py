"""Self-training: let the program translate Indonesian news, and keep what its guard finds nothing against.

    python training/translate_news.py ../shared/data ~/id-en/news.tsv --minutes 60

The English is that of the program, glossary and repairs included, by its first try. train.py takes the file
beside the one that select_pairs.py wrote. Run again, it goes on behind the last sentence it kept.

Source: He et al. 2020, "Revisiting Self-Training for Neural Sequence Generation".
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

from select_pairs import FINAL, MARKUP, HeldOut, explain_rejection, find_words, read_held_out
from sources import Group, read_news
from summarise.translation.checked import CheckedTranslator
from summarise.translation.embedded import EmbeddedTranslator
from summarise.translation.glossary_file import shipped_glossary

WORDS = range(6, 41)
TOGETHER = 1024  # sentences; the window picks batches of like length from them


def choose_sentences(data: Path, held_out: HeldOut) -> list[str]:
    """Return whole sentences of a usual length that no evaluation set knows, each once, in a fixed order."""
    known: dict[tuple[str, ...], str] = {}
    for line in read_news(data / "parallel"):
        words = find_words(line)
        if len(words) in WORDS and FINAL.search(line) and not MARKUP.search(line):
            known.setdefault(words, line)
    sentences = sorted(known.values())
    random.Random(1).shuffle(sentences)
    return [sentence for sentence in sentences if not held_out.touches(sentence)]


def translate(translator: CheckedTranslator, sentences: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs that the guard and the rules for training pairs let pass."""
    window = translator.open()
    tickets = {window.submit(sentence, once=True): sentence for sentence in sentences}
    found = dict(window.collect())
    pairs = [
        (sentence, found[ticket].hypothesis)
        for ticket, sentence in tickets.items()
        if not found[ticket].flags
    ]
    return [pair for pair in pairs if explain_rejection(*pair, prose_only=False) is None]


def main() -> None:
    """Read the command line, translate until the time is over, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with parallel/ and eval/")
    parser.add_argument(
        "output", type=Path, help="file to append to: group, Indonesian, English, tab-separated"
    )
    parser.add_argument("--minutes", type=float, required=True)
    arguments = parser.parse_args()

    sentences = choose_sentences(arguments.data, read_held_out(arguments.data))
    arguments.output.touch()
    if before := arguments.output.read_text("utf-8").splitlines():
        sentences = sentences[sentences.index(before[-1].split("\t")[1]) + 1 :]
    print(f"{len(sentences)} sentences to translate", flush=True)
    translator = CheckedTranslator(EmbeddedTranslator(print), (), shipped_glossary())
    started, done, kept = time.monotonic(), 0, 0
    while sentences and time.monotonic() - started < 60 * arguments.minutes:
        some, sentences = sentences[:TOGETHER], sentences[TOGETHER:]
        pairs = translate(translator, some)
        with arguments.output.open("a", encoding="utf-8") as output:
            output.writelines(f"{Group.SELF}\t{source}\t{target}\n" for source, target in pairs)
        done, kept = done + len(some), kept + len(pairs)
        print(
            f"{done} translated, {kept} kept, {done / (time.monotonic() - started):.1f} a second", flush=True
        )


if __name__ == "__main__":
    main()
