"""What the user named, one input after the other: files, folders, standard input."""

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarise.article.reading import decode_document, find_files, read_document
from summarise.errors import InputError, NoInput
from summarise.sources import STDIN
from summarise.types import Document

STDIN_NAME = Path("stdin")


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read, or the reason why it cannot be."""

    source: str
    path: Path
    """Where it lies below the folder the user named."""
    error: InputError | None = None

    def read(self) -> Document:
        """Read it.

        Raises:
            InputError: it cannot be read or holds no text.
        """
        if self.error:
            raise self.error
        if self.source == STDIN:
            return decode_document(sys.stdin.buffer.read(), STDIN)
        return read_document(Path(self.source))


def list_inputs(paths: Sequence[str], exclude: Collection[Path]) -> list[Input]:
    """List the inputs below `paths` in order; none of `exclude` is among them.

    Raises:
        NoInput: the paths name folders only, and these hold no article.
    """
    inputs = [found for path in paths for found in _inputs_below(path, exclude, nested=len(paths) > 1)]
    if not inputs:
        raise NoInput(f"{', '.join(paths)}: no .txt file in there; name a folder of articles, or a file")
    return inputs


def _inputs_below(path: str, exclude: Collection[Path], *, nested: bool) -> Iterator[Input]:
    if path == STDIN:
        yield Input(STDIN, STDIN_NAME)
        return
    root = Path(path)
    base = root if root.is_dir() else root.parent
    try:
        for file in find_files(root, exclude=exclude):
            below = file.relative_to(base)
            yield Input(str(file), Path(base.resolve().name) / below if nested and root.is_dir() else below)
    except InputError as error:
        yield Input(error.source, Path(root.name), error)
