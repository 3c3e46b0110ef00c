"""What surrounds a name, number or date: the words before it and behind it, which tell its place.

A passive clause is turned round, so that "B was praised by A" gives A and B the places they have in
"A praised B".
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from summarise.summary.grounding.tokens import Item, Token
from summarise.summary.grounding.words import read_words

MOST_NEIGHBOURS, MOST_STEPS = 4, 12
"""Words to either side that tell a place, the nearer the more, and tokens among which they are looked for."""

_CONJUNCTIONS = frozenset("and or but while whereas although".split())
_SKIPPED = _CONJUNCTIONS.union("a an the is are was were be been being has had have of s".split())
_STOPS = frozenset('.!?;“”"')
_BEFORE_PARTICIPLE = 3
Context = dict[tuple[int, str], float]


def surroundings(tokens: Sequence[Token], item: Item, skipped: Collection[int]) -> Context:
    """Return the words around an item by side (-1 before it, 1 behind it), with their weights, 1 at most.

    Args:
        tokens: those of its sentence.
        item: what takes the place.
        skipped: the numbers of the tokens that belong to this or another item.
    """
    words: Context = {}
    before = range(item.first - 1, max(-1, item.first - 1 - MOST_STEPS), -1)
    behind = range(item.last + 1, min(len(tokens), item.last + 1 + MOST_STEPS))
    for side, way in ((-1, before), (1, behind)):
        for distance, (token, turned) in enumerate(_neighbours(tokens, way, skipped), start=1):
            words.setdefault((-side if turned else side, token.root), 1 / distance)
    return words


def likeness(here: Context, there: Context) -> float:
    """Return the share of a context that another one holds, 0 to 1."""
    total = sum(here.values())
    return sum(min(weight, there.get(word, 0.0)) for word, weight in here.items()) / total if total else 0.0


def _neighbours(
    tokens: Sequence[Token], way: Iterable[int], skipped: Collection[int]
) -> Iterator[tuple[Token, bool]]:
    """Yield the words on a way and whether each is a passive participle."""
    count = 0
    for place in way:
        token = tokens[place]
        if token.text in _STOPS or _begins_clause(tokens, place) or count == MOST_NEIGHBOURS:
            return
        if not token.is_word or place in skipped or token.lower in _SKIPPED:
            continue
        if token.lower == "by" and place > 0 and _is_passive(tokens, place - 1):
            continue
        count += 1
        yield token, _is_passive(tokens, place)


def _begins_clause(tokens: Sequence[Token], place: int) -> bool:
    """Tell a comma before "and": what stands behind it is another clause, or another item of a list."""
    return tokens[place].text == "," and place + 1 < len(tokens) and tokens[place + 1].lower in _CONJUNCTIONS


def _is_passive(tokens: Sequence[Token], place: int) -> bool:
    """Tell a participle between a form of "to be" and "by"."""
    if place + 1 >= len(tokens) or tokens[place + 1].lower != "by":
        return False
    before = tokens[max(0, place - _BEFORE_PARTICIPLE) : place]
    return any(token.lower in read_words("passive") for token in before)
