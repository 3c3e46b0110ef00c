"""A digest as a rich terminal view: Indonesian and English side by side, stacked on a narrow screen."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from summarise.render import view
from summarise.render.harmless import make_harmless
from summarise.sources import format_source
from summarise.types import Digest, Fact, Figure, Quote, Statement, Translation

SIDE_BY_SIDE_WIDTH = 100
"""Columns from which both languages fit beside each other at 45 characters or more, a newspaper's measure."""
LONGEST_LINE = 100
"""Prose is set no wider, however wide the screen: longer lines lose the eye on the way back."""


def print_digest(console: Console, digest: Digest) -> None:
    """Print one digest to `console`."""
    console.print(Group(*_parts(digest, console.width)))


def _parts(digest: Digest, width: int) -> Iterator[RenderableType]:
    yield from _header(digest, width)
    yield _heading("Summary")
    yield from (_prose(_statement(statement), width) for statement in digest.summary.abstract)
    if not digest.summary.abstract:
        yield _prose(_text("No sentence passed every check, so nothing is summarised."), width)
    if digest.summary.key_points:
        yield _heading("Key points")
        yield _bullets([_statement(statement) for statement in digest.summary.key_points], width)
    if digest.summary.quotes:
        yield _heading("In their words")
        yield _bullets([_quote(quote) for quote in digest.summary.quotes], width)
    if digest.summary.figures:
        yield _heading("Numbers")
        yield _bullets([_figure(figure) for figure in digest.summary.figures], width)
    if writers := view.format_writers(digest.summary):
        yield Text()
        yield _prose(_text(writers, "dim"), width)
    yield _heading(f"{view.format_language(digest.article)} and English")
    yield _text(view.format_flagged(digest), "yellow" if view.flagged_sentences(digest) else "dim")
    if left_out := view.format_left_out(digest):
        yield _text(left_out, "dim")
    yield from (Text(), _side_by_side(digest)) if width >= SIDE_BY_SIDE_WIDTH else (_stacked(digest),)
    yield Text()
    yield _prose(_text(view.format_note([digest]), "dim italic"), width)
    yield Text()


def _header(digest: Digest, width: int) -> Iterator[RenderableType]:
    yield Rule(_text(format_source(digest.article.source), "dim"), style="dim", align="left")
    yield Text()
    headline = digest.summary.headline
    yield _prose(_text(headline.text, "bold").append(view.format_mark(headline), "dim not bold"), width)
    if digest.standfirst:
        yield _prose(_english(digest.standfirst, "italic"), width)
    yield _prose(_text(view.format_metadata(digest), "cyan"), width)
    if digest.article.url:
        yield _prose(_text(digest.article.url, "dim"), width)
    yield from (_prose(_text(view.format_right(right), "dim"), width) for right in digest.article.rights)
    if digest.summary.facts:
        yield Text()
        yield _prose(Text(" · ").join([_fact(fact) for fact in digest.summary.facts]), width)


def _text(text: str, style: str = "") -> Text:
    return Text(make_harmless(text), style)


def _heading(text: str) -> Text:
    return Text("\n" + text, "bold green")


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
    mark = view.format_mark(statement)
    return _text(statement.text).append(f"{mark} {view.format_references(statement)}", "dim")


def _fact(fact: Fact) -> Text:
    question = Text(f"{fact.question.capitalize()} ", "green")
    reference = Text(f" {view.format_references(fact)}", "dim")
    return Text.assemble(question, _text(fact.answer), reference)


def _quote(quote: Quote) -> Text:
    said = _text(f"“{quote.text}” — {quote.speaker}")
    return said.append(f" {view.format_references(quote)}", "dim")


def _figure(figure: Figure) -> Text:
    parts = (_text(piece, "bold" if is_value else "") for piece, is_value in view.figure_parts(figure))
    return Text.assemble(*parts).append(f" {view.format_references(figure)}", "dim")


def _english(translation: Translation, style: str = "") -> Text:
    text = _text(translation.hypothesis, style)
    warning, remark = view.format_warning(translation), view.format_remark(translation)
    if warning:
        text = Text.assemble(text, "\n", _text(f"⚠ {warning}", "yellow"))
    return Text.assemble(text, "\n", _text(f"note: {remark}", "dim")) if remark else text


def _number(translation: Translation) -> Text:
    return Text(str(translation.index + 1), "bold yellow" if translation.flags else "dim")


def _side_by_side(digest: Digest) -> RenderableType:
    table = Table(box=None, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column(view.format_language(digest.article), ratio=1, header_style="green")
    table.add_column("English", ratio=1, header_style="green")
    for original, translation in _headings(digest):
        table.add_row("", _text(original, "bold"), _english(translation, "bold"))
    paragraph = None
    for sentence, translation in zip(digest.sentences, digest.translations, strict=True):
        if sentence.paragraph != paragraph:
            table.add_row()
            paragraph = sentence.paragraph
        table.add_row(_number(translation), _text(sentence.text), _english(translation))
    return table


def _headings(digest: Digest) -> Iterator[tuple[str, Translation]]:
    if digest.title:
        yield digest.article.title or "", digest.title
    if digest.standfirst:
        yield digest.article.standfirst or "", digest.standfirst


def _stacked(digest: Digest) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right")
    grid.add_column()
    for original, translation in _headings(digest):
        grid.add_row()
        grid.add_row("", _text(original, "dim bold"))
        grid.add_row("", _english(translation, "bold"))
    for sentence, translation in zip(digest.sentences, digest.translations, strict=True):
        grid.add_row()
        grid.add_row(_number(translation), _text(sentence.text, "dim"))
        grid.add_row("", _english(translation))
    return grid
