"""`summarise briefing`: one English file over many articles."""

import json
from pathlib import Path
from typing import Any

import click

from summarise.api import make_digester, make_recourse
from summarise.cli.console import Reporter
from summarise.cli.inputs import list_inputs, own_places
from summarise.cli.options import (
    read_reading,
    read_selection,
    reading_options,
    run_options,
    selection_options,
    summary_options,
    translation_options,
)
from summarise.cli.output_names import named_file
from summarise.cli.outputs import write_output
from summarise.cli.run import Tally, digest_inputs
from summarise.cli.selection import given_day
from summarise.cli.streams import standard_output
from summarise.errors import ExitCode, UsageError
from summarise.render.briefing import format_briefing_html, format_briefing_markdown
from summarise.render.harmless import escape_json
from summarise.render.view import plural
from summarise.settings import Settings, load_settings
from summarise.sources import STDIN
from summarise.stories.briefing import MOST_STORIES, BriefingOptions, brief
from summarise.stories.records import briefing_record
from summarise.stories.types import Briefing
from summarise.types import Digest, Period
from summarise.weeks import period_label

SUFFIXES = {"markdown": ".md", "html": ".html", "json": ".json"}
"""The formats, and how the names of their files end."""
OTHER_SUFFIXES = {".htm": "html"}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--week", metavar="WEEK", help="An ISO week such as 2025-W25, or last, or this.")
@selection_options
@click.option(
    "--format", "form", type=click.Choice(tuple(SUFFIXES)), help="Default: as FILE ends, else markdown."
)
@click.option(
    "-o", "--output", metavar="FILE", help="Default: briefing-PERIOD.md in this folder; - for stdout."
)
@click.option("--title", metavar="TEXT", help="Your title instead of “Indonesian news: ...”.")
@click.option(
    "--intro",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your words, Markdown or plain text, to stand first.",
)
@click.option(
    "--max-stories",
    type=click.IntRange(min=0),
    default=MOST_STORIES,
    show_default=True,
    metavar="N",
    help="Stories of a week told in full; the others get one sentence.",
)
@reading_options
@summary_options
@translation_options
@run_options
def briefing(
    paths: tuple[str, ...],
    week: str | None,
    form: str | None,
    output: str | None,
    title: str | None,
    intro: Path | None,
    max_stories: int,
    **flags: Any,
) -> ExitCode:
    """Write one English file over many articles: the stories of each week, the weightiest first.

    Articles of one event are one story, with every outlet that has it. Reads what `summarise digest` reads
    (see its help).

    \b
    Examples:
      summarise briefing seeds/
      summarise briefing seeds/ --week 2025-W25 -o monday.html
      summarise briefing news/ --week last --title "The week" --intro intro.md --max-stories 5
      summarise briefing crawl.jsonl --since 2024-07-01 --until 2024-07-31 --outlet antara
    """
    reading = read_reading(flags)
    selection = read_selection(flags, reading.cleaner, week)
    selection.include_undated = selection.include_undated or selection.period == Period()
    settings = load_settings(flags)
    options = BriefingOptions(title, _read_intro(intro), max_stories, given_day())
    form = form or _format_of(output)
    target = output or f"briefing-{period_label(selection.period)}{SUFFIXES[form]}"
    inputs = list_inputs(paths, own_places(target, settings), reading.options)
    tally = Tally()
    with Reporter(quiet=settings.quiet, log=settings.log) as reporter:
        digester = make_digester(settings, reporter.notice, reading.cleaner)
        recourse = make_recourse(settings, reporter.notice)
        outcomes = digest_inputs(inputs, digester, reporter, tally, wanted=selection.wants, recourse=recourse)
        digests = [outcome.result for outcome in outcomes if isinstance(outcome.result, Digest)]
        reporter.rest()
        told = brief(digests, selection.period, options, undated_left_out=selection.undated)
        text = _format(form, told, settings)
        if target == STDIN:
            with standard_output() as stream:
                stream.write(text)
        else:
            write_output(named_file(Path(target)), text)
            stories = plural(len(told.stories), "story", "stories")
            reporter.notice(f"Wrote {target}: {stories} of {plural(len(digests), 'article', 'articles')}.")
    return tally.exit_code


def _read_intro(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise UsageError(f"--intro {path}: cannot be read as text; name a Markdown or text file") from error


def _format_of(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower()
    by_suffix = {own: name for name, own in SUFFIXES.items()} | OTHER_SUFFIXES
    return by_suffix.get(suffix, "markdown")


def _format(form: str, told: Briefing, settings: Settings) -> str:
    if form == "json":
        return escape_json(json.dumps(briefing_record(told), ensure_ascii=False, indent=2)) + "\n"
    formatter = format_briefing_html if form == "html" else format_briefing_markdown
    return formatter(told, settings.prompts)
