"""`summarise digest`, which a bare `summarise PATH...` means."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from summarise.api import make_digester, make_recourse
from summarise.cleaning import Cleaner
from summarise.cli.console import Reporter
from summarise.cli.failures import Failures
from summarise.cli.forms import Format, html_format, json_format, markdown_format, terminal_format
from summarise.cli.inputs import Input, list_inputs, own_places, piped_input
from summarise.cli.options import (
    read_reading,
    read_selection,
    reading_options,
    run_options,
    selection_options,
    summary_options,
    translation_options,
)
from summarise.cli.outputs import open_output
from summarise.cli.pager import find_pager
from summarise.cli.run import Tally, digest_inputs, hand_over
from summarise.cli.selection import Selection
from summarise.cli.stopping import stop_code
from summarise.cli.stream_outputs import Output, PagedOutput
from summarise.errors import ExitCode, InputError
from summarise.render.view import plural
from summarise.settings import Settings, cache_folder, load_settings

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
@click.option("--fail-fast", is_flag=True, help="Stop at the first article that fails.")
@click.option(
    "--retry-failed", is_flag=True, help="Only articles that failed before and were never done since."
)
@selection_options
@reading_options
@summary_options
@translation_options
@run_options
def digest(
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    fail_fast: bool,
    retry_failed: bool,
    **flags: Any,
) -> ExitCode:
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
      summarise digest news/ -o digests/ -q --log summarise.log
      summarise digest news/ -o digests/ --retry-failed
      cat article.txt | summarise digest -
    """
    reading = read_reading(flags)
    selection = read_selection(flags, reading.cleaner)
    settings = load_settings(flags)
    inputs = list_inputs(paths or (piped_input(),), own_places(output, settings), reading.options)
    failures = Failures(cache_folder(settings))
    with Reporter(quiet=settings.quiet, log=settings.log) as reporter:
        if retry_failed:
            inputs, selection.only = failures.among(inputs), failures.holds
            reporter.notice(f"{plural(len(inputs), 'input', 'inputs')} with articles that failed before.")
        target = _open(output, form or _default_format(output), settings)
        run = _Run(inputs, selection, failures, reporter, target, fail_fast)
        try:
            return run.go(settings, reading.cleaner)
        finally:
            failures.save()


@dataclass(frozen=True, slots=True)
class _Run:
    inputs: Sequence[Input]
    selection: Selection
    failures: Failures
    reporter: Reporter
    target: Output
    fail_fast: bool
    tally: Tally = field(default_factory=Tally)

    def go(self, settings: Settings, cleaner: Cleaner) -> ExitCode:
        """Digest the inputs, say how that went, and return what the exit status is to say."""
        try:
            self._digest(settings, cleaner)
        except KeyboardInterrupt as stop:
            total = max(len(self.inputs), self.tally.seen)
            self.reporter.notice(f"Interrupted: {self.tally.done} of {total} articles are finished and kept.")
            return stop_code(stop)
        finally:
            self.reporter.rest()
            self.target.close()
        self._conclude()
        return self.tally.exit_code

    def _digest(self, settings: Settings, cleaner: Cleaner) -> None:
        digester = make_digester(settings, self.reporter.notice, cleaner)
        recourse = make_recourse(settings, self.reporter.notice)
        wanted = self.selection.wants
        for outcome in digest_inputs(
            self.inputs, digester, self.reporter, self.tally, wanted=wanted, recourse=recourse
        ):
            failed = isinstance(outcome.result, InputError)
            self.failures.note(outcome.source, failed=failed)
            with self.reporter.paused():
                hand_over(outcome, self.target, self.reporter, self.tally)
            if failed and self.fail_fast:
                self.reporter.notice("Stopped at the first failure; what was finished is kept.")
                return

    def _conclude(self) -> None:
        if left_out := self.selection.format_left_out():
            self.reporter.notice(left_out)
        if self.tally.done < self.tally.seen - self.tally.left_out:
            self.reporter.notice(f"{self.tally.done} of {self.tally.seen} articles digested.")


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
