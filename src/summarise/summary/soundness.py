"""The sentences of a translated article that something may be rested on: no flag, no torn quotation."""

from dataclasses import dataclass

from summarise.summary.english import leans
from summarise.summary.grounding.reading import MOST_CHARACTERS
from summarise.summary.quotations import inside_quotations
from summarise.summary.standing import points_back
from summarise.types import TranslatedArticle

LEAST_WORDS = 6
"""Shorter sentences are headings and remnants."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sentence whose English passed every check."""

    index: int
    paragraph: int
    indonesian: str
    english: str
    is_torn: bool = False
    """Whether it is a part of a longer quotation."""

    @property
    def passage(self) -> str:
        """Both languages: a name may be spelt as in either."""
        return f"{self.english}\n{self.indonesian}"

    @property
    def stands(self) -> bool:
        """Whether it is understood alone and is the outlet's own sentence."""
        quotes = self.english.startswith(('"', "“"))
        alone = not quotes and not self.is_torn and not leans(self.english)
        # "Klub tersebut" of a first sentence is the club that it names itself.
        return alone and (self.index == 0 or not points_back(self.indonesian))


def sound_sentences(translated: TranslatedArticle) -> tuple[Sound, ...]:
    """List the sentences without a flag, no remnant and of no endless length, in the article's order."""
    torn = inside_quotations(translated.sentences)
    return tuple(
        Sound(
            sentence.index, sentence.paragraph, sentence.text, translation.hypothesis, sentence.index in torn
        )
        for sentence, translation in zip(translated.sentences, translated.translations, strict=True)
        if not translation.flags
        and translation.hypothesis.strip()
        and max(len(sentence.text), len(translation.hypothesis)) <= MOST_CHARACTERS
        and len(sentence.text.split()) >= LEAST_WORDS
    )
