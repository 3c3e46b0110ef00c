"""Score the embedded engine on an evaluation set, exactly as the program reads and translates.

    python benchmarks/translation.py ../shared/data/eval/flores-dev

prints BLEU, chrF2 (sacreBLEU's defaults), sentences a second without loading, and the share of sentences that
the guard flags, beside the same for the published output of other systems where it lies there; and the chrF2
of what the program marks (the guard's flags, or the translator unsure) and of what it lets pass.

Mojibake ("7â€“2", in 22 lines of FLORES dev) is repaired first, as in articles; the others read it as it is.
"""

import html
import sys
import time
from pathlib import Path

import sacrebleu

from rendering import embedded_translator, render
from summarise.article.decoding import normalise_text
from summarise.translation.checked import Rendering
from summarise.translation.quality import check
from summarise.types import UNSURE


def translate(sources: list[str]) -> tuple[list[Rendering], float]:
    """Return the renderings and the sentences translated a second, the weights loaded before."""
    translator = embedded_translator()
    render(translator, ["Selamat pagi."])
    started = time.perf_counter()
    found = render(translator, sources)
    speed = len(sources) / (time.perf_counter() - started)
    return found, speed


def describe(name: str, sources: list[str], hypotheses: list[str], references: list[str]) -> str:
    """Return one row of the table."""
    bleu = sacrebleu.corpus_bleu(hypotheses, [references]).score
    chrf = sacrebleu.corpus_chrf(hypotheses, [references]).score
    flagged = [bool(check(s, h)) for s, h in zip(sources, hypotheses, strict=True)]
    share = 100 * sum(flagged) / len(flagged)
    return f"{name:<16}{bleu:>6.1f} BLEU {chrf:>6.1f} chrF2 {share:>6.1f} % flagged"


def describe_marks(renderings: list[Rendering], references: list[str]) -> str:
    """Return the chrF2 of the marked sentences and of the others."""
    groups: dict[str, list[tuple[str, str]]] = {"marked": [], "of these unsure": [], "not marked": []}
    for rendering, reference in zip(renderings, references, strict=True):
        pair = rendering.hypothesis, reference
        groups["marked" if rendering.flags else "not marked"].append(pair)
        if UNSURE in rendering.flags:
            groups["of these unsure"].append(pair)
    return "; ".join(f"{name} {len(pairs)}: {chrf2(pairs):.1f} chrF2" for name, pairs in groups.items())


def chrf2(pairs: list[tuple[str, str]]) -> float:
    """Return the chrF2 of hypotheses against their references."""
    hypotheses, references = map(list, zip(*pairs, strict=True))
    return sacrebleu.corpus_chrf(hypotheses, [references]).score


def read(path: Path) -> list[str]:
    """Return the lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def main(stem: Path) -> None:
    """Print a row for the embedded engine and one for every other system's output."""
    sources = [normalise_text(line) for line in read(Path(f"{stem}.id"))]
    references = read(Path(f"{stem}.en"))
    renderings, speed = translate(sources)
    hypotheses = [rendering.hypothesis for rendering in renderings]
    print(describe("embedded", sources, hypotheses, references), f"{speed:.1f} sentences/s")
    print(f"  {describe_marks(renderings, references)}")
    for path in sorted(stem.parent.glob(f"{stem.name}.*.en")):
        others = [html.unescape(line) for line in read(path)]
        print(describe(path.name.split(".")[1], sources, others, references))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
