"""Score the shipped glossary with the embedded engine, on one sentence of ours for each term.

    python benchmarks/glossary.py [../shared/data/eval/news-dev]

prints the share of terms rendered as the glossary says (or as rightly) and the share of flagged sentences,
with and without the glossary. With an evaluation set also chrF2 and flags on those of its sentences the
glossary changes.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import sacrebleu

from program import embedded_translator, render
from summarise.translation.checked import Rendering
from summarise.translation.glossary import NO_GLOSSARY, is_rendered
from summarise.translation.glossary_file import shipped_glossary
from summarise.translation.repair import repair

SENTENCES = Path(__file__).parents[1] / "tests" / "translation" / "golden" / "glossary.tsv"


def share_flagged(renderings: Sequence[Rendering]) -> float:
    """Return the share of sentences the guard flags, in percent."""
    return 100 * sum(bool(rendering.flags) for rendering in renderings) / len(renderings)


def score_terms() -> None:
    """Print what becomes of the shipped terms."""
    rows = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    cases = [(row[0], row[1]) for row in rows if not row[0].startswith("#")]
    terms = {term.source: term for term in shipped_glossary().terms}
    for name, glossary in (("without", NO_GLOSSARY), ("with", shipped_glossary())):
        found = render(embedded_translator(glossary, second_tries=False), [text for _, text in cases])
        lost = [
            source
            for (source, _), rendering in zip(cases, found, strict=True)
            if not is_rendered(terms[source], rendering.hypothesis)
        ]
        flagged = share_flagged(found)
        share = 100 - 100 * len(lost) / len(cases)
        print(f"{name:<8}{share:>6.1f} % of {len(cases)} terms {flagged:>6.1f} % flagged")
        print(f"        not: {', '.join(lost)}")


def score_set(stem: Path) -> None:
    """Print chrF2 and flags on the sentences of an evaluation set that the glossary changes."""
    pairs = zip(
        *(Path(f"{stem}.{side}").read_text("utf-8").splitlines() for side in ("id", "en")), strict=True
    )
    glossary = shipped_glossary()
    changed = [(s, e) for s, e in pairs if glossary.spell_out(repair(s)) != repair(s)]
    sources, references = [source for source, _ in changed], [english for _, english in changed]
    for name, used in (("without", NO_GLOSSARY), ("with", glossary)):
        found = render(embedded_translator(used, second_tries=False), sources)
        chrf = sacrebleu.corpus_chrf([rendering.hypothesis for rendering in found], [references]).score
        flagged = share_flagged(found)
        print(f"{name:<8}{chrf:>6.1f} chrF2 on {len(changed)} sentences {flagged:>6.1f} % flagged")


if __name__ == "__main__":
    score_terms()
    for argument in sys.argv[1:]:
        score_set(Path(argument))
