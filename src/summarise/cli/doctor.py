"""`summarise doctor`: what works on this machine, and the command that mends what does not."""

from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarise.cli.console import print_text
from summarise.doctor import Diagnosis, Finding, diagnose
from summarise.errors import ExitCode
from summarise.models.places import hub_is_forbidden
from summarise.render.harmless import make_harmless
from summarise.settings import load_settings

NEEDED = ("engines", "checkpoints")
"""Sections whose lacks keep articles from being translated."""
STYLES = {"good": "green", "bad": "yellow", "plain": ""}


@click.command(short_help="Say what works here, and what mends the rest.")
@click.option("--translator", metavar="NAME", help="As if a run were given this one.")
@click.option("--revision", metavar="REV", help="As if a run were given this one.")
@click.option("--offline", is_flag=True, default=None, help="Never use the network.")
@click.option("--online", is_flag=True, help="Ask the model hub too; takes up to five seconds.")
@click.option("--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="The cache in DIR instead.")
def doctor(online: bool, **flags: Any) -> ExitCode:
    """Say what works here, what does not, and the one command that mends each lack.

    Ends with exit code 0 if articles can be translated now without a network, else with 4.

    \b
    Examples:
      summarise doctor
      summarise doctor --online
    """
    settings = load_settings(flags)
    diagnosis = diagnose(settings, online=online and not hub_is_forbidden())
    print_diagnosis(diagnosis)
    return ExitCode.DONE if diagnosis.translator else ExitCode.MODEL_UNAVAILABLE


def print_diagnosis(diagnosis: Diagnosis) -> None:
    """Print the findings by section, or when piped a line each, parted by tabs; then the verdict."""
    console = Console(highlight=False)
    if not console.is_terminal:
        for finding in diagnosis.findings:
            print_text("\t".join([finding.section, finding.label, *format_finding(finding)]))
        print_text(format_verdict(diagnosis))
        return
    for section, findings in groupby(diagnosis.findings, lambda finding: finding.section):
        console.print(Text(section, style="bold"))
        console.print(Padding(_make_block(list(findings)), (0, 0, 1, 2)))
    console.print(Text(format_verdict(diagnosis), style="bold green" if diagnosis.translator else "bold red"))


def format_finding(finding: Finding) -> list[str]:
    """Return what was found, and how to mend it if that is needed."""
    return [finding.value, *([f"mend with: {finding.remedy}"] if finding.remedy else [])]


def format_verdict(diagnosis: Diagnosis) -> str:
    """Say in one line whether articles can be translated now."""
    if diagnosis.translator:
        return f"Articles can be translated now, with {diagnosis.translator}."
    remedies = [found.remedy for found in diagnosis.findings if found.section in NEEDED and found.remedy]
    cure = f"; mend it with: {' or: '.join(dict.fromkeys(remedies))}" if remedies else ""
    return f"No article can be translated now{cure}"


def _make_block(findings: list[Finding]) -> Table:
    block = Table.grid(padding=(0, 2))
    block.add_column(style="dim", overflow="fold")
    block.add_column(overflow="fold")
    for finding in findings:
        block.add_row(
            make_harmless(finding.label),
            Text(make_harmless("\n".join(format_finding(finding))), STYLES[finding.state]),
        )
    return block
