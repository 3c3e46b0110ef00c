"""The words, numbers and signs of a sentence, and the things that take a place in it."""

import re
from dataclasses import dataclass
from typing import Literal

from summarise.summary.grounding.words import read_words, root
from summarise.translation.adequacy import FUNCTION_WORDS
from summarise.translation.calendar import is_calendar_word
from summarise.translation.names import bare

SHORTEST_CONTENT_WORD = 3

Kind = Literal["name", "number", "date"]

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")


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


def split_tokens(text: str) -> list[Token]:
    """Return the tokens of a text in their order."""
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


def is_content_or_short_name(token: Token) -> bool:
    """Tell a word that may be a name by its looks: no "I", no "The", but "EU"."""
    return token.is_content or (
        len(token.text) > 1 and token.text.isupper() and token.lower not in FUNCTION_WORDS
    )
