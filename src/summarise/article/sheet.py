"""The sheet an article is cleaned on: the lines that still stand, and all that was taken off."""

from bisect import bisect_left
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace

from summarise.article.lines import Line
from summarise.types import Removed


class Sheet:
    """The lines of one document while they are cleaned; nothing leaves it unrecorded."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        self._removed: list[tuple[int, Removed]] = []

    @property
    def removed(self) -> tuple[Removed, ...]:
        """Everything taken off, in the order of the document."""
        return tuple(piece for _, piece in sorted(self._removed, key=lambda item: item[0]))

    def drop(self, rules: Mapping[int, str]) -> None:
        """Take off whole lines: line index -> name of the rule."""
        for line in self.lines:
            if line.index in rules:
                self._removed.append((line.index, Removed(line.text, rules[line.index])))
        self.keep_elsewhere(rules)

    def keep_elsewhere(self, indices: Container[int]) -> None:
        """Take lines off that the article keeps word for word: its title, a copyright notice."""
        self.lines = [line for line in self.lines if line.index not in indices]

    def part(self, split: Callable[[str], Sequence[str]]) -> None:
        """Put the parts of every line on lines of their own; all lines are numbered anew."""
        parts = {line.index: split(line.text) for line in self.lines}
        starts: dict[int, int] = {}
        count = 0
        for index in sorted({*parts, *(index for index, _ in self._removed)}):
            starts[index] = count
            count += max(1, len(parts.get(index, ())))
        self._removed = [(starts[index], piece) for index, piece in self._removed]
        self.lines = [
            Line(starts[line.index] + number, line.block, text)
            for line in self.lines
            for number, text in enumerate(parts[line.index])
        ]

    def cut(self, line: Line, *, start: int = 0, end: int | None = None, rule: str) -> Line:
        """Take `line.text[start:end]` off a line; return the rest of it, which stays unless it is empty."""
        end = len(line.text) if end is None else end
        self._removed.append((line.index, Removed(line.text[start:end].strip(), rule)))
        rest = replace(line, text=(line.text[:start] + line.text[end:]).strip())
        position = bisect_left(self.lines, line.index, key=lambda other: other.index)
        self.lines[position : position + 1] = [rest] if rest.text else []
        return rest
