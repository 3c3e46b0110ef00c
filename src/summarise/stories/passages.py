"""The sentences of a story that may be shown alone: nothing with a flag, nothing torn from its speaker."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarise.stories.types import Passage
from summarise.summary.extractive import LEAST_WORDS, MOST_WORDS, points_back
from summarise.summary.quotations import inside_quotations
from summarise.types import Digest, Statement


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a story under its number in the briefing, and its copies under theirs."""

    number: int
    digest: Digest
    copies: tuple[tuple[int, Digest], ...] = ()

    @property
    def printed(self) -> tuple[Digest, ...]:
        """The article and its copies."""
        return self.digest, *(digest for _, digest in self.copies)


def passage_of(entry: Entry, statement: Statement) -> Passage:
    """Set a statement of a summary beside the Indonesian it rests on."""
    sentences = entry.digest.sentences
    indonesian = " ".join(sentences[index].text for index in statement.sentences)
    return Passage(statement.text, indonesian, entry.number, statement.sentences[0])


def headline_of(entry: Entry) -> Passage:
    """Set an article's headline beside its Indonesian title, or the sentence it was made from."""
    digest = entry.digest
    passage = passage_of(entry, digest.summary.headline)
    # A long title loses words on its way to a headline, and gains none.
    title = digest.title.hypothesis.lower() if digest.title else ""
    translated = all(word in title for word in digest.summary.headline.text.lower().split())
    indonesian = digest.article.title if translated and digest.article.title else passage.indonesian
    return Passage(passage.english, indonesian, passage.article, passage.sentence)


def summary_passages(entry: Entry) -> tuple[Passage, ...]:
    """List what the article's own summary says, abstract first."""
    summary = entry.digest.summary
    return tuple(passage_of(entry, statement) for statement in (*summary.abstract, *summary.key_points))


def sound_passages(entry: Entry) -> tuple[Passage, ...]:
    """List every sentence that passed all checks and is whole, in the article's order."""
    digest = entry.digest
    torn = inside_quotations(digest.sentences)
    return tuple(
        Passage(translation.hypothesis, sentence.text, entry.number, sentence.index)
        for sentence, translation in zip(digest.sentences, digest.translations, strict=True)
        if not translation.flags
        and sentence.index not in torn
        and LEAST_WORDS <= len(sentence.text.split()) <= MOST_WORDS
    )


def standing(passages: Iterable[Passage]) -> list[Passage]:
    """Return the passages that are understood without the sentence before them."""
    return [passage for passage in passages if not points_back(passage.indonesian)]


def without(passages: Iterable[Passage], *said: Sequence[Passage]) -> list[Passage]:
    """Return the passages whose source sentence is not among those said already."""
    places = {(passage.article, passage.sentence) for group in said for passage in group}
    return [passage for passage in passages if (passage.article, passage.sentence) not in places]
