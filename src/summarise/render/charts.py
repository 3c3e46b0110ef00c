"""The pictures of a briefing as numbers: bars of text for Markdown, rectangles for an SVG of the page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.stories.types import DayCount, Named
from summarise.weeks import MONTHS

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FULL, TEXT_WIDTH = "█", 30
MOST_COLOURS = 5
"""Outlets with a colour of their own; more cannot be told apart. The others share the last."""
OTHERS = "others"
BAR_LEFT, BAR_WIDTH, ROW, BAR_HEIGHT = 170, 400, 30, 18
"""Units of the drawing: where bars begin, the longest, the distance of two rows, how thick a bar is."""
MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: its outlet, how many, the class of its colour, and where it is drawn."""

    label: str
    count: int
    colour: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart."""

    label: str
    count: int
    y: int
    pieces: tuple[Piece, ...]
    text: str
    """The bar drawn in characters."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under each other, and the outlets with their colours."""

    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, int], ...]

    @property
    def is_telling(self) -> bool:
        """Whether there is something to compare: bars of one article each say nothing."""
        return any(bar.count > 1 for bar in self.bars)

    @property
    def height(self) -> int:
        """Units of the drawing from top to bottom."""
        return ROW * len(self.bars)


def chart_days(days: Sequence[DayCount]) -> Chart:
    """Return the articles by day, each bar parted by outlet: the last days, if there are many."""
    shown = days[-MOST_ROWS:]
    totals: Counter[str] = Counter()
    for day in shown:
        totals.update(dict(day.outlets))
    ranked = sorted(totals, key=lambda outlet: (-totals[outlet], outlet))
    colours = {outlet: number for number, outlet in enumerate(ranked[:MOST_COLOURS], 1)}
    years = len({day.day.year for day in shown})
    rows = [(_day_name(day, year=years > 1), _merge_others(day, colours)) for day in shown]
    legend = [*colours.items(), *([(OTHERS, MOST_COLOURS + 1)] if len(ranked) > MOST_COLOURS else [])]
    return Chart(_bars(rows, {**colours, OTHERS: MOST_COLOURS + 1}), tuple(legend))


def _merge_others(day: DayCount, colours: dict[str, int]) -> list[tuple[str, int]]:
    own = [(outlet, count) for outlet, count in day.outlets if outlet in colours]
    others = sum(count for outlet, count in day.outlets if outlet not in colours)
    return sorted(own, key=lambda pair: colours[pair[0]]) + ([(OTHERS, others)] if others else [])


def _day_name(count: DayCount, *, year: bool) -> str:
    day = count.day
    name = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1][:3]}"
    return f"{name} {day.year}" if year else name


def chart_names(named: Sequence[Named]) -> Chart:
    """Return the most named people or places."""
    rows = [(one.name, [(one.name, one.articles)]) for one in named[:MOST_ROWS]]
    return Chart(_bars(rows, {}), ())


def _bars(rows: Sequence[tuple[str, list[tuple[str, int]]]], colours: dict[str, int]) -> tuple[Bar, ...]:
    most = max((sum(count for _, count in pieces) for _, pieces in rows), default=1)
    return tuple(
        Bar(label, total, ROW * place, tuple(_pieces(pieces, most, colours)), _text_bar(total, most))
        for place, (label, pieces) in enumerate(rows)
        for total in [sum(count for _, count in pieces)]
    )


def _pieces(pieces: Sequence[tuple[str, int]], most: int, colours: dict[str, int]) -> list[Piece]:
    drawn, before = [], 0
    for label, count in pieces:
        x, width = BAR_LEFT + BAR_WIDTH * before / most, BAR_WIDTH * count / most
        drawn.append(Piece(label, count, colours.get(label, 1), round(x, 1), round(width, 1)))
        before += count
    return drawn


def _text_bar(count: int, most: int) -> str:
    return FULL * max(1, round(TEXT_WIDTH * count / most))
