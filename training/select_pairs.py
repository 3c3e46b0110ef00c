"""Select clean training pairs from the parallel corpus and keep them apart from the evaluation sets."""

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from sources import SOURCES, TRANSLATED, WRITTEN, Source
from summarise.translation.calendar import MONTH_NAMES, MONTHS
from summarise.translation.checks.figures import invented_number, missing_number
from summarise.translation.repair import repair, spell_out_dates

WRITTEN_PAIRS = Path(__file__).with_name("written.tsv")
RUN = 9  # words in a row that a pair may not share with an evaluation sentence
MAX_WORDS = 90
ENGLISH_MONTHS = tuple(MONTHS[name] for name in MONTH_NAMES)
# Human translations of news keep within these bounds in 99 of 100 pairs (characters, English / Indonesian).
RATIO = (0.45, 1.9)
SPELLED_OUT = 12  # numbers up to here are often words on the other side
PROSE_WORDS = 8

MARKUP = re.compile(r"[<>{}\[\]|\\^~=_#*`]|https?://|www\.|::|\$\(|--|\w\.\w+\(|%[sd(]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"\w+")
FINAL = re.compile(r"[.!?][\"'”’)]*$")


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the (Indonesian, English) pairs of a file, gzipped or plain."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, _, target = line.rstrip("\n").partition("\t")
            yield " ".join(source.split()), " ".join(target.split())


def find_words(text: str) -> tuple[str, ...]:
    """Return the words in lower case, without punctuation."""
    return tuple(WORD.findall(text.lower()))


class HeldOut:
    """The sentences and nine-word runs of the evaluation sets."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.sentences: set[tuple[str, ...]] = set()
        self.runs: set[tuple[str, ...]] = set()
        for text in texts:
            words = find_words(text)
            self.sentences.add(words)
            self.runs.update(list_runs(words))

    def touches(self, text: str) -> bool:
        """Say whether `text` is one of the sentences or shares a run with one."""
        words = find_words(text)
        return words in self.sentences or any(run in self.runs for run in list_runs(words))


def list_runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return every run of `RUN` words."""
    return [words[start : start + RUN] for start in range(len(words) - RUN + 1)]


def find_numbers(text: str) -> Counter[str]:
    """Count the numbers above `SPELLED_OUT`, without their separators."""
    digits = (re.sub(r"[.,]", "", number) for number in NUMBER.findall(text))
    return Counter(digit for digit in digits if int(digit) > SPELLED_OUT)


def differs_in_digits(source: str, target: str) -> bool:
    """Say whether one side has digits that the other has not."""
    return find_numbers(source).keys() != find_numbers(target).keys()


def changes_number(source: str, target: str) -> bool:
    """Say whether the guard finds another number: stricter than `find_numbers`, and it reads "850 ribu"."""
    return bool(missing_number(source, target) or invented_number(source, target))


def explain_rejection(source: str, target: str, *, prose_only: bool, ours: bool = False) -> str | None:
    """Return why a pair is unfit for training, or None if it is fit."""
    if not source or not target:
        return "empty"
    if source.lower() == target.lower():
        return "identical"
    lengths = len(source.split()), len(target.split())
    if max(lengths) > MAX_WORDS:
        return "long"
    if not RATIO[0] <= (len(target) + 8) / (len(source) + 8) <= RATIO[1]:
        return "ratio"
    if MARKUP.search(source) or MARKUP.search(target):
        return "markup"
    differs = changes_number if ours else differs_in_digits
    if differs(source, target):
        return "numbers"
    letters = sum(character.isalpha() or character == " " for character in target)
    if letters < 0.75 * len(target):
        return "symbols"
    if prose_only and (min(lengths) < PROSE_WORDS or not (FINAL.search(source) and FINAL.search(target))):
        return "not prose"
    return None


def read_held_out(data: Path) -> HeldOut:
    """Read the evaluation sets below `data`."""
    return HeldOut(
        line
        for name in ("flores-dev", "news-dev")
        for side in ("id", "en")
        for line in (data / "eval" / f"{name}.{side}").read_text("utf-8").splitlines()
    )


def as_the_program_reads(pair: tuple[str, str]) -> tuple[str, str]:
    """Mend the Indonesian as the program does before translating, and name the months in the English too."""
    return repair(pair[0]), spell_out_dates(pair[1], ENGLISH_MONTHS)


def select(
    source: Source, path: Path, held_out: HeldOut, seen: set[tuple[str, ...]]
) -> tuple[list[tuple[str, str]], Counter[str]]:
    """Return the fit pairs of one source, and how many were left out for which reason."""
    kept, reasons = [], Counter[str]()
    for pair in read_pairs(path):
        if source.is_ours:
            pair = as_the_program_reads(pair)
        reason = explain_rejection(*pair, prose_only=source.prose_only, ours=source.is_ours)
        words = find_words(pair[0])
        if reason is None and words in seen:
            reason = "repeated"
        if reason is None and any(map(held_out.touches, pair)):
            reason = "held out"
        if reason is None:
            seen.add(words)
            kept.append(pair)
        else:
            reasons[reason] += 1
    if source.limit is not None and len(kept) > source.limit:
        reasons["over the limit"] = len(kept) - source.limit
        kept = random.Random(source.name).sample(kept, source.limit)
    return kept, reasons


def main() -> None:
    """Read the command line, select, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with parallel/ and eval/")
    parser.add_argument("output", type=Path, help="file to write: group, Indonesian, English, tab-separated")
    parser.add_argument(
        "--translated", type=Path, help="news sentences and their English, as written.tsv has them"
    )
    arguments = parser.parse_args()

    folder = arguments.data / "parallel"
    files = [(source, folder / f"{source.name}.tsv.gz") for source in SOURCES]
    files.append((WRITTEN, WRITTEN_PAIRS))
    if arguments.translated:
        files.append((TRANSLATED, arguments.translated))
    held_out = read_held_out(arguments.data)
    seen: set[tuple[str, ...]] = set()
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    with arguments.output.open("w", encoding="utf-8") as output:
        for source, path in files:
            kept, reasons = select(source, path, held_out, seen)
            output.writelines(f"{source.group}\t{first}\t{second}\n" for first, second in kept)
            counts[source.name] = len(kept)
            print(f"{source.name:24} {len(kept):6} kept; left out {json.dumps(dict(reasons.most_common()))}")
    arguments.output.with_suffix(".json").write_text(json.dumps(counts, indent=1), "utf-8")


if __name__ == "__main__":
    main()
