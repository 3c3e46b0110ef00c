"""What the user named, one input after the other: files, folders, patterns, standard input."""

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarise.article.reading import find_files
from summarise.cli.patterns import expand_pattern, is_pattern
from summarise.errors import InputError, MissingInput, NoArticleText, NoInput, UsageError
from summarise.formats.documents import ReadingOptions, read_documents, read_piped
from summarise.formats.own import is_article_file, is_our_output
from summarise.paths import is_folder, real_path
from summarise.settings import Settings, cache_folder
from summarise.sources import STDIN, format_source
from summarise.types import Document

STDIN_NAME = Path("stdin")
DEFAULT_OPTIONS = ReadingOptions()


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read, or the reason why it cannot be."""

    source: str
    path: Path
    """Where it lies below the folder the user named."""
    error: InputError | None = None
    options: ReadingOptions = DEFAULT_OPTIONS

    def read(self) -> Iterator[Document | InputError]:
        """Yield the articles in it, one for most formats; what cannot be read is an error among them."""
        try:
            if self.error:
                raise self.error
            if self.source == STDIN:
                yield read_piped(sys.stdin.buffer, STDIN, self.options)
            else:
                yield from read_documents(Path(self.source), self.options)
        except InputError as error:
            yield error

    def place(self, location: str | None) -> Path:
        """Return where an article of it belongs in a folder of results: a crawl is a folder of its own."""
        return self.path.with_suffix("") / f"{location}{self.path.suffix}" if location else self.path


def list_inputs(
    paths: Sequence[str], exclude: Collection[Path], options: ReadingOptions = DEFAULT_OPTIONS
) -> list[Input]:
    """List the inputs below `paths` in order; none of `exclude` is among them.

    Raises:
        NoInput: the paths name folders only, and these hold no article.
    """
    inputs = [found for path in paths for found in _inputs_below(path, exclude, nested=len(paths) > 1)]
    if not inputs:
        raise NoInput(f"{', '.join(paths)}: no article in there; name a folder of articles, or a file")
    return [replace(found, options=options) for found in inputs]


def _inputs_below(path: str, exclude: Collection[Path], *, nested: bool) -> Iterator[Input]:
    if path == STDIN:
        yield Input(STDIN, STDIN_NAME)
    elif is_pattern(path):
        yield from _matching(path, exclude, nested=nested)
    else:
        yield from _named(path, exclude, nested=nested)


def _matching(pattern: str, exclude: Collection[Path], *, nested: bool) -> Iterator[Input]:
    base, matches = expand_pattern(pattern)
    if not matches:
        message = f"{format_source(pattern)}: no file matches; check the pattern"
        yield Input(pattern, Path(pattern), MissingInput(pattern, message))
    for match in matches:
        if is_folder(match):
            yield from _named(str(match), exclude, nested=nested)
        elif not is_our_output(match):
            yield Input(str(match), match.relative_to(base))


def _named(path: str, exclude: Collection[Path], *, nested: bool) -> Iterator[Input]:
    root = Path(path)
    if is_our_output(root):
        message = f"{format_source(path)}: made by summarise; name the articles it was made from"
        yield Input(path, Path(root.name), NoArticleText(path, message))
        return
    base = root if is_folder(root) else root.parent
    try:
        for file in find_files(root, exclude=exclude, wanted=is_article_file):
            below = file.relative_to(base)
            yield Input(
                str(file),
                Path(real_path(base).name) / below if nested and is_folder(root) else below,
            )
    except InputError as error:
        yield Input(error.source, Path(root.name), error)


def piped_input() -> str:
    """Return the name of standard input, which is meant where no path is given.

    Raises:
        UsageError: a person sits there, and nothing is piped in.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("nothing to read: name a file or folder, or pipe an article in (summarise --help)")
    return STDIN


def own_places(output: str | None, settings: Settings) -> list[Path]:
    """Return where the program itself writes and its glossary lies, which are never read as articles."""
    return [cache_folder(settings), *filter(None, [Path(output) if output else None, settings.glossary])]
