"""Score the repairs before translation on faults of known kinds, and count what they change in clean text.

    python benchmarks/normalisation.py [../shared/data/eval/flores-dev]

prints by kind how many of our own sentences with one seeded fault come back exactly. With an evaluation set
also the share of its clean words that are changed, and chrF2 of the embedded engine on 300 of its sentences
with three faults each: clean, noisy and repaired.
"""

import difflib
import sys
from collections import Counter
from pathlib import Path

import sacrebleu

import noise
from summarise.translation.embedded import EmbeddedTranslator
from summarise.translation.repair import repair
from summarise.translation.restore import restore
from summarise.translation.translator import translate

LABELS = Path(__file__).parent / "labels" / "normalisation.txt"
SEED = 20250616
FAULTS = 3
MOST_SENTENCES = 300


def score_own(sentences: list[str]) -> None:
    """Print the share of our sentences restored exactly, by kind of fault."""
    made = [
        case
        for shift in range(len(noise.KINDS))
        for case in noise.make_noise(sentences[shift:], SEED + shift)
    ]
    made = made[:: max(1, len(made) // 100)][:100]
    whole = Counter(case.kind for case in made)
    right = Counter(case.kind for case in made if repair(case.noisy) == repair(case.clean))
    for kind, count in whole.items():
        print(f"{kind:<24}{right[kind]:>4} of {count}")
    print(f"{'all':<24}{right.total():>4} of {whole.total()}")


def score_clean(sources: list[str]) -> None:
    """Print the share of words that the repairs change in text without faults of ours."""
    words = changed = 0
    for source in sources:
        before, after = source.split(), repair(source).split()
        words += len(before)
        matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
        changed += sum(max(i2 - i1, 1) for tag, i1, i2, _, _ in matcher.get_opcodes() if tag != "equal")
    print(f"clean text: {changed} of {words} words changed, {100 * changed / words:.2f} %")


def score_translation(sources: list[str], references: list[str]) -> None:
    """Print chrF2 of clean, noisy and repaired sentences."""
    noisy = sources
    for turn in range(FAULTS):
        by_clean = {case.clean: case.noisy for case in noise.make_noise(noisy[turn:], SEED + turn)}
        noisy = [by_clean.get(sentence, sentence) for sentence in noisy]
    translator = EmbeddedTranslator(print)
    for name, segments in (("clean", sources), ("noisy", noisy), ("repaired", [repair(s) for s in noisy])):
        english = map(restore, segments, translate(translator, segments))
        print(f"{name:<10}{sacrebleu.corpus_chrf(list(english), [references]).score:>6.1f} chrF2")


def main(stem: Path | None) -> None:
    """Print the scores."""
    score_own(LABELS.read_text(encoding="utf-8").splitlines())
    if stem:
        sources, references = (
            Path(f"{stem}.{side}").read_text("utf-8").splitlines() for side in ("id", "en")
        )
        score_clean(sources)
        score_translation(sources[:MOST_SENTENCES], references[:MOST_SENTENCES])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
