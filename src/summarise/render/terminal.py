"""A digest as a rich terminal view: Indonesian and English side by side, stacked on a narrow screen."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from summarise.render import view
from summarise.sources import format_source
from summarise.types import Digest, Sentence, Statement, Translation

SIDE_BY_SIDE_WIDTH = 100
"""Columns from which both languages fit beside each other at 45 characters or more, a newspaper's measure."""
LONGEST_LINE = 100
"""Prose is set no wider, however wide the screen: longer lines lose the eye on the way back."""


def print_digest(console: Console, digest: Digest) -> None:
    """Print one digest to `console`."""
    console.print(Group(*_parts(digest, console.width)))


def _parts(digest: Digest, width: int) -> Iterator[RenderableType]:
    summary = digest.summary
    yield Rule(Text(format_source(digest.article.source), style="dim"), style="dim", align="left")
    yield Text()
    yield _prose(Text(summary.headline.text, style="bold"), width)
    yield _prose(Text(view.format_metadata(digest), style="cyan"), width)
    if digest.standfirst:
        yield _prose(Text(digest.standfirst.hypothesis, style="italic"), width)
    yield Text("\nSummary", style="bold green")
    yield from (_prose(_statement(statement), width) for statement in summary.abstract)
    if not summary.abstract:
        yield _prose(Text("No sentence passed every check, so nothing is summarised."), width)
    if summary.key_points:
        yield Text("\nKey points", style="bold green")
        yield _bullets([_statement(statement) for statement in summary.key_points], width)
    yield Text()
    yield _side_by_side(digest) if width >= SIDE_BY_SIDE_WIDTH else _stacked(digest)
    yield from _footer(digest, width)
    yield Text()


def _footer(digest: Digest, width: int) -> Iterator[RenderableType]:
    yield Text()
    yield from (_prose(Text(view.format_right(right), style="dim"), width) for right in digest.article.rights)
    yield _prose(Text(view.format_note([digest]), style="dim italic"), width)


def _prose(text: Text, width: int) -> RenderableType:
    return Padding(text, (0, max(0, width - LONGEST_LINE), 0, 0))


def _bullets(points: list[Text], width: int) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column()
    for point in points:
        grid.add_row("•", point)
    return Padding(grid, (0, max(0, width - LONGEST_LINE), 0, 0))


def _statement(statement: Statement) -> Text:
    return Text.assemble(statement.text, (" " + view.format_references(statement), "dim"))


def _english(translation: Translation) -> Text:
    warning = view.format_warning(translation)
    remark = view.format_remark(translation)
    text = Text(translation.hypothesis)
    if warning:
        text.append(f"\n⚠ {warning}", style="yellow")
    return text.append(f"\nnote: {remark}", style="dim") if remark else text


def _side_by_side(digest: Digest) -> RenderableType:
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("", style="dim", justify="right", no_wrap=True)
    table.add_column("Indonesian", ratio=1, header_style="bold green")
    table.add_column("English", ratio=1, header_style="bold green")
    if digest.title:
        table.add_row(
            "", Text(digest.article.title or "", style="bold"), _english(digest.title), end_section=True
        )
    for sentence, translation in zip(digest.sentences, digest.translations, strict=True):
        if _opens_paragraph(sentence, digest):
            table.add_row()
        table.add_row(str(sentence.index + 1), Text(sentence.text), _english(translation))
    return table


def _opens_paragraph(sentence: Sentence, digest: Digest) -> bool:
    before = digest.sentences[sentence.index - 1] if sentence.index else None
    return before is None or before.paragraph != sentence.paragraph


def _stacked(digest: Digest) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", justify="right")
    grid.add_column()
    if digest.title:
        grid.add_row("", Text(digest.article.title or "", style="bold"))
        grid.add_row("", _english(digest.title))
    for sentence, translation in zip(digest.sentences, digest.translations, strict=True):
        grid.add_row()
        grid.add_row(str(sentence.index + 1), Text(sentence.text, style="dim"))
        grid.add_row("", _english(translation))
    return grid
