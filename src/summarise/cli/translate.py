"""`summarise translate`: a line in, a line out."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from summarise.api import make_translator
from summarise.cli.console import Reporter
from summarise.cli.inputs import piped_input
from summarise.cli.options import run_options, translation_options
from summarise.cli.streams import standard_output
from summarise.errors import ExitCode, MissingInput, UnreadableInput
from summarise.render.harmless import make_harmless
from summarise.settings import load_settings
from summarise.sources import STDIN, format_source
from summarise.stream import MOST_WAITING, Progress
from summarise.translation.checked import CheckedTranslator, Rendering


@click.command(short_help="Translate one segment a line.")
@click.argument("file", required=False, metavar="[FILE|-]")
@translation_options
@run_options
def translate(file: str | None, **flags: Any) -> ExitCode:
    """Translate one segment a line; what is flagged is named on standard error.

    There are always as many lines out as in, in the same order; an empty line stays empty. UTF-8 is read.

    \b
    Examples:
      summarise translate sentences.id > sentences.en
      echo 'Harga beras naik 5 persen.' | summarise translate
      summarise translate flores.id 2> flags.txt | sacrebleu flores.en -m bleu chrf
    """
    settings = load_settings(flags)
    source = file or piped_input()
    with Reporter(quiet=settings.quiet, log=settings.log) as reporter, _open(source) as stream:
        translator = make_translator(settings, reporter.notice)
        for number, rendering in enumerate(_translate_lines(stream, translator, reporter), 1):
            with reporter.paused(), standard_output() as out:
                out.write(" ".join(make_harmless(rendering.hypothesis).split()) + "\n")
            for flag in rendering.flags:
                reporter.notice(f"line {number}: {flag.code}: {flag.message}")
    return ExitCode.DONE


def _open(source: str) -> BinaryIO:
    if source == STDIN:
        return sys.stdin.buffer
    try:
        return Path(source).open("rb")
    except FileNotFoundError as error:
        raise MissingInput(source, f"{format_source(source)}: no such file; check the name") from error
    except OSError as error:
        message = f"{format_source(source)}: cannot be read ({error.strerror})"
        raise UnreadableInput(source, message) from error


def _translate_lines(
    lines: Iterable[bytes], translator: CheckedTranslator, reporter: Reporter
) -> Iterator[Rendering]:
    """Yield a rendering for every line, in order, with a bounded number of lines in memory."""
    window = translator.open()
    done: dict[int, Rendering] = {}
    handed_on = taken_in = 0

    def advance(most_waiting: int) -> Iterator[Rendering]:
        nonlocal handed_on
        for ticket, rendering in window.collect(most_waiting):
            done[ticket] = rendering
            reporter.progress(Progress(0, handed_on + len(done), taken_in - handed_on - len(done)))
            while handed_on in done:
                handed_on += 1
                yield done.pop(handed_on - 1)

    for line in lines:
        window.submit(line.decode("utf-8", "replace").strip())
        taken_in += 1
        yield from advance(MOST_WAITING)
    yield from advance(0)
