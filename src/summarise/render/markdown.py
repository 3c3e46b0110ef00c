"""Digests and briefings as Markdown, by the templates of prompts/."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from summarise.render import view
from summarise.render.templates import render_template
from summarise.types import Briefing, Digest, Period, Week
from summarise.weeks import period_label

DIGEST_TEMPLATE, BRIEFING_TEMPLATE = "digest.md.j2", "briefing.md.j2"
UNDATED_TITLE = "Undated"
UNDATED_NOTE = "These articles give no evidence of when they appeared."


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a briefing with a heading of its own."""

    title: str
    note: str
    digests: tuple[Digest, ...]


def format_digest_markdown(digest: Digest, prompts: Path | None = None) -> str:
    """Return one digest as Markdown that ends in a newline.

    Raises:
        TemplateError: the template is missing, malformed or names an unknown variable.
    """
    variables = {
        "digest": digest,
        "pairs": list(zip(digest.sentences, digest.translations, strict=True)),
        "metadata": view.format_metadata(digest),
        "language": view.format_language(digest.article),
        "flagged": view.format_flagged(digest),
        "note": view.format_note([digest]),
    }
    return render_template(DIGEST_TEMPLATE, prompts, variables)


def format_briefing_markdown(briefing: Briefing, prompts: Path | None = None) -> str:
    """Return a briefing as Markdown that ends in a newline.

    Raises:
        TemplateError: the template is missing, malformed or names an unknown variable.
    """
    sections = _sections(briefing)
    digests = [digest for section in sections for digest in section.digests]
    variables = {
        "title": _title(briefing.period),
        "count": len(digests),
        "outlets": len({digest.article.outlet for digest in digests if digest.article.outlet}),
        "undated_left_out": briefing.undated_left_out,
        "sections": sections,
        "note": view.format_note(digests),
    }
    return render_template(BRIEFING_TEMPLATE, prompts, variables)


def _sections(briefing: Briefing) -> list[Section]:
    sections = [Section(_week_title(week), "", week.digests) for week in briefing.weeks]
    return sections + ([Section(UNDATED_TITLE, UNDATED_NOTE, briefing.undated)] if briefing.undated else [])


def _title(period: Period) -> str:
    label = period_label(period)
    if label == "all":
        return "Indonesian news: all articles"
    days = _days(period.since, period.until)
    return f"Indonesian news: {label} ({days})" if "-W" in label else f"Indonesian news: {days}"


def _week_title(week: Week) -> str:
    monday = date.fromisocalendar(week.year, week.number, 1)
    sunday = date.fromisocalendar(week.year, week.number, 7)
    return f"Week {week.number} of {week.year}: {_days(monday, sunday)}"


def _days(since: date | None, until: date | None) -> str:
    if since and until:
        return f"{_day(since)} to {_day(until)}"
    return f"since {_day(since)}" if since else f"until {_day(until)}" if until else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
