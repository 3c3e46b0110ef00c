"""From a document to a clean `Article`: the one place that knows the order of the cleaning steps."""

import datetime as dt
import re
from collections.abc import Sequence

from summarise.article.captions import find_captions, find_end_mark
from summarise.article.credits import Byline, take_credits
from summarise.article.datelines import Dateline, name_outlet, read_dateline
from summarise.article.dates import is_relative_date, read_relative_date
from summarise.article.duplicates import cut_nested, find_duplicates
from summarise.article.events import find_event_date
from summarise.article.furniture import find_furniture, find_page_end
from summarise.article.glued import part_glued
from summarise.article.heads import Head, find_opening, take_dates, take_head
from summarise.article.hints import apply_hints
from summarise.article.kinds import name_other_kind
from summarise.article.language import detect_language
from summarise.article.layout import make_paragraphs, read_lines
from summarise.article.lines import Line, is_prose, key_of
from summarise.article.phrases import NO_RULES, PhraseRules
from summarise.article.rights import take_rights
from summarise.article.rules import hash_rules
from summarise.article.sentences import split_sentences
from summarise.article.sheet import Sheet
from summarise.article.stories import find_page
from summarise.errors import NoArticleText
from summarise.sources import format_source
from summarise.types import Article, ArticleDate, Document, Right, Signature

VERSION = "4"
"""Raise it when a change of code, not of data, changes what comes out."""

MOST_END_MARKS = 3
"""Two newsrooms that share an article sign it twice: "(Tribunnews.com/Budi)(Kompas.com/Siti)"."""

_NO_HOLDER = re.compile(r"copyright|hak cipta|\(c\)|©|\b(?:19|20)\d\d\b", re.IGNORECASE)
_LEADING_DASH = re.compile(r"[-–—]+ +(?=[^\W\d])")


def signature() -> Signature:
    """Return what decides an article besides its document: this code and its data files."""
    return {"article": VERSION, "article-rules": hash_rules()}


def make_article(
    document: Document,
    *,
    crawled_at: dt.datetime | None = None,
    keep_all: bool = False,
    rules: PhraseRules = NO_RULES,
) -> Article:
    """Clean a document and read what it says of itself.

    The order matters: the page's end goes before dates are read, so that another story's date is
    never this one's; captions are read for their dates before they go; a duplicate is judged by
    the neighbours it has once the captions between are gone.

    Args:
        crawled_at: when the page was fetched; "3 jam lalu" dates an article only if this is known.
        keep_all: take lists, tables and posts for articles too.
        rules: phrases of the user's own that mark lines as no part of the article.

    Raises:
        NoArticleText: it is no article but a list, a table, an exam key, a post or an error page.
    """
    sheet = Sheet(read_lines(document.text))
    cut_nested(sheet)
    sheet.part(part_glued)
    relative = _read_relative_date(sheet.lines, crawled_at)
    sheet.drop(rules.find(sheet.lines))
    sheet.drop({**find_page(sheet.lines), **find_furniture(sheet.lines)})
    sheet.drop(find_page_end(sheet.lines))
    rights = take_rights(sheet)
    byline = take_credits(sheet)
    published = take_dates(sheet)
    captions = _take_captions(sheet)
    head = take_head(sheet)
    sheet.drop(find_duplicates(sheet.lines))
    event = find_event_date(sheet.lines, captions)
    dateline = _take_dateline(sheet, head)
    _take_end_marks(sheet)
    _take_repeated_standfirst(sheet, head)
    text = _read_body(sheet, document.source, keep_all=keep_all)
    outlet = dateline.outlet or _read_outlet(rights)
    article = Article(
        source=document.source,
        text=text,
        title=head.title,
        standfirst=head.standfirst,
        outlet=outlet,
        agency=_choose_agency(byline, dateline, outlet),
        place=dateline.place,
        section=head.section or dateline.section,
        credits=(head.reporter, *byline.credits) if head.reporter else byline.credits,
        date=published or event or relative,
        language=detect_language(text),
        rights=rights,
        removed=sheet.removed,
    )
    return apply_hints(article, document.hints)


def _read_relative_date(lines: Sequence[Line], crawled_at: dt.datetime | None) -> ArticleDate | None:
    """Return what the only "3 jam lalu" above the article says; of several none is known to be its own."""
    opening = find_opening(lines)
    above = lines[: lines.index(opening)] if opening else []
    stamps = [line.text for line in above if is_relative_date(line.text)]
    return read_relative_date(stamps[0], crawled_at) if crawled_at and len(stamps) == 1 else None


def _take_captions(sheet: Sheet) -> list[Line]:
    rules = find_captions(sheet.lines)
    captions = [line for line in sheet.lines if line.index in rules]
    sheet.drop(rules)
    return captions


def _take_dateline(sheet: Sheet, head: Head) -> Dateline:
    """Take the dateline off the first paragraph; without one, return one that says nothing."""
    opening = next((line for line in sheet.lines if head.opening and line.index == head.opening.index), None)
    if opening and (dash := _LEADING_DASH.match(opening.text)):  # Its place was a link, and is lost.
        opening = sheet.cut(opening, end=dash.end(), rule="dateline")
    dateline = read_dateline(opening.text) if opening else None
    if opening is None or dateline is None:
        return Dateline(end=0)
    sheet.cut(opening, end=dateline.end, rule="dateline")
    return dateline


def _take_end_marks(sheet: Sheet) -> None:
    """Take the initials behind the article's last sentence off, alone on a line or not."""
    prose = [line.index for line in sheet.lines if is_prose(line.text)]
    for line in [line for line in sheet.lines if prose and line.index >= prose[-1]]:
        for _ in range(MOST_END_MARKS):
            if (start := find_end_mark(line.text)) is not None:
                line = sheet.cut(line, start=start, rule="end-mark")


def _take_repeated_standfirst(sheet: Sheet, head: Head) -> None:
    """Take the first sentence off the body if the standfirst says the very same."""
    opening = next(iter(sheet.lines), None)
    if opening is None or head.standfirst is None:
        return
    first = split_sentences(opening.text)[0]
    if key_of(first.text) == key_of(head.standfirst):
        sheet.cut(opening, end=first.end, rule="standfirst-repeat")


def _read_body(sheet: Sheet, source: str, *, keep_all: bool) -> str:
    lines = [line.text for line in sheet.lines]
    kind = name_other_kind(lines)
    if not lines or (kind and not keep_all):
        raise NoArticleText(source, f"{format_source(source)}: no article, but {kind}; check the file")
    return "\n\n".join(make_paragraphs(lines))


def _read_outlet(rights: Sequence[Right]) -> str | None:
    """Return the outlet a copyright line names: "Copyright © ANTARA 2025"."""
    holders = (_NO_HOLDER.sub("", right.text) for right in rights)
    return next((outlet.name for holder in holders if (outlet := name_outlet(holder))), None)


def _choose_agency(byline: Byline, dateline: Dateline, outlet: str | None) -> str | None:
    """Return the agency the text comes from; an agency that publishes its own text is the outlet."""
    agencies = (agency for agency in (byline.agency, dateline.agency) if agency and agency != outlet)
    return next(agencies, None)
