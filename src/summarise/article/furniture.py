"""Find the furniture of the page: advertisements, menus, share prompts, other stories, the page's end.

Structure first (repetition, separators, what comes after the end), phrases from data second. Every
`find_*` returns line index -> name of the rule and changes nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from summarise.article.captions import find_end_mark, is_caption
from summarise.article.credits import is_credit_line
from summarise.article.dates import is_relative_date
from summarise.article.lines import Line, count_words, ends_sentence, is_prose, is_title_case, key_of
from summarise.article.rights import is_notice
from summarise.article.rules import any_of, read_table

LONGEST_PHRASE_LINE = 30
"""Words. "Baca juga" and a glued headline have at most 20 in the development articles."""
LONGEST_HEADLINES = 60
"""Words. "Baca juga" and the three headlines behind it have at most 57."""
FEWEST_REPEATS = 3
"""A short line that stands three times is the page's; twice may be a refrain or a caption."""
LONGEST_REPEAT = 8
MOST_ANNOUNCED = 4
"""Headlines under one "Baca Juga". Up to three stand there in the development articles."""
SHORTEST_HEADLINE = 5
"""Words: "Hot Gossip" and "Foto dan Video" are menu entries, whatever the title of the window."""
TAIL_SHARE = 0.25
"""Prose words after the end of an article, as a share of those before it. Seed 004 has 0.07; more
than a quarter means that the heading was a box in the middle."""

Rules = dict[int, str]

_LOST_SPACE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HASHTAGS = re.compile(r"(?:#\w+\s*){2,}")


def find_furniture(lines: Sequence[Line]) -> Rules:
    """Return the lines that are the page's wherever they stand."""
    keys = [key_of(line.text) for line in lines]
    counts = Counter(keys)
    window = keys[0] if keys else ""
    rules: Rules = {}
    for line, key, before, after in zip(lines, keys, ["", *keys], [*keys[1:], ""], strict=False):
        rule = _rule_for(line.text, key)
        if rule is None and not _is_headline(key, window):
            rule = _repeated(line.text, counts[key]) or _doubled(line.text, beside=(before, after))
        if rule:
            rules[line.index] = rule
    return rules | _find_announced(lines, keys, rules)


def _find_announced(lines: Sequence[Line], keys: Sequence[str], rules: Rules) -> Rules:
    """Return the headlines below a bare "Baca juga:", which announces one, or "Baca Juga", a list of them.

    If the page lost them, the article goes on.
    """
    found: Rules = {}
    left, surely = 0, False
    for line, key in zip(lines, keys, strict=True):
        if _start_phrases().get(key) == "read-also":
            surely = line.text.endswith(":")
            left = 1 if surely else MOST_ANNOUNCED
            continue
        headline = (surely or _looks_like_headline(line.text)) and not is_prose(line.text)
        if left and line.index not in rules and headline:
            found[line.index] = "read-also"
        left = left - 1 if left and (line.index in rules or line.index in found) else 0
        surely = False
    return found


def _rule_for(text: str, key: str) -> str | None:
    if not key:
        return "symbols"
    if _HASHTAGS.fullmatch(text):
        return "tags"
    if text.count("|") > 1 and count_words(text) <= LONGEST_REPEAT:
        return "menu"
    if is_relative_date(text):
        return "relative-date"
    if rule := _line_phrases().get(key):
        return rule
    # "Baca JugaHarga Kopi Naik" lost a space; "WhatsApp" did not.
    match = _start_phrase().match(text.casefold()) or _start_phrase().match(
        _LOST_SPACE.sub(" ", text).casefold()
    )
    if match and (count_words(text) <= LONGEST_PHRASE_LINE or _are_headlines(text)):
        return _start_phrases()[key_of(match.group())]
    return None


def _are_headlines(text: str) -> bool:
    """Say whether a long line is nothing but headlines, with or without a space between them."""
    return count_words(text) <= LONGEST_HEADLINES and not ends_sentence(text) and is_title_case(text)


def _is_headline(key: str, window: str) -> bool:
    """Say whether a line is the headline: the title of the window, the first line of a page, begins so."""
    return key.count(" ") >= SHORTEST_HEADLINE - 1 and window.startswith(key)


def _repeated(text: str, count: int) -> str | None:
    if count < FEWEST_REPEATS or ends_sentence(text) or count_words(text) > LONGEST_REPEAT:
        return None
    return "repeated"


def _doubled(text: str, *, beside: tuple[str, str]) -> str | None:
    """Tell a headline that stands twice in a row: the link on a picture and the link below it."""
    twice = key_of(text) in beside and not is_caption(text)
    return "repeated" if twice and _looks_like_headline(text) else None


def _looks_like_headline(text: str) -> bool:
    return count_words(text) >= SHORTEST_HEADLINE and not ends_sentence(text) and is_title_case(text)


def find_page_end(lines: Sequence[Line]) -> Rules:
    """Return the lines under the page's own headings, and those behind the article's last line.

    An article is over at a heading such as "Berita Lainnya", and at its credits or copyright line,
    if little prose follows. Under a heading everything is the page's; behind the credits a
    paragraph is still the article's, but menu lines are not.
    """
    rules: Rules = {}
    heading: str | None = None
    over = False
    prose_words = [count_words(line.text) if is_prose(line.text) else 0 for line in lines]
    before, after = 0, sum(prose_words)
    for line, words in zip(lines, prose_words, strict=True):
        before, after = before + words, after - words
        over = over or (_ends_article(line.text) and after <= TAIL_SHARE * before)
        if rule := _headings().get(key_of(line.text)):
            rules[line.index] = rule
            heading = rule if before else None  # Above the article it is a menu's entry.
        elif words and after + words > TAIL_SHARE * before:
            heading = None  # It was a box in the middle: the article goes on.
        if _ends_article(line.text):
            continue  # Credits and notices are read, wherever they stand.
        if heading:
            rules[line.index] = heading
        elif over and not words:
            rules[line.index] = "tail"
    return rules


def _ends_article(text: str) -> bool:
    return is_credit_line(text) or is_notice(text) or find_end_mark(text) is not None


@cache
def _headings() -> dict[str, str]:
    return {heading: rule for rule, heading in read_table("endings.tsv")}


@cache
def _line_phrases() -> dict[str, str]:
    return {key_of(phrase): rule for rule, match, phrase in read_table("phrases.tsv") if match == "line"}


@cache
def _start_phrases() -> dict[str, str]:
    return {key_of(phrase): rule for rule, match, phrase in read_table("phrases.tsv") if match == "start"}


@cache
def _start_phrase() -> re.Pattern[str]:
    phrases = (phrase for _, match, phrase in read_table("phrases.tsv") if match == "start")
    return re.compile(r"\W{0,5}?" + any_of(phrases) + r"(?:\b|(?<=selengkapnya))")
