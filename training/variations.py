"""Vary training pairs a little: other names and numbers, typos, headlines, terms of the glossary."""

import random
import re

from summarise.translation.glossary_file import load_glossary, shipped_vocabulary

# Shares of the pairs that are varied, by kind of variation.
NOISY, HEADLINE, RENAMED, RENUMBERED = 0.05, 0.04, 0.06, 0.04
SPELT_OUT = 0.4  # of those with a term of the glossary or the vocabulary that the English renders so

GLOSSARY = load_glossary(None, shipped_vocabulary())
NAME = re.compile(r"(?<=\w )[A-Z][a-z]{3,}\b")
BIG_NUMBER = re.compile(r"\b\d{2,3}\b")

Pair = tuple[str, str]


def vary(pair: Pair, names: list[str], rng: random.Random) -> Pair:
    """Return the pair, now and then with another name or number on both sides, or as a headline or typo."""
    source, target = pair
    if rng.random() < SPELT_OUT:
        source = spell_out(source, target)
    if rng.random() < RENAMED:
        source, target = swap_shared(NAME, source, target, rng.choice(names), rng)
    if rng.random() < RENUMBERED:
        source, target = swap_shared(BIG_NUMBER, source, target, str(rng.randint(13, 989)), rng)
    kind = rng.random()
    if kind < NOISY:
        source = add_noise(source, rng)
    elif kind < NOISY + HEADLINE and source.endswith(".") and target.endswith("."):
        source, target = source[:-1], target[:-1]
    return source, target


def spell_out(source: str, target: str) -> str:
    """Return the sentence as the program's translator reads it, if the English has all its terms."""
    english = target.lower()
    rendered = all(term.bare_target.lower() in english for term in GLOSSARY.find(source))
    return GLOSSARY.spell_out(source) if rendered else source


def swap_shared(pattern: re.Pattern[str], source: str, target: str, new: str, rng: random.Random) -> Pair:
    """Replace one match that both sides have verbatim, exactly once each."""
    both = set(pattern.findall(source)) & set(pattern.findall(target))
    shared = sorted(old for old in both if source.count(old) == target.count(old) == 1)
    if not shared:
        return source, target
    old = rng.choice(shared)
    return source.replace(old, new), target.replace(old, new)


def add_noise(source: str, rng: random.Random) -> str:
    """Return the sentence without its final stop, without its capital, or with two letters swapped."""
    choice = rng.randrange(3)
    if choice == 0:
        return source.rstrip(".")
    if choice == 1:
        return source[:1].lower() + source[1:]
    at = rng.randrange(max(1, len(source) - 2))
    if source[at : at + 2].isalpha() and source[at : at + 2].islower():
        return source[:at] + source[at + 1] + source[at] + source[at + 2 :]
    return source
