"""The commands, how a bare path becomes `digest`, and how errors become exit codes."""

import io
import sys
from typing import NoReturn

import click

from summarise.cli.briefing import briefing
from summarise.cli.cache_commands import cache
from summarise.cli.clean import clean
from summarise.cli.console import Reporter
from summarise.cli.digest import digest
from summarise.cli.doctor import doctor
from summarise.cli.fix import fix
from summarise.cli.models_commands import models
from summarise.cli.stopping import make_stopping_tidy, stop_code
from summarise.cli.streams import prepare_streams, standard_output
from summarise.cli.translate import translate
from summarise.errors import ExitCode, SummariseError, internal_message
from summarise.render.harmless import make_harmless

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
      summarise translate sentences.id          a line in, a line out
      summarise clean page.html --show-removed  what stays of an article, and what went
      summarise fix article.txt 3 "Better English."  remembered from then on

    `summarise PATH` is short for `summarise digest PATH`; `summarise digest --help` lists its options.
    """


for command in (digest, briefing, translate, clean, fix, cache, models, doctor):
    cli.add_command(command)


def main() -> NoReturn:
    """Run the program: the one place that turns errors into messages and exit codes."""
    prepare_streams()
    make_stopping_tidy()
    sys.exit(_exit_code())


def _exit_code() -> int:
    try:
        outcome = cli(standalone_mode=False)
        with standard_output():
            pass  # whatever a command has left to be written is written now
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        _show(error)
        return ExitCode.USAGE
    except SummariseError as error:
        Reporter().error(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort) as stop:
        Reporter().notice("Interrupted; what was finished is kept.")
        return stop_code(stop.__cause__ or stop)
    except Exception as error:  # no user is shown a traceback who did not ask for it
        fault = SummariseError(internal_message("the run", error))
        fault.__cause__ = error
        Reporter().error(fault)
        return ExitCode.SOME_FAILED
    return outcome if isinstance(outcome, int) else ExitCode.DONE


def _show(error: click.ClickException) -> None:
    """Print what is wrong with the command line; a pattern of the shell may have put any name into it."""
    said = io.StringIO()
    error.show(said)
    click.echo(make_harmless(said.getvalue()), err=True, nl=False)
