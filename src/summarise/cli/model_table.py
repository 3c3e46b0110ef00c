"""How checkpoints are listed: a block of labelled lines for each, readable at any width and by grep."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarise.cli.console import print_text
from summarise.models.holdings import Holding
from summarise.models.places import format_size
from summarise.render.harmless import make_harmless


def print_holdings(holdings: list[Holding]) -> None:
    """Print each checkpoint: a block on a terminal, a line of fields parted by tabs when piped."""
    console = Console(highlight=False)
    if console.is_terminal:
        for holding in holdings:
            console.print(Text(make_harmless(holding.id), style="bold"), _format_state(holding))
            console.print(Padding(_make_block(holding), (0, 0, 1, 2)))
    else:
        for holding in holdings:
            print_text("\t".join([holding.id, *(value for _, value in format_fields(holding))]))


def format_fields(holding: Holding) -> list[tuple[str, str]]:
    """Return the labels and values of a checkpoint, as people read them; "-" where nothing is known."""
    parameters = f"{holding.parameters / 1e6:.0f} million" if holding.parameters else "-"
    return [
        ("usable now", "yes" if holding.usable else f"no: {holding.lack}; {holding.remedy}"),
        ("purpose", holding.purpose or "-"),
        ("revision", holding.revision),
        ("licence", holding.licence or "-"),
        ("size", format_size(holding.size) if holding.size else "-"),
        ("parameters", parameters),
        ("place", str(holding.place) if holding.place else "-"),
    ]


def _format_state(holding: Holding) -> Text:
    return Text("usable now", style="green") if holding.usable else Text(f"not usable: {holding.lack}", "red")


def _make_block(holding: Holding) -> Table:
    block = Table.grid(padding=(0, 2))
    block.add_column(style="dim", no_wrap=True)
    block.add_column(overflow="fold")
    fields = [field for field in format_fields(holding) if field[0] != "usable now"]
    for label, value in [*fields, *([("mend with", holding.remedy)] if holding.remedy else [])]:
        block.add_row(label, Text(make_harmless(value)))
    return block
