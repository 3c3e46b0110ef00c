"""`summarise digest`, which a bare `summarise PATH...` means."""

import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from summarise.api import make_digester
from summarise.cli.console import Reporter
from summarise.cli.forms import Format, html_format, json_format, markdown_format, terminal_format
from summarise.cli.inputs import list_inputs, own_places, piped_input
from summarise.cli.options import (
    quiet_option,
    read_reading,
    read_selection,
    reading_options,
    selection_options,
    summary_options,
    translation_options,
)
from summarise.cli.outputs import open_output
from summarise.cli.pager import find_pager
from summarise.cli.run import Tally, digest_inputs, hand_over
from summarise.cli.stopping import stop_code
from summarise.cli.stream_outputs import Output, PagedOutput
from summarise.errors import ExitCode
from summarise.settings import Settings, load_settings

FORMATS = ("terminal", "markdown", "html", "json", "jsonl")
SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl"}
"""What the name of an output file says of its format; any other means Markdown."""


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: what the name of FILE says; terminal on a terminal, else markdown.",
)
@click.option("-o", "--output", metavar="FILE|DIR/", help="Write to FILE, or one file an article into DIR/.")
@click.option(
    "--brief", is_flag=True, default=None, help="Translate only the title and what the summary is made of."
)
@selection_options
@reading_options
@summary_options
@translation_options
@quiet_option
def digest(paths: tuple[str, ...], form: str | None, output: str | None, **flags: Any) -> ExitCode:
    """Digest articles: files, folders, patterns, or - for standard input.

    Reads text (.txt), Markdown (.md), web pages (.html, .htm), crawls of many articles (.jsonl, .csv), and
    with the extra "documents" PDF and Word (.pdf, .docx). A folder gives all of these below it, except
    what summarise wrote, READMEs and the like, and hidden files. A file NAME.json beside NAME.html may say
    title, date, author, outlet, section and url; so may the columns of a crawl.

    \b
    Examples:
      summarise digest seeds/
      summarise digest seeds/ --format html -o digests/
      summarise digest seeds/ --brief
      summarise digest seeds/000_b44df05cd0970802.txt -o digest.html
      summarise digest 'news/**/*.html' --since 2025-06-16 --outlet kompas
      summarise digest crawl.csv --map text=kolom,title=judul -o digests/
      summarise digest pages/ --crawled-at mtime --rules my-rules.tsv
      cat article.txt | summarise digest -
    """
    reading = read_reading(flags)
    selection = read_selection(flags, reading.cleaner)
    settings = load_settings(flags)
    inputs = list_inputs(paths or (piped_input(),), own_places(output, settings), reading.options)
    reporter = Reporter(quiet=settings.quiet)
    tally = Tally()
    target = _open(output, form or _default_format(output), settings)
    try:
        digester = make_digester(settings, reporter.notice, reading.cleaner)
        for outcome in digest_inputs(inputs, digester, reporter, tally, wanted=selection.wants):
            with reporter.paused():
                hand_over(outcome, target, reporter, tally)
    except KeyboardInterrupt as stop:
        total = max(len(inputs), tally.seen)
        reporter.notice(f"Interrupted: {tally.done} of {total} articles are finished and kept.")
        return stop_code(stop)
    finally:
        reporter.close()
        target.close()
    if left_out := selection.format_left_out():
        reporter.notice(left_out)
    if tally.done < tally.seen - tally.left_out:
        reporter.notice(f"{tally.done} of {tally.seen} articles digested.")
    return tally.exit_code


def _default_format(output: str | None) -> str:
    if output is not None:
        return SUFFIXES.get(Path(output).suffix.lower(), "markdown")
    return "terminal" if sys.stdout.isatty() else "markdown"


def _open(output: str | None, name: str, settings: Settings) -> Output:
    if name != "terminal":
        return open_output(output, _format(name, settings))
    console = Console(highlight=False)
    pager = find_pager()
    if output is None and pager and console.is_terminal and not (settings.quiet or console.is_dumb_terminal):
        return PagedOutput(console, terminal_format(console), pager)
    return open_output(output, terminal_format(console))


def _format(name: str, settings: Settings) -> Format:
    if name == "html":
        return html_format(settings.prompts)
    return markdown_format(settings.prompts) if name == "markdown" else json_format(lines=name == "jsonl")
