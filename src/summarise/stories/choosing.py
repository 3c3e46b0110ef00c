"""Choose what is told of a story: its summary, what each article adds, where two differ, and quotations."""

import re
from collections.abc import Sequence

from summarise.stories.passages import Entry, passage_of, sound_passages, standing, summary_passages, without
from summarise.stories.types import Difference, Passage
from summarise.summary.quotes import read_quotation
from summarise.summary.sentence_vectors import Vector, centrality, cosine, vectors

MOST_SENTENCES = 4
MOST_WORDS = 110
MOST_ADDED = 2
MOST_QUOTES = 2
REPEATS = 0.45
"""Cosine of two Indonesian sentences from which the second says what the first does. Of 855 pairs in 22
stories those above speak of the same matter, if not always with the same words; between 0.40 and 0.45 about
half say something of their own."""
NEWS = 0.25
"""Cosine below which nothing in the other articles says what a sentence says: so it is with 56 of 264
sentences of those stories. Of the 17 highest of them 2 repeat something; of those above, up to 0.33, more."""
SAME_MATTER = 0.6
"""Cosine of two sentences from which other numbers are worth a look. In 36 stories out of 678 articles it
shows nothing; at 0.5 it would show two pairs, both of other matters (all sales, and exports)."""

_NUMBER = re.compile(r"(?<![\w/.,])\d+(?:[.,]\d+)*(?![\w/])")
_BRACKETS = re.compile(r"\([^()]*\)")


def choose_summary(entries: Sequence[Entry]) -> tuple[Passage, ...]:
    """Return the few sentences that tell a story, from all its articles, none saying what another says."""
    if len(entries) == 1:
        (entry,) = entries
        return tuple(passage_of(entry, statement) for statement in entry.digest.summary.abstract)
    pool = standing(passage for entry in entries for passage in summary_passages(entry))
    if not pool:
        return ()
    pool_vectors = vectors([passage.indonesian for passage in pool])
    scores = [
        central + 1 / (1 + passage.sentence)
        for central, passage in zip(centrality(pool_vectors), pool, strict=True)
    ]
    chosen = _choose_new(sorted(range(len(pool)), key=lambda place: -scores[place]), pool, pool_vectors)
    return tuple(pool[place] for place in sorted(chosen))


def _choose_new(ranked: Sequence[int], pool: Sequence[Passage], pool_vectors: Sequence[Vector]) -> list[int]:
    chosen: list[int] = []
    words = 0
    for place in ranked:
        length = len(pool[place].english.split())
        repeats = any(cosine(pool_vectors[place], pool_vectors[other]) >= REPEATS for other in chosen)
        if repeats or len(chosen) == MOST_SENTENCES or (chosen and words + length > MOST_WORDS):
            continue
        chosen.append(place)
        words += length
    return chosen


def choose_additions(entry: Entry, others: Sequence[Entry], said: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return what only this article of a story says, most important first."""
    told = vectors([sentence.text for other in others for sentence in other.digest.sentences])
    candidates = without(standing(summary_passages(entry)), said)
    news = [
        passage
        for passage, vector in zip(
            candidates, vectors([passage.indonesian for passage in candidates]), strict=True
        )
        if max((cosine(vector, other) for other in told), default=0.0) < NEWS
    ]
    return tuple(news[:MOST_ADDED])


def find_differences(entry: Entry, others: Sequence[Entry]) -> tuple[Difference, ...]:
    """Return the sentences that say what a sentence of an earlier article says, with none of its numbers."""
    mine = _numbered(entry)
    theirs = [passage for other in others for passage in _numbered(other)]
    their_vectors = vectors([passage.indonesian for passage in theirs])
    found: list[Difference] = []
    for passage, vector in zip(mine, vectors([passage.indonesian for passage in mine]), strict=True):
        likeness = [cosine(vector, other) for other in their_vectors]
        best = max(range(len(theirs)), key=likeness.__getitem__, default=None)
        if best is None or likeness[best] < SAME_MATTER:
            continue
        if not _numbers(passage) & _numbers(theirs[best]):
            found.append(Difference(theirs[best], passage))
    return tuple(found[:MOST_ADDED])


def _numbered(entry: Entry) -> list[Passage]:
    return [passage for passage in sound_passages(entry) if _numbers(passage)]


def _numbers(passage: Passage) -> frozenset[str]:
    return frozenset(_NUMBER.findall(_BRACKETS.sub("", passage.indonesian)))


def choose_quotes(entries: Sequence[Entry], said: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return whole quotations with who said them, of different articles first and none twice."""
    found = [[p for p in without(sound_passages(entry), said) if _is_quotation(p)] for entry in entries]
    longest = max(map(len, found), default=0)
    rounds = [passages[turn] for turn in range(longest) for passages in found if turn < len(passages)]
    chosen: list[Passage] = []
    for passage in rounds:
        if len(chosen) < MOST_QUOTES and not _repeats(passage, [*said, *chosen]):
            chosen.append(passage)
    return tuple(chosen)


def _repeats(passage: Passage, said: Sequence[Passage]) -> bool:
    vector, *others = vectors([passage.indonesian, *(other.indonesian for other in said)])
    return any(cosine(vector, other) >= REPEATS for other in others)


def _is_quotation(passage: Passage) -> bool:
    return read_quotation(passage.indonesian, passage.english) is not None
