"""How much of a source the English renders, and how much of the English the source explains.

Word by word, by the lexicon: a content word counts as rendered when a word the lexicon knows as its
translation stands in the English. Far from exact for one word, the shares tell an invented sentence from a
free one.
"""

import re
from functools import cache

from summarise.translation.lexicon import NAME_SHARE, lexicon, words

LEAST_WORDS = 4
"""Content words a sentence needs for a share to mean anything."""
SHORTEST_CONTENT_WORD = 4
MOST_COMMON_SHARE = 1 / 1500
"""Words more frequent than this (the 188 commonest) are function words."""
ENDINGS = ("ations", "ation", "ments", "ment", "ions", "ings", "edly", "ing", "ion", "ies", "ed", "es", "er")
SHORT_ENDINGS = ("ly", "al", "s", "e", "y")
SHORTEST_STEM = 4

_FUNCTION_WORDS = frozenset(
    "about added after against again all along already also although among and another any are around "
    "because been before being between both but came can come could did does doing done during each "
    "even every few for from had has have having her here hers him his how including into its itself "
    "just later like made make many may might more most much must near new nor not now off once one "
    "only onto other others our out over own per said same say says see shall she should since some "
    "still such take tell than that the their them then there these they this those through told too "
    "toward towards under until upon very was way well went were what when where whether which while "
    "who whom whose will with within without would yet you your according".split()
)


def missing_share(source: str, hypothesis: str) -> float:
    """Return the share of the source's content words of which the English shows no translation, 0 to 1."""
    english = {stem(word) for word in words(hypothesis)}
    content = _content(source)
    if len(content) < LEAST_WORDS:
        return 0.0
    missing = [word for word in content if english.isdisjoint(_renderings(word))]
    return len(missing) / len(content)


def invented_share(source: str, hypothesis: str) -> float:
    """Return the share of the English content words that no word of the source explains, 0 to 1."""
    explained = set().union(*(_known_meanings(word.lower()) for word in words(source)))
    content = [word for word in words(hypothesis) if len(word) >= SHORTEST_CONTENT_WORD]
    content = [word for word in content if word.lower() not in _FUNCTION_WORDS]
    if len(content) < LEAST_WORDS:
        return 0.0
    return sum(stem(word) not in explained for word in content) / len(content)


def _content(source: str) -> list[str]:
    return [word.lower() for word in words(source) if _is_content(word.lower())]


def _is_content(word: str) -> bool:
    entry = lexicon().get(word)
    if entry is None or not entry.translations or len(word) < SHORTEST_CONTENT_WORD:
        return False
    return entry.capital_share < NAME_SHARE and entry.count < _corpus_size() * MOST_COMMON_SHARE


@cache
def _corpus_size() -> int:
    return sum(entry.count for entry in lexicon().values())


@cache
def _renderings(word: str) -> frozenset[str]:
    entry = lexicon()[word]
    return frozenset({stem(word), *(stem(other) for other in entry.translations - _FUNCTION_WORDS)})


@cache
def _known_meanings(word: str) -> frozenset[str]:
    entry = lexicon().get(word)
    return (
        frozenset({stem(word), *(stem(other) for other in entry.translations)})
        if entry
        else frozenset({stem(word)})
    )


@cache
def stem(word: str) -> str:
    """Cut an English word's inflection off, roughly: "strengthening", "strengthened" -> "strengthen"."""
    bare = re.sub(r"['’]s?$", "", word.lower())
    for ending in (*ENDINGS, *SHORT_ENDINGS):
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST_STEM:
            return bare[: -len(ending)]
    return bare


def longest_gap(source: str, hypothesis: str) -> list[str]:
    """Return the longest run of the source's content words of which none is rendered: a clause left out."""
    english = {stem(word) for word in words(hypothesis)}
    longest: list[str] = []
    run: list[str] = []
    for word in _content(source):
        run = [*run, word] if english.isdisjoint(_renderings(word)) else []
        longest = max(longest, run, key=len)
    return longest
