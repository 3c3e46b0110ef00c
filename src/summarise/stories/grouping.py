"""Put the articles of one event together, and the copies of one text.

An article joins the story it is most like on average over all that story's articles, if it is like each of
them at all, so that a chain of neighbours glues no two events together: single-pass clustering with average
linkage (Allan, Papka and Lavrenko 1998, "On-line New Event Detection and Tracking").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from summarise.stories.likeness import Portrait, likeness, portray, shared_text
from summarise.types import Digest
from summarise.weeks import day_of

SAME_EVENT = 0.42
"""Likeness from which two articles report one event. On 30 of 60 pairs that a person judged, 0.37 to 0.47 err
least, a wrong merge counting as two splits: no wrong merge, 10 of 16 split; this is the middle. On the
other 30 it merges none wrongly and splits 9 of 16. Of the 22 stories it makes out of 678 articles, all read,
none is wrong; 0.38 would make six more that are right and three that are wrong."""
LEAST_KIN = 0.21
"""Likeness, half of `SAME_EVENT`, that an article has at least to each of its story: on average alone an
article that tells two events would bring both together."""
MOST_DAYS = 7
"""Days between the first and the last article of a story: a week, as long as a briefing."""
COPY = 0.8
"""Share of common runs of five words from which a text is a copy. Of 678 articles the pairs of copies have
0.90 to 0.94; next come articles of one series with 0.61 and two that repeat their background with 0.57."""


@dataclass(frozen=True, slots=True)
class Original:
    """An article and the articles that print the same text."""

    digest: Digest
    copies: tuple[Digest, ...]


@dataclass(slots=True)
class _Printed:
    digest: Digest
    portrait: Portrait
    copies: list[Digest]


def group(digests: Iterable[Digest]) -> list[tuple[Original, ...]]:
    """Return the articles of each event, oldest first and undated last, by the age of the oldest."""
    groups: list[list[_Printed]] = []
    for printed in _gather_copies(sorted(digests, key=_age)):
        best = max(groups, key=lambda members: _fit(printed, members), default=None)
        if best is not None and _fit(printed, best) >= SAME_EVENT:
            best.append(printed)
        else:
            groups.append([printed])
    return [tuple(Original(one.digest, tuple(one.copies)) for one in members) for members in groups]


def _age(digest: Digest) -> tuple[date, str, str]:
    value = digest.article.date.value if digest.article.date else ""
    return day_of(digest.article) or date.max, value, digest.article.source


def _gather_copies(digests: Sequence[Digest]) -> list[_Printed]:
    printed: list[_Printed] = []
    for digest in digests:
        portrait = portray(digest)
        original = next((one for one in printed if _is_copy(portrait, one.portrait)), None)
        if original:
            original.copies.append(digest)
        else:
            printed.append(_Printed(digest, portrait, []))
    return printed


def _is_copy(one: Portrait, other: Portrait) -> bool:
    return _are_near(one, other) and bool(one.keys & other.keys) and shared_text(one, other) >= COPY


def _fit(printed: _Printed, members: Sequence[_Printed]) -> float:
    """Return the mean likeness to a story's articles, 0 where one is too far off in time or matter."""
    if not all(_are_near(printed.portrait, member.portrait) for member in members):
        return 0.0
    alike = [_compare(printed.portrait, member.portrait) for member in members]
    return sum(alike) / len(alike) if min(alike) >= LEAST_KIN else 0.0


def _compare(one: Portrait, other: Portrait) -> float:
    return likeness(one, other) if one.keys & other.keys else 0.0


def _are_near(one: Portrait, other: Portrait) -> bool:
    """Tell whether two articles may be of one event by their days; an undated one may be of any."""
    return one.day is None or other.day is None or abs((one.day - other.day).days) <= MOST_DAYS
