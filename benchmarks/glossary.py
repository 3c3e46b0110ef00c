"""Score the shipped glossary and vocabulary with the embedded engine, on one sentence of ours for each term.

    python benchmarks/glossary.py [../shared/data/eval/news-dev]

prints the share of terms rendered as the list says (or as rightly) and the share of flagged sentences, with
and without the list, for 300 sentences of either list at most, spread evenly over it. With an evaluation set
also chrF2 and flags on those of its sentences that either changes.
"""

import math
import sys
from collections.abc import Sequence
from pathlib import Path

import sacrebleu

from rendering import embedded_translator, render
from summarise.translation.checked import Rendering
from summarise.translation.glossary import NO_GLOSSARY, Glossary, is_rendered
from summarise.translation.glossary_file import load_glossary, shipped_glossary, shipped_vocabulary
from summarise.translation.repair import repair

MOST_SENTENCES = 300
SENTENCES = Path(__file__).parents[1] / "tests" / "translation" / "golden"


def share_flagged(renderings: Sequence[Rendering]) -> float:
    """Return the share of sentences the guard flags, in percent."""
    return 100 * sum(bool(rendering.flags) for rendering in renderings) / len(renderings)


def score_terms(name: str, glossary: Glossary) -> None:
    """Print what becomes of the terms of one list, for each of which golden/NAME.tsv has a sentence."""
    rows = [line.split("\t") for line in (SENTENCES / f"{name}.tsv").read_text("utf-8").splitlines()]
    cases = [(row[0], row[1]) for row in rows if not row[0].startswith("#")]
    cases = cases[:: math.ceil(len(cases) / MOST_SENTENCES)]
    terms = {term.source: term for term in glossary.terms}
    for label, used in (("without", NO_GLOSSARY), ("with", glossary)):
        found = render(embedded_translator(used, second_tries=False), [text for _, text in cases])
        lost = [
            source
            for (source, _), rendering in zip(cases, found, strict=True)
            if not is_rendered(terms[source], rendering.hypothesis)
        ]
        flagged = share_flagged(found)
        right = len(cases) - len(lost)
        print(f"{name} {label:<8}{right:>4} of {len(cases)} terms {flagged:>6.1f} % flagged")
        print(f"        not: {', '.join(lost)}")


def score_set(stem: Path) -> None:
    """Print chrF2 and flags on the sentences of an evaluation set that the lists change."""
    pairs = zip(
        *(Path(f"{stem}.{side}").read_text("utf-8").splitlines() for side in ("id", "en")), strict=True
    )
    glossary = load_glossary(None, shipped_vocabulary())
    changed = [(s, e) for s, e in pairs if glossary.spell_out(repair(s)) != repair(s)]
    sources, references = [source for source, _ in changed], [english for _, english in changed]
    for name, used in (("without", NO_GLOSSARY), ("with", glossary)):
        found = render(embedded_translator(used, second_tries=False), sources)
        chrf = sacrebleu.corpus_chrf([rendering.hypothesis for rendering in found], [references]).score
        flagged = share_flagged(found)
        print(f"{name:<8}{chrf:>6.1f} chrF2 on {len(changed)} sentences {flagged:>6.1f} % flagged")


if __name__ == "__main__":
    score_terms("glossary", shipped_glossary())
    score_terms("vocabulary", shipped_vocabulary())
    for argument in sys.argv[1:]:
        score_set(Path(argument))
