"""Seeded noise of the kinds scraped news has, put into clean sentences."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

_LOWER = re.compile(r"(?<![\w’'-])[a-z]{5,}(?![\w’'-])")
_BEFORE_CAPITAL = re.compile(r"(?<=[a-z]{2}) (?=[A-Z][a-z]{3})")


@dataclass(frozen=True, slots=True)
class Noisy:
    """A sentence before and after one fault of a kind."""

    kind: str
    clean: str
    noisy: str


def make_noise(sentences: list[str], seed: int) -> list[Noisy]:
    """Return each sentence with one fault, the kinds taking turns; those that take none are left out."""
    chance = random.Random(seed)
    kinds = list(KINDS.items())
    made = []
    for number, sentence in enumerate(sentences):
        name, spoil = kinds[number % len(kinds)]
        noisy = spoil(sentence, chance)
        if noisy != sentence:
            made.append(Noisy(name, sentence, noisy))
    return made


def exchange(sentence: str, chance: random.Random) -> str:
    """Exchange two neighbouring letters of a word."""
    return _in_a_word(
        sentence, chance, lambda word, at: word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    )


def omit(sentence: str, chance: random.Random) -> str:
    """Leave out a letter inside a word."""
    return _in_a_word(sentence, chance, lambda word, at: word[:at] + word[at + 1 :])


def double(sentence: str, chance: random.Random) -> str:
    """Write a letter of a word twice."""
    return _in_a_word(sentence, chance, lambda word, at: word[: at + 1] + word[at:])


def break_word(sentence: str, chance: random.Random) -> str:
    """Break a word as at the end of a line."""
    return _in_a_word(sentence, chance, lambda word, at: word[:at] + "- " + word[at:])


def glue_before_capital(sentence: str, chance: random.Random) -> str:
    """Lose the space before a word with a capital."""
    return _drop(sentence, chance, [match.start() for match in _BEFORE_CAPITAL.finditer(sentence)])


def glue_behind_name(sentence: str, chance: random.Random) -> str:
    """Lose the space behind a name."""
    places = [match.end() for match in re.finditer(r"\b[A-Z][a-z]{3,}(?= [a-z]{4})", sentence)]
    return _drop(sentence, chance, places)


def break_line(sentence: str, chance: random.Random) -> str:
    """Break the line, with spaces around the break."""
    places = [match.start() for match in re.finditer(" ", sentence)]
    at = chance.choice(places)
    return sentence[:at] + " \n  " + sentence[at + 1 :]


def _in_a_word(sentence: str, chance: random.Random, spoil: Callable[[str, int], str]) -> str:
    found = list(_LOWER.finditer(sentence))
    if not found:
        return sentence
    word = chance.choice(found)
    at = chance.randrange(1, len(word.group()) - 1)
    return sentence[: word.start()] + spoil(word.group(), at) + sentence[word.end() :]


def _drop(sentence: str, chance: random.Random, places: list[int]) -> str:
    if not places:
        return sentence
    at = chance.choice(places)
    return sentence[:at] + sentence[at + 1 :]


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "exchanged": exchange,
    "omitted": omit,
    "doubled": double,
    "broken": break_word,
    "glued before a capital": glue_before_capital,
    "glued behind a name": glue_behind_name,
    "line": break_line,
}
