"""Find the sentences of an article that a statement rests on."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from summarise.summary.grounding.contexts import likeness
from summarise.summary.grounding.places import is_same
from summarise.summary.grounding.reading import Reading, read
from summarise.summary.grounding.tokens import Item

MOST_SENTENCES = 3
LEAST_GAIN = 0.15
"""Share of the statement's weight that a second or third sentence must add: less is chance."""
ITEM_SHARE = 0.5
"""What a name or number counts beside a content word, to choose the first sentence; the others are not
chosen by names and numbers at all, or a changed name would fetch the sentence that holds it."""
LIKE_PLACE = 0.4
"""How like a place must be for its sentence to be evidence of a name or number."""
NEAR_BEFORE, NEAR_AFTER = 4, 1
"""Sentences in which a pronoun's name or a quotation's speaker may stand."""


class ArticleReading:
    """The sentences of an article, read once for all statements."""

    def __init__(self, passages: Mapping[int, str]) -> None:
        readings = [read(index, text) for index, text in passages.items()]
        small = frozenset(token.lower for one in readings for token in one.tokens if token.text.islower())
        names = frozenset(word for one in readings for name in one.names for word in name.key.split())
        self._small = small
        self.sure_names = names - small
        """The words of names that the article never writes small."""
        self.readings = tuple(replace(reading, known_names=self.sure_names) for reading in readings)
        self._places = {reading.index: place for place, reading in enumerate(self.readings)}
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, reading in enumerate(self.readings):
            for word in _features(reading):
                self._holders[word].append(place)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of all words of the article."""
        return frozenset().union(*(reading.roots for reading in self.readings))

    @cached_property
    def names(self) -> tuple[Item, ...]:
        """All names, as often as they stand."""
        return tuple(name for reading in self.readings for name in reading.names)

    def knows(self, word: str) -> bool:
        """Tell a lower-case word that stands anywhere in the article."""
        return word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset().union(*(reading.lowers for reading in self.readings))

    def writes_small(self, word: str) -> bool:
        """Tell a word that the article writes with a small letter."""
        return word in self._small

    def near(self, reading: Reading) -> Sequence[Reading]:
        """Return the sentences around one, and itself."""
        place = self._places[reading.index]
        return self.readings[max(0, place - NEAR_BEFORE) : place + NEAR_AFTER + 1]

    def choose(self, statement: Reading) -> tuple[Reading, ...]:
        """Return the one to three sentences that hold most of a statement's words, the best first."""
        wanted = {word: self._weight(word) for word in statement.content}
        best = self._best(wanted, self._item_weights(statement))
        chosen = [best]
        total = sum(wanted.values())
        left = {word: weight for word, weight in wanted.items() if word not in best.roots}
        while left and len(chosen) < MOST_SENTENCES:
            following = self._best(left, {})
            gain = sum(weight for word, weight in left.items() if word in following.roots)
            if gain < LEAST_GAIN * total:
                break
            chosen.append(following)
            left = {word: weight for word, weight in left.items() if word not in following.roots}
        return tuple(chosen + self._witnesses(statement, chosen)[: MOST_SENTENCES - len(chosen)])

    def _witnesses(self, statement: Reading, chosen: Sequence[Reading]) -> list[Reading]:
        """Return sentences that hold a name, number or date which the chosen ones do not, in a like place."""
        found: dict[int, Reading] = {}
        for item in statement.items:
            if any(is_same(item, other) for reading in chosen for other in reading.items):
                continue
            here = statement.context(item)
            for place in sorted({p for word in item.key.split() for p in self._holders.get(word, ())}):
                reading = self.readings[place]
                if any(
                    likeness(here, reading.context(other)) >= LIKE_PLACE
                    for other in reading.items
                    if is_same(item, other)
                ):
                    found[place] = reading
                    break
        return list(found.values())

    def _item_weights(self, statement: Reading) -> dict[str, float]:
        # In the statement's order: a sum of floats depends on it, and a set has another in every run.
        words = dict.fromkeys(word for item in statement.items for word in item.key.split())
        return {word: ITEM_SHARE * self._weight(word) for word in words}

    def _weight(self, word: str) -> float:
        return math.log(1 + len(self.readings) / (0.5 + len(self._holders.get(word, ()))))

    def _best(self, wanted: Mapping[str, float], items: Mapping[str, float]) -> Reading:
        scores: defaultdict[int, float] = defaultdict(float)
        for word, weight in (*wanted.items(), *items.items()):
            for place in self._holders.get(word, ()):
                scores[place] += weight
        if not scores:
            return self.readings[0]
        # Of two that hold as much the shorter one says less else.
        place = min(scores, key=lambda place: (-scores[place], len(self.readings[place].tokens), place))
        return self.readings[place]


def _features(reading: Reading) -> frozenset[str]:
    return reading.roots | {word for item in reading.items for word in item.key.split()}
