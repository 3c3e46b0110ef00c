"""A briefing as plain JSON values: schema `summarise.briefing/1`. Changes only ever add keys."""

from dataclasses import asdict
from datetime import date
from typing import Any

from summarise.records import BRIEFING_SCHEMA, Record
from summarise.stories.types import Briefing, Section, Source
from summarise.types import Period
from summarise.weeks import period_label


def briefing_record(briefing: Briefing) -> Record:
    """Return a briefing as JSON values in the order a person would read them."""
    return {
        "schema": BRIEFING_SCHEMA,
        "title": briefing.title,
        "period": _period_record(briefing.period),
        "made": _plain(briefing.made),
        "intro": briefing.intro,
        "highlights": [
            {"story": highlight.story, **asdict(highlight.passage)} for highlight in briefing.highlights
        ],
        "sections": [_section_record(section) for section in briefing.sections],
        "stories": [_plain(asdict(story)) for story in briefing.stories],
        "people": [asdict(person) for person in briefing.people],
        "places": [asdict(place) for place in briefing.places],
        "terms": [asdict(term) for term in briefing.terms],
        "days": [{"day": count.day.isoformat(), "outlets": dict(count.outlets)} for count in briefing.days],
        "sources": [_source_record(source) for source in briefing.sources],
        "undated_left_out": briefing.undated_left_out,
    }


def _period_record(period: Period) -> Record:
    label = period_label(period)
    return {"label": label, "since": _plain(period.since), "until": _plain(period.until)}


def _section_record(section: Section) -> Record:
    return {
        "title": section.title,
        "note": section.note,
        "stories": [story.number for story in section.stories],
        "shorter": [story.number for story in section.shorter],
    }


def _source_record(source: Source) -> Record:
    digest = source.digest
    article = digest.article
    return {
        "number": source.number,
        "id": digest.id,
        "source": article.source,
        "title": article.title,
        "headline": digest.summary.headline.text,
        "outlet": article.outlet,
        "agency": article.agency,
        "date": asdict(article.date) if article.date else None,
        "rights": [asdict(right) for right in article.rights],
        "sentences": len(digest.sentences),
        "flagged": sum(bool(translation.flags) for translation in digest.translations),
        "signature": dict(digest.signature),
    }


def _plain(value: Any) -> Any:
    """Return a value with its days written out and its tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value
