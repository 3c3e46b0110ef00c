"""A sentence as the checks read it: its words, and the names, numbers and dates among them."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from summarise.summary.grounding.quantities import Quantity, read_quantities, spell_out
from summarise.summary.grounding.words import read_words, root
from summarise.translation.adequacy import FUNCTION_WORDS
from summarise.translation.calendar import english_months, is_calendar_word
from summarise.translation.checks.negation import without_not_only
from summarise.translation.names import bare
from summarise.translation.rules import common_english

SHORTEST_CONTENT_WORD = 3
MOST_CAPITALS = 0.85
"""Share of words with a capital above which a line is a headline in title case: its capitals say nothing."""

Kind = Literal["name", "number", "date"]

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENERS = frozenset(".!?:;“”\"‘'(«")
_QUOTATION_MARKS = frozenset("“”\"")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign."""

    text: str
    lower: str
    """In small letters, without a possessive ending."""
    root: str
    start: int
    is_word: bool
    is_content: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A name, a number or a date, which takes a place in its sentence that another could take."""

    kind: Kind
    text: str
    """As the sentence writes it."""
    key: str
    """Equal for equal things: lower-case words of a name, value of a number."""
    first: int
    """Number of its first token."""
    last: int


@dataclass(frozen=True)
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
    """Read a sentence."""
    plain = without_not_only(spell_out(text))
    return Reading(index, plain, tuple(_tokens(plain)), tuple(read_quantities(plain)), known_names)


def _tokens(text: str) -> list[Token]:
    return [_token(match.group(), match.start()) for match in _TOKEN.finditer(text)]


def _token(text: str, start: int) -> Token:
    if not (text[0].isalnum()):
        return Token(text, text, "", start, False, False)
    lower = bare(text) if text[0].isalpha() else text
    return Token(text, lower, root(lower), start, True, text[0].isalpha() and is_content(lower))


def is_content(lower: str) -> bool:
    """Tell a word that carries meaning of its own."""
    return (
        len(lower) >= SHORTEST_CONTENT_WORD
        and lower not in FUNCTION_WORDS
        and lower not in read_words("negators")
        and lower not in read_words("pronouns")
        and not lower.endswith(("n't", "n’t"))
        and not is_calendar_word(lower)
    )


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
    words = [token.text for token in tokens if token.is_word and token.text[0].isalpha() and len(token.text) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > MOST_CAPITALS * len(words)


def _may_be_name(tokens: tuple[Token, ...], place: int, known: frozenset[str]) -> bool:
    token = tokens[place]
    if not token.text[0].isupper() or is_calendar_word(token.lower) or not is_content_or_short_name(token):
        return False
    opens = place == 0 or tokens[place - 1].text in _OPENERS
    return not opens or token.lower in known or not _is_common(token.lower)


def _is_common(lower: str) -> bool:
    return not {lower, lower.removesuffix("s"), lower.removesuffix("es")}.isdisjoint(common_english())


def is_content_or_short_name(token: Token) -> bool:
    """Tell a word that may be a name by its looks: no "I", no "The", but "EU"."""
    return token.is_content or (len(token.text) > 1 and token.text.isupper() and token.lower not in FUNCTION_WORDS)
