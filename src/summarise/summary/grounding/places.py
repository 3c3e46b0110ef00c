"""Whether a name, number or date stands where another one of its kind stands in the article."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from summarise.summary.grounding.contexts import Context, likeness
from summarise.summary.grounding.kinship import are_one_name
from summarise.summary.grounding.reading import Reading
from summarise.summary.grounding.tokens import Item

LEAST_LIKENESS = 0.5
LEAST_MARGIN = 0.3
"""How like another thing's place this one must be, and how much more than its own."""
LEAST_SIDE, SIDE_MARGIN, LEAST_NEIGHBOURS = 0.75, 0.5, 2
"""The same for what stands on one side alone, if it has so many words."""

FORWARD: tuple[bool, bool, frozenset[str]] = (False, False, frozenset())
"""The order of two names where the first one stands first."""


def exchanged(statement: Reading, evidence: Sequence[Reading], kind: str) -> list[tuple[Item, Item]]:
    """List the things of a kind whose place in the evidence is another's, each with that other."""
    places = [(item, reading.context(item)) for reading in evidence for item in _of(reading, kind)]
    items = [*_of(statement, kind), *(_unknown_openers(statement, evidence) if kind == "name" else ())]
    found = ((item, _taken(item, statement.context(item), places)) for item in items)
    return [(item, other) for item, other in found if other is not None]


def is_detached(name: Item, statement: Reading, evidence: Sequence[Reading]) -> bool:
    """Tell a name of which the evidence says something else: no word beside it is beside it there."""
    here = {word for _, word in statement.context(name)} & {*statement.content}
    mentions = [(reading, other) for reading in evidence for other in reading.names if is_same(name, other)]
    if not here or not mentions:
        return False
    return all(here.isdisjoint(reading.roots_near(other)) for reading, other in mentions)


def _unknown_openers(statement: Reading, evidence: Sequence[Reading]) -> Iterator[Item]:
    """Yield the words that open a sentence and look like common ones, but stand in a name's place: "Hope"."""
    return (
        item
        for item in statement.openers
        if not any(statement.tokens[item.first].root in reading.roots for reading in evidence)
    )


def reversed_pair(statement: Reading, evidence: Sequence[Reading]) -> tuple[Item, Item] | None:
    """Return two names that stand round the same words as in the evidence, but in the other order.

    "A defeated B" and "B was defeated by A" are in one order.
    """
    for one, other in combinations(statement.names, 2):
        if is_same(one, other) or _order(statement, one, other) != FORWARD:
            continue
        orders = [order for reading in evidence if (order := _order(reading, one, other))]
        if orders and all(is_reversed for is_reversed, _, _ in orders):
            here = _between(statement, one.last, other.first)
            for _, turned, words in orders:
                if turned == here[0] and words & here[1]:
                    return one, other
    return None


def _order(reading: Reading, one: Item, other: Item) -> tuple[bool, bool, frozenset[str]] | None:
    """Tell whether `other` stands before `one`, whether "by" parts them, and which content words do.

    None where one of them is missing or both orders are there.
    """
    ones = [name for name in reading.names if is_same(name, one) and not is_same(name, other)]
    others = [name for name in reading.names if is_same(name, other) and not is_same(name, one)]
    if not ones or not others:
        return None
    if ones[0].first < others[-1].first:
        return None if others[0].first < ones[-1].first else FORWARD
    return True, *_between(reading, others[-1].last, ones[0].first)


def _between(reading: Reading, first: int, last: int) -> tuple[bool, frozenset[str]]:
    tokens = [reading.tokens[p] for p in range(first + 1, last) if p not in reading.item_places]
    has_by = any(token.lower == "by" for token in tokens)
    return has_by, frozenset(token.root for token in tokens if token.is_content)


def _of(reading: Reading, kind: str) -> Iterator[Item]:
    return (item for item in reading.items if item.kind == kind)


def _taken(item: Item, here: Context, places: Sequence[tuple[Item, Context]]) -> Item | None:
    own = [there for other, there in places if is_same(item, other)]
    for side in (-1, 0, 1):
        part = _side(here, side)
        if side and len(part) < LEAST_NEIGHBOURS:
            continue
        ours = max((likeness(part, there) for there in own), default=0.0)
        others = [(likeness(part, there), other) for other, there in places if not is_same(item, other)]
        most, other = max(others, key=lambda pair: pair[0], default=(0.0, None))
        least = LEAST_SIDE if side else LEAST_LIKENESS
        if most >= max(least, ours + (SIDE_MARGIN if side else LEAST_MARGIN)):
            return other
    return None


def _side(words: Context, side: int) -> Context:
    return {word: weight for word, weight in words.items() if side in (0, word[0])}


def is_same(one: Item, other: Item) -> bool:
    """Tell two mentions of one thing: "Steve Bruce" and "Bruce"."""
    return one.key == other.key or (one.kind == other.kind == "name" and are_one_name(one.key, other.key))
