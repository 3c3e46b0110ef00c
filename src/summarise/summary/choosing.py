"""Which of the ranked sentences make a summary: none twice, none that is not understood."""

from collections.abc import Sequence

from summarise.summary.english import adds_to_a_name
from summarise.summary.ranking import Candidate
from summarise.summary.sentence_vectors import cosine
from summarise.summary.standing import goes_on, points_back, without_the_two_sides

REDUNDANCY = 0.35
"""How much the likeness to what is already said weighs against a score. On the even rows of
benchmarks/summaries.py ROUGE-2 falls by 0.012 on REALSumm and 0.007 on IndoSum without it."""


def choose(
    candidates: Sequence[Candidate], most: int, words: int | None = None, said: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Choose by maximal marginal relevance (Carbonell and Goldstein 1998), in the order of choice.

    A sentence that points back is taken only behind the one it points at, unless there is no other at all.
    "The two countries" may be those of what was said.

    Args:
        candidates: the most telling first.
        most: sentences at most.
        words: words of English at most, but for a first sentence that is longer alone.
        said: what the reader has read before; nothing of it is chosen again.
    """
    chosen: list[Candidate] = []
    rest = [candidate for candidate in candidates if candidate not in said]
    dependent = {c.sentence.index for c in rest if _depends(c, knowing_the_two=bool(said))}
    length = 0
    while rest and len(chosen) < most:
        read = {candidate.sentence.index for candidate in chosen}
        standing = [c for c in rest if c.sentence.index not in dependent or c.sentence.index - 1 in read]
        if not standing and (chosen or said):
            break
        best = max(standing or rest, key=lambda candidate: _marginal_relevance(candidate, (*said, *chosen)))
        rest.remove(best)
        longer = length + len(best.english.split())
        if not chosen or words is None or longer <= words:
            chosen.append(best)
            length = longer
    return chosen


def _depends(candidate: Candidate, *, knowing_the_two: bool) -> bool:
    """Tell what needs the sentence before it; the first has none, unless its English opens with "This"."""
    english, text = candidate.english, candidate.sentence.text
    text = without_the_two_sides(text) if knowing_the_two else text
    goes_back = goes_on(english) and not adds_to_a_name(english)
    return goes_back or (candidate.sentence.index > 0 and points_back(text))


def _marginal_relevance(candidate: Candidate, said: Sequence[Candidate]) -> float:
    return candidate.score - REDUNDANCY * max(
        (cosine(candidate.vector, other.vector) for other in said), default=0.0
    )
