"""`summarise clean`: what stays of each article, and on request what went and by which rule."""

import itertools
from collections.abc import Iterator
from typing import Any

import click

from summarise.cleaning import Cleaner
from summarise.cli.console import Reporter, print_text
from summarise.cli.inputs import Input, list_inputs, own_places, piped_input
from summarise.cli.options import quiet_option, read_reading, reading_options
from summarise.errors import ExitCode, InputError
from summarise.settings import load_settings
from summarise.sources import format_source
from summarise.types import Article

REMOVED_HEADING = "--- removed ---"


@click.command(short_help="Print an article without ads and menus.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--show-removed", is_flag=True, help="Below each article, what was taken out and by which rule."
)
@reading_options
@quiet_option
def clean(paths: tuple[str, ...], show_removed: bool, **flags: Any) -> ExitCode:
    """Print the text of articles as it is translated: without ads, menus, captions and bylines.

    Translates nothing and loads no model. Reads what `summarise digest` reads (see its help). With --rules
    FILE, phrases of your own go too; each line of the file is a rule: its name, "line" (the whole line) or
    "start" (how it begins), and the phrase, parted by tabs.

    \b
    Examples:
      summarise clean article.txt
      summarise clean seeds/ --show-removed
      summarise clean page.html --rules my-rules.tsv
    """
    reading = read_reading(flags)
    settings = load_settings(flags)
    inputs = list_inputs(paths or (piped_input(),), own_places(None, settings), reading.options)
    reporter = Reporter(quiet=settings.quiet)
    done = failed = 0
    for result in _clean_inputs(inputs, reading.cleaner):
        if isinstance(result, InputError):
            failed += 1
            reporter.error(result)
            continue
        alone = len(inputs) == 1 and result.source == inputs[0].source
        heading = "" if alone else f"==> {format_source(result.source)} <==\n\n"
        print_text(("\n" if done else "") + heading + format_clean(result, removed=show_removed))
        done += 1
    return ExitCode.DONE if not failed else ExitCode.SOME_FAILED if done else ExitCode.NO_INPUT


def _clean_inputs(inputs: list[Input], cleaner: Cleaner) -> Iterator[Article | InputError]:
    for document in itertools.chain.from_iterable(item.read() for item in inputs):
        try:
            yield document if isinstance(document, InputError) else cleaner.clean(document)
        except InputError as error:
            yield error


def format_clean(article: Article, *, removed: bool) -> str:
    """Return title, standfirst and text of an article, and with `removed` each piece behind its rule."""
    parts = [article.title, article.standfirst, article.text]
    pieces = [f"{piece.rule:<16} {' '.join(piece.text.split())}" for piece in article.removed]
    parts += ["\n".join([REMOVED_HEADING, *pieces])] if removed and pieces else []
    return "\n\n".join(filter(None, parts))
