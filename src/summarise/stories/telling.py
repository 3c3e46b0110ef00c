"""Make a `Story` of the articles of one event."""

import hashlib
import math
from collections.abc import Iterable, Sequence
from datetime import date

from summarise.stories.choosing import choose_additions, choose_quotes, choose_summary, find_differences
from summarise.stories.numbers import choose_numbers
from summarise.stories.passages import Entry, headline_of, summary_passages
from summarise.stories.types import Passage, Report, Story
from summarise.summary.sentence_vectors import cosine, vectors
from summarise.types import Digest
from summarise.weeks import day_of

ID_LENGTH = 12
OUTLET_WEIGHT, LENGTH_WEIGHT, RECENCY_WEIGHT = 4.0, 1.0, 1.0
"""What counts for the place of a story: a second outlet more than four times the text, and than a week.
An editor's order: there are no rankings by people to measure it with."""
LENGTH_UNIT = 10
"""Sentences that weigh nothing: a short item."""
RECENCY_DAYS = 7


def tell(number: int, entries: Sequence[Entry], newest: date | None) -> Story:
    """Tell one event.

    Args:
        entries: its articles, oldest first and undated last.
        newest: the day recency counts from, the latest of the briefing.
    """
    summary = choose_summary(entries)
    printed = [digest for entry in entries for digest in entry.printed]
    said = [*summary, *(passage for entry in entries for passage in summary_passages(entry))]
    return Story(
        number=number,
        id=_hash(printed),
        headline=headline_of(_most_typical(entries)),
        summary=summary,
        reports=tuple(_report(place, entries, summary) for place in range(len(entries))),
        quotes=choose_quotes(entries, summary),
        numbers=choose_numbers(said),
        outlets=_outlets(printed),
        first=min(_days(printed), default=None),
        last=max(_days(printed), default=None),
        weight=weigh(printed, newest),
    )


def weigh(digests: Sequence[Digest], newest: date | None) -> float:
    """Return the weight of a story: by its outlets, its length and how recent it is."""
    sentences = sum(len(digest.sentences) for digest in digests)
    last = max(_days(digests), default=None)
    age = (newest - last).days if newest and last else RECENCY_DAYS
    return round(
        OUTLET_WEIGHT * math.log2(1 + len(_outlets(digests)))
        + LENGTH_WEIGHT * math.log2(1 + sentences / LENGTH_UNIT)
        + RECENCY_WEIGHT * max(0.0, 1 - age / RECENCY_DAYS),
        4,
    )


def _days(digests: Iterable[Digest]) -> list[date]:
    return [day for digest in digests if (day := day_of(digest.article))]


def _outlets(digests: Iterable[Digest]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(digest.article.outlet for digest in digests if digest.article.outlet))


def _report(place: int, entries: Sequence[Entry], summary: Sequence[Passage]) -> Report:
    entry, others = entries[place], [*entries[:place], *entries[place + 1 :]]
    return Report(
        article=entry.number,
        copies=tuple(number for number, _ in entry.copies),
        adds=choose_additions(entry, others, summary) if others else (),
        differs=find_differences(entry, entries[:place]),
    )


def _hash(digests: Iterable[Digest]) -> str:
    ids = "\n".join(sorted(digest.id for digest in digests))
    return hashlib.sha256(ids.encode()).hexdigest()[:ID_LENGTH]


def _most_typical(entries: Sequence[Entry]) -> Entry:
    """Return the article most like the others, the first of equals: its headline fits them best."""
    texts = vectors([entry.digest.article.text for entry in entries])
    return max(
        zip(entries, texts, strict=True), key=lambda pair: sum(cosine(pair[1], other) for other in texts)
    )[0]
