"""The options that several commands share, and what their values mean."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from summarise.article.phrases import NO_RULES, load_rules
from summarise.cleaning import Cleaner
from summarise.cli.selection import Selection, read_outlets, read_period
from summarise.errors import DEBUG, UsageError
from summarise.formats.columns import parse_map
from summarise.formats.documents import MTIME, ReadingOptions
from summarise.formats.moments import read_moment

Command = Callable[..., Any]


def _add(*options: Command) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


translation_options = _add(
    click.option(
        "--translator",
        metavar="NAME",
        help="auto, marian, ct2, embedded, a model hub id or a checkpoint directory (default: auto).",
    ),
    click.option("--device", metavar="NAME", help="auto, cpu, cuda or mps (default: auto)."),
    click.option(
        "--revision", metavar="REV", help="Branch, tag or commit of a hub's checkpoint (default: as pinned)."
    ),
    click.option("--offline", is_flag=True, default=None, help="Never use the network."),
    click.option("--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="Keep results in DIR."),
    click.option(
        "--glossary",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own terms: a CSV file of source, target, note; they come before the shipped ones.",
    ),
    click.option(
        "--prompts", type=click.Path(path_type=Path), metavar="DIR", help="Use the edited templates in DIR."
    ),
)
"""What every command with a translator takes."""

summary_options = _add(
    click.option(
        "--length", metavar="LENGTH", help="short, medium, long or a number of words (default: medium)."
    ),
    click.option(
        "--summariser",
        metavar="NAME",
        help="auto, extractive, seq2seq, instruct, a model hub id or a checkpoint directory (default: auto).",
    ),
)
"""What every command that makes summaries takes."""


def _debug(_context: click.Context, _option: click.Parameter, is_set: bool) -> None:
    if is_set:
        os.environ[DEBUG] = "1"


quiet_option = click.option(
    "-q", "--quiet", is_flag=True, default=None, help="No progress and notices, only errors."
)

run_options = _add(
    quiet_option,
    click.option(
        "--log",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Add to FILE what is said, each article, and where faults of the program come from.",
    ),
    click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_debug,
        help="Show where faults of the program come from.",
    ),
)
"""What every command takes that works for long."""

reading_options = _add(
    click.option(
        "--map",
        "columns",
        metavar="FIELD=COLUMN,...",
        help="Columns of a crawl that go by unusual names, such as text=kolom,title=judul.",
    ),
    click.option(
        "--crawled-at",
        metavar="DATE|mtime",
        help="When the articles were fetched (mtime: each file's time): resolves “3 jam lalu”.",
    ),
    click.option(
        "--rules",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own phrases to take out: NAME, “line” or “start”, PHRASE on each line, parted by tabs.",
    ),
    click.option(
        "--keep-all", is_flag=True, help="Take lists, tables, posts and error pages for articles too."
    ),
)
"""What every command that reads articles takes."""

selection_options = _add(
    click.option("--since", metavar="DATE", help="First day, such as 2025-06-16."),
    click.option("--until", metavar="DATE", help="Last day, included."),
    click.option(
        "--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet; may be repeated."
    ),
    click.option("--include-undated", is_flag=True, help="With days: take undated articles too."),
)
"""What every command that chooses among articles takes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a run reads and cleans, as its options say."""

    options: ReadingOptions
    cleaner: Cleaner


def read_reading(flags: dict[str, Any]) -> Reading:
    """Take the values of `reading_options` out of a command's flags.

    Raises:
        UsageError: a value cannot be what its option asks for.
    """
    rules, columns = flags.pop("rules"), parse_map(flags.pop("columns"))
    cleaner = Cleaner(load_rules(rules) if rules else NO_RULES, keep_all=flags.pop("keep_all"))
    return Reading(ReadingOptions(columns, _crawl_time(flags.pop("crawled_at"))), cleaner)


def read_selection(flags: dict[str, Any], cleaner: Cleaner, week: str | None = None) -> Selection:
    """Take the values of `selection_options` out of a command's flags.

    Raises:
        UsageError: a value is no day or week, or they contradict each other.
    """
    period = read_period(week, flags.pop("since"), flags.pop("until"))
    outlets = read_outlets(flags.pop("outlets"))
    return Selection(cleaner, period, outlets, include_undated=flags.pop("include_undated"))


def _crawl_time(text: str | None) -> str | None:
    if text is None or text == MTIME:
        return text
    moment = read_moment(text)
    if moment is None:
        raise UsageError(f"--crawled-at {text}: write a day such as 2025-06-16, or mtime")
    return moment.value
