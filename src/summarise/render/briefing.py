"""Briefings as Markdown and as one page of HTML, by the templates of prompts/."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from summarise.render import view
from summarise.render.charts import BAR_HEIGHT, BAR_LEFT, BAR_WIDTH, ROW, chart_days, chart_names
from summarise.render.templates import render_template
from summarise.stories.types import Briefing, Source, Story
from summarise.weeks import day_label, days_label, period_label

MARKDOWN_TEMPLATE, HTML_TEMPLATE = "briefing.md.j2", "briefing.html.j2"
DRAWING = {"left": BAR_LEFT, "width": BAR_WIDTH, "row": ROW, "bar": BAR_HEIGHT}


def format_briefing_markdown(briefing: Briefing, prompts: Path | None = None) -> str:
    """Return a briefing as Markdown that ends in a newline.

    Raises:
        TemplateError: the template is missing, malformed or names an unknown variable.
    """
    return render_template(MARKDOWN_TEMPLATE, prompts, _variables(briefing) | {"intro": briefing.intro})


def format_briefing_html(briefing: Briefing, prompts: Path | None = None) -> str:
    """Return a briefing as one page that needs no network.

    Raises:
        TemplateError: the template is missing, malformed or names an unknown variable.
    """
    return render_template(
        HTML_TEMPLATE, prompts, _variables(briefing) | {"intro": briefing.intro and _page(briefing.intro)}
    )


def _variables(briefing: Briefing) -> dict[str, Any]:
    return {
        "briefing": briefing,
        "title": briefing.title or _title(briefing),
        "opening": _opening_title(briefing),
        "made": day_label(briefing.made) if briefing.made else None,
        "outlets": sorted({outlet for story in briefing.stories for outlet in story.outlets}),
        "sources": {source.number: source for source in briefing.sources},
        "facts": {story.number: _facts(story, briefing.sources) for story in briefing.stories},
        "days": chart_days(briefing.days),
        "people": chart_names(briefing.people),
        "places": chart_names(briefing.places),
        "drawing": DRAWING,
        "rights": _rights(briefing.sources),
        "makers": _makers(briefing.sources),
        "note": view.format_note([source.digest for source in briefing.sources]),
    }


def _page(intro: str) -> Markup:
    """Return Markdown as HTML below the page's title, no markup of its own and no picture taking effect."""
    from markdown_it import MarkdownIt  # only a page with an introduction needs it

    reader = MarkdownIt("commonmark", {"html": False}).disable("image")
    tokens = reader.parse(intro)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"
    return Markup(reader.renderer.render(tokens, reader.options, {}))


def _title(briefing: Briefing) -> str:
    label = period_label(briefing.period)
    if label == "all":
        return "Indonesian news: all articles"
    days = days_label(briefing.period.since, briefing.period.until)
    return f"Indonesian news: {label} ({days})" if "-W" in label else f"Indonesian news: {days}"


def _opening_title(briefing: Briefing) -> str:
    count = len(briefing.highlights)
    period = "week" if "-W" in period_label(briefing.period) else "period"
    numbers = ("no sentence", "one sentence", "two sentences", "three sentences", "four sentences")
    return f"The {period} in {numbers[count] if count < len(numbers) else 'five sentences'}"


def _facts(story: Story, sources: Sequence[Source]) -> str:
    """Return outlets, days and the number of articles of a story in one line."""
    articles = sum(1 + len(report.copies) for report in story.reports)
    if articles == 1:
        return view.format_metadata(sources[story.reports[0].article - 1].digest)
    days = days_label(story.first, story.last) or "undated"
    return " · ".join(part for part in (", ".join(story.outlets), days, f"{articles} articles") if part)


def _rights(sources: Sequence[Source]) -> list[tuple[str, list[int]]]:
    """Return every notice once, with the numbers of the articles that carry it."""
    notices: dict[str, list[int]] = {}
    for source in sources:
        for right in source.digest.article.rights:
            notices.setdefault(view.format_right(right), []).append(source.number)
    return list(notices.items())


def _makers(sources: Sequence[Source]) -> list[tuple[str, str]]:
    """Return every part of what made the digests, with its version or hash, several where they differ."""
    made: dict[str, set[str]] = {}
    for source in sources:
        for name, version in source.digest.signature.items():
            made.setdefault(name, set()).add(version)
    return [(name, ", ".join(sorted(made[name]))) for name in sorted(made)]
