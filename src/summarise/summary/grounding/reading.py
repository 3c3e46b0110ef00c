"""A sentence as the checks read it: its words, and the names, numbers and dates among them."""

import re
from dataclasses import dataclass
from functools import cached_property

from summarise.summary.grounding.contexts import Context, surroundings
from summarise.summary.grounding.quantities import Quantity, read_quantities, spell_out
from summarise.summary.grounding.tokens import Item, Token, is_content_or_short_name, split_tokens
from summarise.translation.calendar import english_months, is_calendar_word
from summarise.translation.checks.negation import without_not_only
from summarise.translation.rules import common_english

MOST_CAPITALS = 0.85
"""Share of words with a capital above which a line is a headline in title case: its capitals say nothing."""
MOST_CHARACTERS = 2000
"""The longest sentence of 530 English articles has 1,890: what is longer is none."""
NEAR = 12
"""Tokens to either side of a name among which one that stands beside it in a statement must be. Of names of
the article put into human sentences 76 % were caught without this check, 81 % with 8 tokens, 83 % with 12;
of 947 human sentences 536, 476 and 501 passed (since then only content words count: 454)."""

_POSSESSIVE = re.compile(r"['’]s?$")
_OPENERS = frozenset(".!?:;“”\"‘'(«")
_QUOTATION_MARKS = frozenset('“”"')


@dataclass(frozen=True, eq=False)
class Reading:
    """One sentence, read once; the rest is worked out when a check first asks for it."""

    index: int
    text: str
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    known_names: frozenset[str] = frozenset()
    """Words that are names even where they open a sentence and look like common ones ("Brown")."""

    @cached_property
    def lowers(self) -> frozenset[str]:
        """The words, in small letters."""
        return frozenset(token.lower for token in self.tokens if token.is_word)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words."""
        return frozenset(token.root for token in self.tokens if token.is_word)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The roots of the content words that belong to no name, number or date, in their order."""
        return tuple(
            token.root
            for place, token in enumerate(self.tokens)
            if token.is_content and place not in self.item_places
        )

    @cached_property
    def item_places(self) -> frozenset[int]:
        """The numbers of the tokens that belong to a name, number or date."""
        return frozenset(place for item in self.items for place in range(item.first, item.last + 1))

    @cached_property
    def names(self) -> tuple[Item, ...]:
        """The names, each of one or several words."""
        return tuple(_names(self.tokens, self.known_names))

    @cached_property
    def openers(self) -> tuple[Item, ...]:
        """The words with a capital that may only open a sentence."""
        return tuple(
            Item("name", token.text, token.lower, place, place)
            for place, token in enumerate(self.tokens)
            if token.is_content
            and token.text[0].isupper()
            and place not in self.item_places
            and (place == 0 or self.tokens[place - 1].text in _OPENERS)
        )

    @cached_property
    def dates(self) -> tuple[Item, ...]:
        """The months and weekdays."""
        found = {name.lower() for name in english_months(self.text)}
        return tuple(
            Item("date", token.text, token.lower, place, place)
            for place, token in enumerate(self.tokens)
            if token.lower in found and token.text[0].isupper()
        )

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All that a place can be exchanged with, by place."""
        numbers = [self._item_of(quantity) for quantity in self.quantities]
        return tuple(sorted((*self.names, *self.dates, *numbers), key=lambda item: item.first))

    def context(self, item: Item) -> Context:
        """Return what surrounds one of its items."""
        if item not in self._contexts:
            self._contexts[item] = surroundings(self.tokens, item, self.item_places)
        return self._contexts[item]

    def roots_near(self, item: Item) -> frozenset[str]:
        """Return the roots of the words within `NEAR` tokens of one of its items."""
        near = self.tokens[max(0, item.first - NEAR) : item.last + 1 + NEAR]
        return frozenset(token.root for token in near if token.is_word)

    @cached_property
    def _contexts(self) -> dict[Item, Context]:
        return {}

    @cached_property
    def quotations(self) -> tuple[tuple[str, ...], ...]:
        """The words of each stretch in quotation marks."""
        marks = [place for place, token in enumerate(self.tokens) if token.text in _QUOTATION_MARKS]
        spans = zip(marks[::2], marks[1::2], strict=False)
        return tuple(
            tuple(token.lower for token in self.tokens[start + 1 : end] if token.is_word)
            for start, end in spans
        )

    def _item_of(self, quantity: Quantity) -> Item:
        places = self._places_by_start
        first = places.get(quantity.start, 0)
        last = first
        while last + 1 < len(self.tokens) and self.tokens[last + 1].start < quantity.end:
            last += 1
        return Item("number", quantity.written, str(quantity.value.normalize()), first, last)

    @cached_property
    def _places_by_start(self) -> dict[int, int]:
        return {token.start: place for place, token in enumerate(self.tokens)}


def read(index: int, text: str, known_names: frozenset[str] = frozenset()) -> Reading:
    """Read a sentence; what is too long for one is cut."""
    plain = without_not_only(spell_out(text[:MOST_CHARACTERS]))
    return Reading(index, plain, tuple(split_tokens(plain)), tuple(read_quantities(plain)), known_names)


def _names(tokens: tuple[Token, ...], known: frozenset[str]) -> list[Item]:
    if _is_title_case(tokens):
        return []
    names: list[Item] = []
    for place, token in enumerate(tokens):
        if not _may_be_name(tokens, place, known):
            continue
        if names and names[-1].last == place - 1 and not _POSSESSIVE.search(tokens[place - 1].text):
            before = names.pop()
            whole = f"{before.text} {token.text}", f"{before.key} {token.lower}"
            names.append(Item("name", *whole, before.first, place))
        else:
            names.append(Item("name", token.text, token.lower, place, place))
    return names


def _is_title_case(tokens: tuple[Token, ...]) -> bool:
    words = [token.text for token in tokens if token.text[0].isalpha() and len(token.text) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > MOST_CAPITALS * len(words)


def _may_be_name(tokens: tuple[Token, ...], place: int, known: frozenset[str]) -> bool:
    token = tokens[place]
    if not token.text[0].isupper() or is_calendar_word(token.lower) or not is_content_or_short_name(token):
        return False
    opens = place == 0 or tokens[place - 1].text in _OPENERS
    return not opens or token.lower in known or not _is_common(token.lower)


def _is_common(lower: str) -> bool:
    return not {lower, lower.removesuffix("s"), lower.removesuffix("es")}.isdisjoint(common_english())
