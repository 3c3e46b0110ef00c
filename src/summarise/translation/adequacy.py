"""How much of a source the English renders, and how much of the English the source explains.

Word by word, by the lexicon: a content word counts as rendered when a word the lexicon knows as its
translation stands in the English. Far from exact for one word, the shares tell an invented sentence from a
free one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from summarise.translation.calendar import is_calendar_word
from summarise.translation.lexicon import NAME_SHARE, WORD, WORDS_KEPT, lexicon, words
from summarise.translation.measures import is_measure

LEAST_WORDS = 4
"""Content words a sentence needs for a share to mean anything."""
SHORTEST_CONTENT_WORD = 4
MOST_COMMON_SHARE = 1 / 1500
"""Words more frequent than this (the 188 commonest) are function words."""
LEAST_CERTAINTY = 30
"""Percent. Less is mostly chance. At 0, 10, 20 and 30 the omissions and changed meanings flagged in Google's
FLORES output were 5.7, 5.1, 2.8 and 2.2 %, those found in news-dev with a clause cut 73, 72, 69 and 67 %."""
ENDINGS = ("ations", "ation", "ments", "ment", "ions", "ings", "edly", "ing", "ion", "ies", "ed", "es", "er")
SHORT_ENDINGS = ("ly", "al", "s", "e", "y")
SHORTEST_STEM = 4

_DIGITS = re.compile(r"\d+")
_WORD_OR_DIGITS = re.compile(rf"{WORD.pattern}|\d+")
FUNCTION_WORDS = frozenset(
    "a an as at be by do he i if in is it me no of on or s so the to up us we "
    "about added after against again all along already also although and among another any are around "
    "because been before being between both but came can come could did does doing done during each "
    "even every few for from had has have having her here hers him his how including into its itself "
    "just later like made make many may might more most much must near new nor not now off once one "
    "only onto other others our out over own per said same say says see shall she should since some "
    "still such take tell than that the their them then there these they this those through told too "
    "toward towards under until upon very was way well went were what when where whether which while "
    "who whom whose will with within without would yet you your according".split()
)


@dataclass(frozen=True, slots=True)
class Rendering:
    """What word by word can be said of a pair."""

    missing: float
    """Share of the source's content words of which the English shows no translation, 0 to 1."""
    invented: float
    """Share of the English content words that no word of the source explains, 0 to 1."""
    gap: tuple[str, ...]
    """The longest run of content words of which none is rendered: a clause left out."""
    tail: tuple[str, ...]
    """The content words behind the last one that is rendered, none where none is."""
    tail_share: float
    """Share of all words of the source that stand behind the last one that is rendered, 0 to 1."""


def compare(source: str, hypothesis: str) -> Rendering:
    """Look for each content word of either side on the other."""
    ours, theirs = _WORD_OR_DIGITS.findall(source), words(hypothesis)
    english = {*map(stem, theirs), *_DIGITS.findall(hypothesis)}
    seen = [_is_rendered(word, english) for word in ours]
    last = max((place for place, rendered in enumerate(seen) if rendered), default=len(ours) - 1)
    judged = [
        (word.lower(), rendered)
        for word, rendered in zip(ours, seen, strict=True)
        if rendered is not None and word[0].islower() and (rendered or is_certain(word.lower()))
    ]
    return Rendering(
        missing=_share([not rendered for _, rendered in judged]),
        invented=_invented_share(ours, theirs),
        gap=_longest_gap(judged),
        tail=tuple(ours[place].lower() for place in range(last + 1, len(ours)) if seen[place] is False),
        tail_share=(len(ours) - 1 - last) / max(1, len(ours)),
    )


def _is_rendered(word: str, english: set[str]) -> bool | None:
    """Tell whether the English shows a word; None for one that says nothing either way."""
    lower = word.lower()
    if word[0].isdigit():
        return True if word in english else None
    if is_content(lower):
        return not english.isdisjoint(_renderings(lower))
    return True if word[0].isupper() and stem(lower) in english else None


def _share(faults: list[bool]) -> float:
    return sum(faults) / len(faults) if len(faults) >= LEAST_WORDS else 0.0


def _invented_share(ours: list[str], theirs: list[str]) -> float:
    explained = set().union(*(_known_meanings(word.lower()) for word in ours))
    return _share([word not in explained for word in content_stems(theirs)])


def content_stems(english: Iterable[str]) -> list[str]:
    """Return the words of an English text that carry meaning, without their inflection."""
    lower = [word.lower() for word in english if len(word) >= SHORTEST_CONTENT_WORD]
    return [stem(word) for word in lower if word not in FUNCTION_WORDS]


def _longest_gap(judged: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    longest: tuple[str, ...] = ()
    run: tuple[str, ...] = ()
    for word, rendered in judged:
        run = () if rendered else (*run, word)
        longest = max(longest, run, key=len)
    return longest


@lru_cache(WORDS_KEPT)
def is_content(word: str) -> bool:
    """Tell a lower-case word that carries meaning, can be translated, and has no check of its own."""
    entry = lexicon().get(word)
    if entry is None or len(word) < SHORTEST_CONTENT_WORD or entry.likeliest in {"", *FUNCTION_WORDS}:
        return False
    if is_measure(word) or is_calendar_word(word):
        return False
    return entry.capital_share < NAME_SHARE and entry.count < _corpus_size() * MOST_COMMON_SHARE


@cache
def is_certain(word: str) -> bool:
    """Tell a content word whose translation the lexicon is sure of, so that its absence says something."""
    return lexicon()[word].certainty >= LEAST_CERTAINTY


@cache
def _corpus_size() -> int:
    return sum(entry.count for entry in lexicon().values())


@cache
def _renderings(word: str) -> frozenset[str]:
    return frozenset({stem(word), *(stem(other) for other in lexicon()[word].translations - FUNCTION_WORDS)})


@lru_cache(WORDS_KEPT)
def _known_meanings(word: str) -> frozenset[str]:
    entry = lexicon().get(word)
    known = entry.translations if entry else frozenset[str]()
    return frozenset({stem(word), *(stem(other) for other in known)})


@lru_cache(WORDS_KEPT)
def stem(word: str) -> str:
    """Cut an English word's inflection off, roughly: "strengthening", "strengthened" -> "strengthen"."""
    bare = re.sub(r"['’]s?$", "", word.lower())
    for ending in (*ENDINGS, *SHORT_ENDINGS):
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST_STEM:
            return _undoubled(bare[: -len(ending)])
    return bare


def _undoubled(word: str) -> str:
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "aeiouls" else word
