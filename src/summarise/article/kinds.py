"""Tell an article from what a crawl brings along: exam keys, timetables, price lists, posts, error pages.

Each kind is known by its structure, measured over the cleaned lines; only error pages, which are
short, by phrases. Of 669 scraped texts 6 are refused, each of them rightly.
"""

import re
from collections.abc import Sequence
from functools import cache

from summarise.article.lines import count_words, is_prose
from summarise.article.rules import any_of, read_words

LEAST_PROSE = 0.5
"""Running text as a share of all words. Song lyrics have 0.09, a price list 0.34, a list of villages
0.43; the next, a weather report, 0.54."""
MOST_DIGITS = 0.16
"""Digits as a share of all characters: a price list has 0.20, a report of a gold price with its table
0.15, all others under 0.11."""
MOST_CLOCKS = 0.1
"""Times of day for each word: a timetable in one line has one in three, the report of a schedule 0.06."""
MOST_HANDLES = 0.12
"""Handles, hashtags and short links for each word: a post has more, a report that quotes one under 0.05."""
FEWEST_ANSWERS = 3
"""Answers, or questions with choices, in an exam key; of the other articles none has one."""
LONGEST_ERROR = 120
"""Words of an error page with its menu."""

_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
_HANDLE = re.compile(r"(?<!\w)[@#]\w{2,}|\b(?:pic\.twitter\.com|t\.co)/\w+")
_CHOICES = re.compile(r"\b[Aa][.)]\s.{1,80}?\s[Bb][.)]\s.{1,80}?\s[Cc][.)]\s")


def name_other_kind(lines: Sequence[str]) -> str | None:
    """Return what the lines are if they are no article, in words for the user; None if they are one."""
    if not lines:
        return "nothing but a page's furniture"
    text = "\n".join(lines)
    words = max(1, count_words(text))
    prose = sum(count_words(line) for line in lines if is_prose(line))
    if words <= LONGEST_ERROR and _error_page().search(text):
        return "an error page"
    if max(_count_answers(text), len(_CHOICES.findall(text))) >= FEWEST_ANSWERS:
        return "questions with their answers"
    if len(_CLOCK.findall(text)) > MOST_CLOCKS * words:
        return "a timetable"
    if sum(map(str.isdigit, text)) > MOST_DIGITS * len(text):
        return "a table of numbers"
    if len(_HANDLE.findall(text)) > MOST_HANDLES * words:
        return "posts of a social network"
    return "a list, with little running text" if prose < LEAST_PROSE * words else None


def _count_answers(text: str) -> int:
    """Return how often "Jawaban:" stands in a text; where it does, the words "kunci jawaban" count too."""
    labels = len(_answer().findall(text))
    return labels + text.casefold().count("kunci jawaban") if labels else 0


@cache
def _error_page() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(read_words('kinds', 'error_pages'))}\b", re.IGNORECASE)


@cache
def _answer() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(read_words('kinds', 'answers'))}\s?:", re.IGNORECASE)
