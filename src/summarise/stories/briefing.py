"""Digests in, one `Briefing` out: the stories by week and weight, the undated last and said to be so."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, islice

from summarise.stories.grouping import Original, group
from summarise.stories.names import find_people, find_places, find_terms
from summarise.stories.passages import Entry
from summarise.stories.telling import tell, weigh
from summarise.stories.types import Briefing, DayCount, Highlight, Passage, Section, Source, Story
from summarise.types import Digest, Period
from summarise.weeks import day_in_period, day_of, days_label

MOST_STORIES = 10
"""Stories of a section told in full: what a reader gets through on a Monday morning."""
HIGHLIGHTS = 5
MOST_NAMED = 40
UNDATED = "Undated"
UNKNOWN_OUTLET = "outlet not given"
UNDATED_NOTE = "These articles give no evidence of when they appeared."


@dataclass(frozen=True, slots=True)
class BriefingOptions:
    """What an editor says of a briefing."""

    title: str | None = None
    intro: str = ""
    most_stories: int = MOST_STORIES
    """Stories told in full in each section; the others are told in one sentence."""
    made: date | None = None
    """The day of making; None for the day of the latest article."""


Group = tuple[Original, ...]
Week = tuple[int, int]
"""ISO year and week; `NO_WEEK` for what is undated."""
NO_WEEK: Week = (0, 0)


def brief(
    digests: Iterable[Digest],
    period: Period,
    options: BriefingOptions | None = None,
    *,
    undated_left_out: int = 0,
) -> Briefing:
    """Tell the stories of the articles dated in a period, and of the undated ones.

    Args:
        undated_left_out: articles without a date that the caller kept out, for the reader to know.
    """
    options = options or BriefingOptions()
    wanted = [digest for digest in digests if day_in_period(digest.article, period) is not False]
    newest = max((day for digest in wanted if (day := day_of(digest.article))), default=None)
    weeks = _part_by_week(group(wanted), newest)
    stories = _number([one for groups in weeks.values() for one in groups])
    told = iter([tell(number, entries, newest) for number, entries in stories])
    sections = tuple(
        _section(week, tuple(islice(told, len(groups))), options.most_stories)
        for week, groups in weeks.items()
    )
    return Briefing(
        period=period,
        title=options.title,
        intro=options.intro,
        highlights=_highlights(story for section in sections for story in section.all_stories),
        sections=sections,
        people=find_people(stories)[:MOST_NAMED],
        places=find_places(stories)[:MOST_NAMED],
        terms=find_terms(entry for _, entries in stories for entry in entries),
        sources=_sources(entry for _, entries in stories for entry in entries),
        days=_count_days(wanted),
        made=options.made or newest,
        undated_left_out=undated_left_out,
    )


def _part_by_week(groups: Iterable[Group], newest: date | None) -> dict[Week, list[Group]]:
    """Return the groups of each week, that of their last article: newest week and weightiest group first."""
    weeks: dict[Week, list[Group]] = defaultdict(list)
    for one in sorted(groups, key=lambda one: -weigh(_printed(one), newest)):
        last = max((day for digest in _printed(one) if (day := day_of(digest.article))), default=None)
        weeks[last.isocalendar()[:2] if last else NO_WEEK].append(one)
    return {week: weeks[week] for week in sorted(weeks, reverse=True)}


def _printed(originals: Group) -> list[Digest]:
    return [digest for original in originals for digest in (original.digest, *original.copies)]


def _number(groups: Iterable[Group]) -> list[tuple[int, tuple[Entry, ...]]]:
    """Number the stories, and through all of them the articles."""
    numbers = count(1)
    return [
        (number, tuple(_entry(original, numbers) for original in originals))
        for number, originals in enumerate(groups, 1)
    ]


def _entry(original: Original, numbers: Iterator[int]) -> Entry:
    number = next(numbers)
    return Entry(number, original.digest, tuple((next(numbers), copy) for copy in original.copies))


def _sources(entries: Iterable[Entry]) -> tuple[Source, ...]:
    return tuple(
        Source(number, digest)
        for entry in entries
        for number, digest in ((entry.number, entry.digest), *entry.copies)
    )


def _section(week: Week, stories: tuple[Story, ...], most: int) -> Section:
    title, note = (UNDATED, UNDATED_NOTE) if week == NO_WEEK else (_week_title(*week), "")
    return Section(title, note, stories[:most], stories[most:])


def _week_title(year: int, number: int) -> str:
    monday, sunday = date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)
    return f"Week {number} of {year}: {days_label(monday, sunday)}"


def _highlights(stories: Iterable[Story]) -> tuple[Highlight, ...]:
    """Return the first sentence of each of the weightiest stories that have one, dated ones first."""
    ranked = sorted(stories, key=lambda story: (story.last is None, -story.weight, story.number))
    opening: list[tuple[Story, Passage]] = [(story, story.summary[0]) for story in ranked if story.summary]
    return tuple(Highlight(story.number, passage) for story, passage in opening[:HIGHLIGHTS])


def _count_days(digests: Iterable[Digest]) -> tuple[DayCount, ...]:
    counts: dict[date, Counter[str]] = defaultdict(Counter)
    for digest in digests:
        if day := day_of(digest.article):
            counts[day][digest.article.outlet or UNKNOWN_OUTLET] += 1
    return tuple(DayCount(day, tuple(sorted(counts[day].items()))) for day in sorted(counts))
