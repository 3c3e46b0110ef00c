"""Measure the guard on both sides: the faults it catches, and how many of its flags are real.

    python benchmarks/guard.py DATA

Faults are injected, by a fixed seed, into the English references of DATA/eval/news-dev. One counts as caught
when the guard raises a flag, by its code, that it does not raise on the untouched reference. Pairs whose
reference raises the fault's own flag already tell nothing and are left out. What share of the flags on the
output of real systems is real was judged one by one: labels/flags.tsv. Every flag on sound_pairs.tsv is a
false alarm: 360 sentences and their English, written for this project like training/written.tsv; neither the
guard's lexicon nor the embedded weights have learnt from them.
"""

import csv
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faults import FAULTS, Fault
from summarise.translation.quality import check

SEED = 20251122
MOST_PAIRS = 400
"""Faults of a kind; the share is then known to 5 points (95 %)."""
LABELS = Path(__file__).parent / "labels" / "flags.tsv"
SOUND_PAIRS = Path(__file__).parent / "sound_pairs.tsv"
OWN_CODES = {
    "digit changed": "number", "million for billion": "number",
    "number in words changed": "number", "rough number changed": "number", "percentage lost": "percentage",
    "unit changed": "unit", "currency changed": "currency", "month changed": "date", "name swapped": "name",
    "“not” dropped": "negation", "“not” added": "negation", "loop": "repetition", "copy": "untranslated",
    "half a copy": "untranslated", "broken off": "truncated", "clause left out": "omission",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """Faults of one kind, those that were caught, and the pairs whose reference has the flag already."""

    faults: int
    caught: int
    left_out: int

    @property
    def share(self) -> float:
        """The share caught, 0 to 1."""
        return self.caught / self.faults


Pair = tuple[str, str]


def read_pairs(data: Path) -> list[Pair]:
    """Return the source and reference of every pair of news-dev."""
    sources, references = (
        (data / "eval" / f"news-dev.{side}").read_text(encoding="utf-8").splitlines() for side in ("id", "en")
    )
    return list(zip(sources, references, strict=True))


def name_pool(pairs: Sequence[Pair]) -> list[str]:
    """Return the words the references write with a capital inside sentences and never without."""
    text = "\n".join(reference for _, reference in pairs)
    small = set(re.findall(r"\b[a-z]+\b", text))
    names = set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", text))
    return sorted(name for name in names if name.lower() not in small)


def codes(source: str, hypothesis: str) -> set[str]:
    """Return the codes of the flags the guard raises."""
    return {flag.code for flag in check(source, hypothesis)}


def score(kind: str, fault: Fault, pairs: Sequence[Pair]) -> Score:
    """Inject one kind of fault into the pairs, in a random order, and count what is caught."""
    generator = random.Random(f"{SEED} {kind}")
    pool = name_pool(pairs)
    faults = caught = left_out = 0
    for source, reference in generator.sample(pairs, len(pairs)):
        spoilt = fault(source, reference, generator, pool)
        if spoilt is None or spoilt == reference:
            continue
        before = codes(source, reference)
        if OWN_CODES[kind] in before:
            left_out += 1
            continue
        faults += 1
        caught += bool(codes(source, spoilt) - before)
        if faults == MOST_PAIRS:
            break
    return Score(faults, caught, left_out)


def score_faults(data: Path) -> dict[str, Score]:
    """Score every kind of fault."""
    pairs = read_pairs(data)
    return {kind: score(kind, fault, pairs) for kind, fault in FAULTS.items()}


def read_labels() -> list[dict[str, str]]:
    """Return the judged flags: data, system, line, code and verdict ("real" or "false")."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(rows, ["data", "system", "line", "code", "verdict"], delimiter="\t"))


def print_shares(labels: Sequence[dict[str, str]], key: str) -> None:
    """Print the share of real flags by system or by code."""
    total = Counter(label[key] for label in labels)
    real = Counter(label[key] for label in labels if label["verdict"] == "real")
    for name, count in total.most_common():
        print(f"  {name:<20}{real[name]:>4} of {count:>3} real")


def find_false_alarms() -> tuple[float, Counter[str]]:
    """Return the share of the sound pairs with a flag, 0 to 1, and how many have which."""
    pairs = [line.split("\t") for line in SOUND_PAIRS.read_text(encoding="utf-8").splitlines()]
    flags = [{flag.code for flag in check(source, target)} for source, target in pairs]
    return sum(map(bool, flags)) / len(pairs), Counter(code for codes in flags for code in codes)


def main(data: Path) -> None:
    """Print a row for every kind of fault, then the false alarms and the judged flags."""
    print(f"faults injected into news-dev, seed {SEED}")
    for kind, result in score_faults(data).items():
        caught = f"{100 * result.share:>6.1f} % of {result.faults:>3} caught"
        print(f"  {kind:<24}{caught} ({result.left_out} left out)")
    share, codes = find_false_alarms()
    print(f"false alarms: {100 * share:.1f} % of the sound pairs ({dict(codes.most_common())})")
    labels = read_labels()
    real = sum(label["verdict"] == "real" for label in labels)
    print(f"judged flags: {real} of {len(labels)} real ({100 * real / len(labels):.1f} %)")
    print_shares(labels, "data")
    print_shares(labels, "system")
    print_shares(labels, "code")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
