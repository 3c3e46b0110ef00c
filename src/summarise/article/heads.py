"""Read the head of an article: what stands between the top of the page and its first paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.article.datelines import name_outlet, read_dateline
from summarise.article.dates import read_address_date, read_date_line
from summarise.article.lines import Line, count_words, is_name, is_prose, is_title_case
from summarise.article.rules import read_words
from summarise.article.sheet import Sheet
from summarise.types import ArticleDate, Credit

LONGEST_HEAD = 12
"""Lines. The heads of the seeds have at most 6 once the page's furniture is gone."""
SHORTEST_TITLE, LONGEST_TITLE = 3, 25
"""Words. Titles of the development articles have up to 19; under 3 it is a label."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says. `opening` is the first line of the body."""

    opening: Line | None = None
    title: str | None = None
    standfirst: str | None = None
    section: str | None = None
    reporter: Credit | None = None


def take_dates(sheet: Sheet) -> ArticleDate | None:
    """Take the lines that date the page off the sheet; return the first one published, else updated.

    They stand above the article or below it; a date between its paragraphs heads a schedule.
    """
    opening = find_opening(sheet.lines)
    prose = [line.index for line in sheet.lines if is_prose(line.text)]
    first, last = (opening.index, prose[-1]) if opening and prose else (0, 0)
    outside = [line for line in sheet.lines if line.index < first or line.index > last]
    dates = {line.index: date for line in outside if (date := _read_date(line.text))}
    sheet.drop(dict.fromkeys(dates, "date"))
    above = [date for index, date in dates.items() if index < first]
    below = [date for index, date in dates.items() if index > last]
    if not above and len({date.value[:10] for date in below}) > 1:
        return None  # Some of them are other stories'.
    return min(above or below, key=lambda date: date.kind != "published", default=None)


def _read_date(text: str) -> ArticleDate | None:
    return read_date_line(text) or read_address_date(text)


def take_head(sheet: Sheet) -> Head:
    """Take the head's lines off the sheet and return what they say."""
    opening = find_opening(sheet.lines)
    if opening is None or sheet.lines.index(opening) > LONGEST_HEAD:
        return Head()
    head = sheet.lines[: sheet.lines.index(opening)]
    section = next((line for line in head if is_section(line.text)), None)
    title = _find_title([line for line in head if line is not section])
    below = [line for line in head if title and line.index > title.index]
    standfirst = next((line for line in below if _is_body(line.text)), None)
    name = next((line for line in below if line is not section and _is_byline(line, head)), None)
    kept = [line for line in (section, title, standfirst) if line]
    sheet.keep_elsewhere({line.index for line in kept})
    rest = [line for line in head if line not in kept and not _is_body(line.text)]
    sheet.drop({line.index: "byline" if line is name else "head" for line in rest})
    return Head(
        opening,
        title=title.text if title else None,
        standfirst=standfirst.text if standfirst else None,
        section=section.text if section else None,
        reporter=Credit("reporter", name.text) if name else None,
    )


def is_section(text: str) -> bool:
    """Say whether a line is the name of a section of the outlet."""
    return text.strip("# ").casefold() in read_words("headings", "sections")


def find_opening(lines: Sequence[Line]) -> Line | None:
    """Return the line with the dateline, or else the first line of prose."""
    prose = [line for line in lines if _is_body(line.text)]
    dated = next((line for line in lines[:LONGEST_HEAD] if read_dateline(line.text)), None)
    # One sentence above the dateline is a standfirst; two are an article that holds a dateline.
    if dated and sum(line.index < dated.index for line in prose[:2]) < 2:
        return dated
    return prose[0] if prose else None


def _find_title(head: Sequence[Line]) -> Line | None:
    """Return the first line that can be the headline; a person's name only if there is no other."""
    candidates = [line for line in head if _can_be_title(line.text)]
    return min(candidates, key=lambda line: is_name(line.text), default=None)


def _can_be_title(text: str) -> bool:
    fits = SHORTEST_TITLE <= count_words(text) <= LONGEST_TITLE
    opens = text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘#["
    return fits and opens and not text.endswith((".", ",", ":")) and not _is_body(text)


def _is_byline(line: Line, head: Sequence[Line]) -> bool:
    """Say whether a line is a name, alone between blank lines, and not the outlet's."""
    alone = sum(other.block == line.block for other in head) == 1
    return alone and is_name(line.text) and name_outlet(line.text) is None


def _is_body(text: str) -> bool:
    """Say whether a line is running text and not a headline that asks or shouts."""
    return is_prose(text) and not (text.endswith(("?", "!")) and is_title_case(text))
