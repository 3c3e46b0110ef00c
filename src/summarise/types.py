"""The values that walk through the house, from the front door (`Article`) to the back (`Digest`).

Every stage takes some of these and returns others. They are frozen, they import nothing of ours,
and nothing in them opens a file, prints or loads a model.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

DatePrecision = Literal["second", "minute", "day", "month", "year"]
DateKind = Literal["published", "updated", "event"]
Signature = Mapping[str, str]
"""What made a result: stage name -> version or hash. The other half of every cache key."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A person and what they did for the article."""

    role: str
    """"reporter", "editor", "writer", "contributor", "photographer" or "translator"."""
    name: str


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """A date the article gives evidence for."""

    value: str
    """ISO 8601, as precise as `precision` says: "2025-06-16", "2024-07-10T12:15:40+07:00"."""
    precision: DatePrecision
    kind: DateKind
    evidence: str
    """The words of the article it was read from, or what its format says ("JSON-LD datePublished: ...")."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a format says of an article beside its text: columns, page metadata, a sidecar."""

    title: str | None = None
    date: ArticleDate | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    url: str | None = None
    crawled_at: str | None = None
    """ISO 8601 day or moment the article was fetched: what "3 jam lalu" counts from."""


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Document:
    """One input as it was read: where it came from, its decoded text and what its format says of it."""

    source: str
    """The path as the user gave it, "-" for standard input; of a crawl with the record ("crawl.jsonl#12")."""
    text: str
    hints: Hints = NO_HINTS
    location: str | None = None
    """The record inside the file, for a file of many: "12"."""


@dataclass(frozen=True, slots=True)
class Right:
    """A copyright or re-use notice, word for word, and its fixed English rendering if we have one."""

    text: str
    english: str | None


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of boilerplate that is not in the text, and the rule that took it out."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article and what it says of itself. Unknown is None: null beats a guess."""

    source: str
    text: str
    """The body: paragraphs parted by one blank line. Sentence offsets point into it."""
    title: str | None = None
    standfirst: str | None = None
    outlet: str | None = None
    agency: str | None = None
    place: str | None = None
    section: str | None = None
    credits: tuple[Credit, ...] = ()
    date: ArticleDate | None = None
    language: str = "id"
    """ISO 639-1 code of the body."""
    url: str | None = None
    """Where it was published: http or https, as its format says."""
    rights: tuple[Right, ...] = ()
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of `Article.text`: `text == article.text[start:end]`."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A reason why a reader should look twice at a translation."""

    code: str
    message: str


UNSURE = Flag("unsure", "the translator was unsure of this sentence")
"""A score low for the translator's own (Fomicheva et al. 2020, Unsupervised Quality Estimation for Neural
Machine Translation). No other way of decoding is tried for it: they are the same weights."""


def faults(flags: Iterable[Flag]) -> frozenset[str]:
    """Return the codes of what the guard found; that the translator was unsure is not among them."""
    return frozenset(flag.code for flag in flags) - {UNSURE.code}


BY_HAND = "corrected by hand"
"""The engine of a translation that a person gave."""

TITLE, STANDFIRST = -1, -2
"""What stands in `Translation.index` for the parts of an article that are no sentence of its text."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The English hypothesis for one source sentence."""

    index: int
    """Index of the source sentence, or `TITLE` or `STANDFIRST`."""
    hypothesis: str
    engine: str
    flags: tuple[Flag, ...] = ()
    """Why a reader should look twice; a flagged sentence is in no summary."""
    notes: tuple[Flag, ...] = ()
    """What a reader may want to know, such as a guessed "he"; no fault."""


@dataclass(frozen=True, slots=True)
class TranslatedArticle:
    """An article with the English of its sentences: what a summary is made of."""

    article: Article
    sentences: tuple[Sentence, ...]
    translations: tuple[Translation, ...]
    """One for each of `sentences`, in order."""
    title: Translation | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """English shown to the reader and the indices of the source sentences it rests on."""

    text: str
    sentences: tuple[int, ...]
    writer: str | None = None
    """The model that wrote it and whose words were checked; None where it is the article's own sentence."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer of the who-what-when-where line."""

    question: Literal["who", "what", "when", "where"]
    answer: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, word for word as translated, and who, as the article names them."""

    text: str
    speaker: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The numbers of one sentence, each with its unit ("150 trainees"), and the words that say of what."""

    values: tuple[str, ...]
    context: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What most readers will read, and nothing else."""

    headline: Statement
    abstract: tuple[Statement, ...]
    key_points: tuple[Statement, ...]
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    written: int = 0
    """Sentences a model wrote for the abstract, whether they are shown or not."""
    replaced: int = 0
    """How many of them may not be shown and gave way to the article's own, or to nothing."""
    unwritten: str = ""
    """Why no model wrote where one was to: the code of its error. Such a summary is not kept."""


@dataclass(frozen=True, slots=True)
class Digest:
    """An article, its English beside it, and its summary."""

    id: str
    """Hash of what went in (the document's text and hints) and what made it: 16 hex digits."""
    article: Article
    sentences: tuple[Sentence, ...]
    """All of the article's, but of a brief digest only those that are translated."""
    translations: tuple[Translation, ...]
    """One for each of `sentences`, in order."""
    summary: Summary
    signature: Signature = field(default_factory=dict)
    title: Translation | None = None
    standfirst: Translation | None = None
    left_out: int = 0
    """Sentences of the article that a brief digest leaves untranslated."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days a briefing covers, both included; None where it is open."""

    since: date | None = None
    until: date | None = None
