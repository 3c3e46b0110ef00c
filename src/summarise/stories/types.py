"""The values of a briefing: stories, what was chosen of them, and where each sentence stands."""

from dataclasses import dataclass
from datetime import date

from summarise.types import Digest, Period


@dataclass(frozen=True, slots=True)
class Passage:
    """An English sentence beside the Indonesian it rests on."""

    english: str
    indonesian: str
    article: int
    """Number of the article in `Briefing.sources`, counted from 1."""
    sentence: int
    """Index of the source sentence in its digest."""


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """Numbers with their units, and the sentence that says what they count."""

    values: tuple[str, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sentences of two articles that say much the same with other numbers."""

    one: Passage
    other: Passage


@dataclass(frozen=True, slots=True)
class Report:
    """One article of a story, and what it has that no other has."""

    article: int
    copies: tuple[int, ...]
    """Numbers of the articles that print the same text."""
    adds: tuple[Passage, ...]
    differs: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The digests of one event."""

    number: int
    """Place in the briefing, counted from 1 over all its sections."""
    id: str
    """Hash of the digests' ids: 12 hex digits."""
    headline: Passage
    summary: tuple[Passage, ...]
    reports: tuple[Report, ...]
    """Oldest first; the undated ones last."""
    quotes: tuple[Passage, ...]
    numbers: tuple[KeyNumber, ...]
    outlets: tuple[str, ...]
    first: date | None
    last: date | None
    weight: float


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a briefing with a heading of its own: a week, or what is undated."""

    title: str
    note: str
    stories: tuple[Story, ...]
    shorter: tuple[Story, ...]
    """Stories told in one sentence."""

    @property
    def all_stories(self) -> tuple[Story, ...]:
        """The stories told in full, then the others."""
        return *self.stories, *self.shorter


@dataclass(frozen=True, slots=True)
class Highlight:
    """One of the sentences that tell the whole period, and the story it rests on."""

    story: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Named:
    """A person or place, in how many articles it is named, and in which stories."""

    name: str
    articles: int
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """An Indonesian term the articles use, and what it means."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article as the list of sources names it."""

    number: int
    digest: Digest


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles of each outlet are dated one day."""

    day: date
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """The stories of a period, for one reader to read and send on."""

    period: Period
    title: str | None
    """The user's own title."""
    intro: str
    """The user's own words, which stand first; Markdown or plain text."""
    highlights: tuple[Highlight, ...]
    sections: tuple[Section, ...]
    """Newest week first, the undated last."""
    people: tuple[Named, ...]
    places: tuple[Named, ...]
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    days: tuple[DayCount, ...]
    made: date | None
    """The day of making: the one given, else that of the latest article."""
    undated_left_out: int
    """Articles without a date that a period kept out."""

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, in the order of their numbers."""
        return tuple(story for section in self.sections for story in section.all_stories)
