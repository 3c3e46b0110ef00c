"""The commands: `summarise PATH...`, `summarise briefing`, `summarise cache`."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.console import Console

from summarise.api import make_digester
from summarise.article.article import make_article
from summarise.cache import Store
from summarise.cli.console import Reporter
from summarise.cli.inputs import list_inputs
from summarise.cli.outputs import (
    Format,
    json_format,
    markdown_format,
    open_output,
    terminal_format,
    write_output,
)
from summarise.cli.run import Tally, digest_inputs
from summarise.errors import ExitCode, InputError, SummariseError, UsageError
from summarise.render.markdown import format_briefing_markdown
from summarise.settings import Settings, cache_folder, load_settings
from summarise.sources import STDIN
from summarise.types import Digest, Document, Period
from summarise.weeks import brief, day_in_period, parse_day, parse_week, period_label

FORMATS = ("terminal", "markdown", "json", "jsonl")
DEFAULT_COMMAND = "digest"


class DefaultingGroup(click.Group):
    """A group whose first argument may be a path: then `digest` is meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command in front of arguments that name none."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h", "--version")):
            args.insert(0, DEFAULT_COMMAND)
        return super().parse_args(ctx, args)


@click.group(
    cls=DefaultingGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="summarise", prog_name="summarise")
def cli() -> None:
    """Read Indonesian news in English.

    For each article: an English summary, then the English beside the Indonesian, sentence by sentence.

    \b
    Examples:
      summarise seeds/                          every article of a folder
      cat article.txt | summarise               one article from a pipe
      summarise seeds/ --format jsonl -o digests.jsonl
      summarise briefing seeds/ --week 2025-W25

    `summarise PATH` is short for `summarise digest PATH`; `summarise digest --help` lists its options.
    """


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command with a translator takes."""
    options = (
        click.option(
            "--translator",
            metavar="NAME",
            help="auto, marian, embedded, a model hub id or a checkpoint directory (default: auto).",
        ),
        click.option("--offline", is_flag=True, default=None, help="Never use the network."),
        click.option(
            "--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="Keep results in DIR."
        ),
        click.option(
            "--prompts",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="Use the edited templates in DIR.",
        ),
        click.option(
            "-q", "--quiet", is_flag=True, default=None, help="No progress and notices, only errors."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@cli.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: terminal on a terminal, else markdown."
)
@click.option("-o", "--output", metavar="FILE|DIR/", help="Write to FILE, or one file an article into DIR/.")
@common_options
def digest(paths: tuple[str, ...], form: str | None, output: str | None, **flags: Any) -> ExitCode:
    """Digest articles: files, folders (all .txt below them), or - for standard input.

    \b
    Examples:
      summarise digest seeds/
      summarise digest seeds/ --format markdown -o digests/
      cat article.txt | summarise digest -
    """
    settings = load_settings(flags)
    inputs = list_inputs(paths or (_piped_input(),), exclude=_own_places(output, settings))
    reporter = Reporter(quiet=settings.quiet)
    tally = Tally()
    target = open_output(output, _format(form or _default_format(output), settings))
    try:
        digester = make_digester(settings, reporter.notice)
        for item, outcome in digest_inputs(inputs, digester, reporter, tally):
            with reporter.paused():
                target.fail(outcome) if isinstance(outcome, InputError) else target.write(outcome, item.path)
    except KeyboardInterrupt:
        reporter.notice(f"Interrupted: {tally.done} of {len(inputs)} articles are finished and kept.")
        return ExitCode.INTERRUPTED
    finally:
        reporter.close()
        target.close()
    if tally.failed + tally.without_model:
        reporter.notice(f"{tally.done} of {len(inputs)} articles digested.")
    return tally.exit_code


def _piped_input() -> str:
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("nothing to read: name a file or folder, or pipe an article in (summarise --help)")
    return STDIN


def _own_places(output: str | None, settings: Settings) -> list[Path]:
    return [cache_folder(settings), *([Path(output)] if output else [])]


def _default_format(output: str | None) -> str:
    suffixes = {".json": "json", ".jsonl": "jsonl"}
    if output is not None:
        return suffixes.get(Path(output).suffix, "markdown")
    return "terminal" if sys.stdout.isatty() else "markdown"


def _format(name: str, settings: Settings) -> Format:
    if name == "terminal":
        return terminal_format(Console(highlight=False))
    return markdown_format(settings.prompts) if name == "markdown" else json_format(lines=name == "jsonl")


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--week", metavar="WEEK", help="One ISO week, such as 2025-W25.")
@click.option("--since", metavar="DATE", help="First day, such as 2025-06-16.")
@click.option("--until", metavar="DATE", help="Last day, included.")
@click.option("--include-undated", is_flag=True, help="With a period: show undated articles too.")
@click.option(
    "-o", "--output", metavar="FILE", help="Default: briefing-PERIOD.md in this folder; - for stdout."
)
@common_options
def briefing(
    paths: tuple[str, ...],
    week: str | None,
    since: str | None,
    until: str | None,
    include_undated: bool,
    output: str | None,
    **flags: Any,
) -> ExitCode:
    """Write one English file over many articles, by week, newest first.

    \b
    Examples:
      summarise briefing seeds/
      summarise briefing seeds/ --week 2025-W25 -o monday.md
      summarise briefing seeds/ --since 2024-07-01 --until 2024-07-31
    """
    period = _period(week, since, until)
    include_undated = include_undated or period == Period()
    settings = load_settings(flags)
    target = output or f"briefing-{period_label(period)}.md"
    inputs = list_inputs(paths, exclude=_own_places(target, settings))
    reporter = Reporter(quiet=settings.quiet)
    tally = Tally()
    undated_left_out = 0

    def wanted(document: Document) -> bool:
        nonlocal undated_left_out
        inside = day_in_period(make_article(document), period)
        undated_left_out += inside is None and not include_undated
        return include_undated if inside is None else inside

    try:
        outcomes = digest_inputs(
            inputs, make_digester(settings, reporter.notice), reporter, tally, wanted=wanted
        )
        digests = [outcome for _, outcome in outcomes if isinstance(outcome, Digest)]
    finally:
        reporter.close()
    text = format_briefing_markdown(
        brief(digests, period, undated_left_out=undated_left_out), settings.prompts
    )
    if target == STDIN:
        sys.stdout.write(text)
    else:
        write_output(Path(target), text)
        reporter.notice(f"Wrote {target}: {len(digests)} of {len(inputs)} articles.")
    return tally.exit_code


def _period(week: str | None, since: str | None, until: str | None) -> Period:
    if week and (since or until):
        raise UsageError("--week already says the days; leave out --since and --until")
    if week:
        return parse_week(week)
    period = Period(parse_day(since) if since else None, parse_day(until) if until else None)
    if period.since and period.until and period.until < period.since:
        raise UsageError(f"--until {until} is before --since {since}")
    return period


@cli.group()
def cache() -> None:
    """Look at or empty the cache of digests and translations.

    \b
    Example:
      summarise cache stats
    """


CACHE_OPTION = click.option(
    "--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="The cache in DIR instead."
)


@cache.command()
@CACHE_OPTION
def stats(**flags: Any) -> None:
    """Count the entries and their size.

    \b
    Example:
      summarise cache stats
    """
    store = Store(cache_folder(load_settings(flags)))
    click.echo(f"{store.root}")
    for kind in store.statistics():
        click.echo(f"{kind.kind:<13}{kind.entries:>8} entries {kind.bytes / 1e6:>9.1f} MB")


@cache.command()
@CACHE_OPTION
def clear(**flags: Any) -> None:
    """Remove every entry; the next run makes them again.

    \b
    Example:
      summarise cache clear
    """
    store = Store(cache_folder(load_settings(flags)))
    click.echo(f"Removed {store.clear()} entries from {store.root}")


@cache.command()
@CACHE_OPTION
def path(**flags: Any) -> None:
    """Print where the cache lies.

    \b
    Example:
      summarise cache path
    """
    click.echo(cache_folder(load_settings(flags)))


def main() -> NoReturn:
    """Run the program: the one place that turns errors into messages and exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # File names may hold bytes that are no text, and a bare locale no encoding for Indonesian quotes.
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_exit_code())


def _exit_code() -> int:
    try:
        outcome = cli(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except SummariseError as error:
        Reporter().error(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Python would flush the pipe again at exit and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    return outcome if isinstance(outcome, int) else ExitCode.DONE
