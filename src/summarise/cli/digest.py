"""`summarise digest`, which a bare `summarise PATH...` means."""

import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from summarise.api import make_digester
from summarise.cli.console import Reporter
from summarise.cli.inputs import list_inputs, own_places, piped_input
from summarise.cli.options import (
    quiet_option,
    read_reading,
    read_selection,
    reading_options,
    selection_options,
    translation_options,
)
from summarise.cli.outputs import (
    Format,
    json_format,
    markdown_format,
    open_output,
    terminal_format,
)
from summarise.cli.run import Tally, digest_inputs
from summarise.errors import ExitCode, InputError
from summarise.settings import Settings, load_settings

FORMATS = ("terminal", "markdown", "json", "jsonl")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: terminal on a terminal, else markdown."
)
@click.option("-o", "--output", metavar="FILE|DIR/", help="Write to FILE, or one file an article into DIR/.")
@selection_options
@reading_options
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
      summarise digest seeds/ --format markdown -o digests/
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
    target = open_output(output, _format(form or _default_format(output), settings))
    try:
        digester = make_digester(settings, reporter.notice, reading.cleaner)
        for outcome in digest_inputs(inputs, digester, reporter, tally, wanted=selection.wants):
            with reporter.paused():
                if isinstance(outcome.result, InputError):
                    target.fail(outcome.result)
                else:
                    target.write(outcome.result, outcome.place)
    except KeyboardInterrupt:
        total = max(len(inputs), tally.seen)
        reporter.notice(f"Interrupted: {tally.done} of {total} articles are finished and kept.")
        return ExitCode.INTERRUPTED
    finally:
        reporter.close()
        target.close()
    if left_out := selection.format_left_out():
        reporter.notice(left_out)
    if tally.failed + tally.without_model:
        reporter.notice(f"{tally.done} of {tally.seen} articles digested.")
    return tally.exit_code


def _default_format(output: str | None) -> str:
    suffixes = {".json": "json", ".jsonl": "jsonl"}
    if output is not None:
        return suffixes.get(Path(output).suffix, "markdown")
    return "terminal" if sys.stdout.isatty() else "markdown"


def _format(name: str, settings: Settings) -> Format:
    if name == "terminal":
        return terminal_format(Console(highlight=False))
    return markdown_format(settings.prompts) if name == "markdown" else json_format(lines=name == "jsonl")
