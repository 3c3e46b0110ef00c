"""The people, places and terms that the articles name, and in which stories."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from summarise.stories.passages import Entry
from summarise.stories.types import Named, Term
from summarise.summary.people import find_persons, names_person
from summarise.summary.tables import any_of, read_pairs
from summarise.translation.lexicon import words

HOME = "Indonesia"
"""Named in 108 of one week's 260 articles, and said of all of them: no news to a reader."""

Stories = Sequence[tuple[int, Sequence[Entry]]]
"""Number of a story and its articles."""
_Places = Mapping[str, Iterable[tuple[int, int]]]
"""Name -> number of the story and of the article where it stands."""


def find_people(stories: Stories) -> tuple[Named, ...]:
    """Return who is named, those in most articles first."""
    known = {number: find_persons([text_of(entry) for entry in entries]) for number, entries in stories}
    by_surname: dict[str, set[str]] = defaultdict(set)
    for name in {name for names in known.values() for name in names}:
        by_surname[words(name)[-1]].add(name)
    named: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, entries in stories:
        for entry in entries:
            text = text_of(entry)
            for surname in set(words(text)) & by_surname.keys():
                for name in by_surname[surname]:
                    if names_person(text, name):
                        fuller = _in_full(name, known[number], by_surname[surname])
                        named[fuller].add((number, entry.number))
    return _ranked(named)


def _in_full(name: str, near: Iterable[str], everywhere: Iterable[str]) -> str:
    """Return the longer name a name is part of: in its story, or, for a surname, the one there is in any."""
    in_story = [other for other in near if set(name.split()) < set(other.split())]
    anywhere = [other for other in everywhere if other.endswith(f" {name}")]
    return next((names[0] for names in (in_story, anywhere) if len(names) == 1), name)


def find_places(stories: Stories) -> tuple[Named, ...]:
    """Return the places that are named but `HOME`, by their English names, those in most articles first."""
    named: dict[str, set[tuple[int, int]]] = defaultdict(set)
    english = read_pairs("places.tsv")
    for number, entries in stories:
        for entry in entries:
            for name in _places().findall(text_of(entry)):
                named[english[name]].add((number, entry.number))
    named.pop(HOME, None)
    return _ranked(named)


def find_terms(entries: Iterable[Entry]) -> tuple[Term, ...]:
    """Return the terms of the table that the articles use, in the order of the alphabet."""
    used = {term for entry in entries for term in _terms().findall(text_of(entry))}
    meanings = read_pairs("terms.tsv")
    return tuple(Term(term, meanings[term]) for term in sorted(used, key=str.casefold))


def text_of(entry: Entry) -> str:
    """Return everything an article says in Indonesian."""
    article = entry.digest.article
    return "\n".join(text for text in (article.title, article.standfirst, article.text) if text)


def _ranked(named: _Places) -> tuple[Named, ...]:
    ranked = [
        Named(name, len({article for _, article in places}), tuple(sorted({story for story, _ in places})))
        for name, places in named.items()
    ]
    return tuple(sorted(ranked, key=lambda one: (-one.articles, one.name)))


@cache
def _places() -> re.Pattern[str]:
    return any_of(read_pairs("places.tsv"))


@cache
def _terms() -> re.Pattern[str]:
    return any_of(read_pairs("terms.tsv"))
