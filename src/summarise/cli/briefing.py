"""`summarise briefing`: one English file over many articles."""

import sys
from pathlib import Path
from typing import Any

import click

from summarise.api import make_digester
from summarise.cli.console import Reporter
from summarise.cli.inputs import list_inputs, own_places
from summarise.cli.options import (
    quiet_option,
    read_reading,
    read_selection,
    reading_options,
    selection_options,
    translation_options,
)
from summarise.cli.outputs import write_output
from summarise.cli.run import Tally, digest_inputs
from summarise.errors import ExitCode
from summarise.render.markdown import format_briefing_markdown
from summarise.settings import load_settings
from summarise.sources import STDIN
from summarise.types import Digest, Period
from summarise.weeks import brief, period_label


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--week", metavar="WEEK", help="One ISO week, such as 2025-W25.")
@selection_options
@click.option(
    "-o", "--output", metavar="FILE", help="Default: briefing-PERIOD.md in this folder; - for stdout."
)
@reading_options
@translation_options
@quiet_option
def briefing(paths: tuple[str, ...], week: str | None, output: str | None, **flags: Any) -> ExitCode:
    """Write one English file over many articles, by week, newest first.

    Reads what `summarise digest` reads (see its help).

    \b
    Examples:
      summarise briefing seeds/
      summarise briefing seeds/ --week 2025-W25 -o monday.md
      summarise briefing crawl.jsonl --since 2024-07-01 --until 2024-07-31 --outlet antara
    """
    reading = read_reading(flags)
    selection = read_selection(flags, reading.cleaner, week)
    selection.include_undated = selection.include_undated or selection.period == Period()
    settings = load_settings(flags)
    target = output or f"briefing-{period_label(selection.period)}.md"
    inputs = list_inputs(paths, own_places(target, settings), reading.options)
    reporter = Reporter(quiet=settings.quiet)
    tally = Tally()
    try:
        digester = make_digester(settings, reporter.notice, reading.cleaner)
        outcomes = digest_inputs(inputs, digester, reporter, tally, wanted=selection.wants)
        digests = [outcome.result for outcome in outcomes if isinstance(outcome.result, Digest)]
    finally:
        reporter.close()
    text = format_briefing_markdown(
        brief(digests, selection.period, undated_left_out=selection.undated), settings.prompts
    )
    if target == STDIN:
        sys.stdout.write(text)
    else:
        write_output(Path(target), text)
        reporter.notice(f"Wrote {target}: {len(digests)} of {tally.seen} articles.")
    return tally.exit_code
