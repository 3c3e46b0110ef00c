"""Keep one of two copies of a paragraph: the one its neighbours need.

A page that is put together twice shows a paragraph twice, and often only one of the places is its
own. Two signs tell which:

- A copy between "Pertama, ..." and "Kedua, ..." interrupts a numbered list: it does not belong.
- A copy before "..., ujarnya" is needed there: it names the speaker whom "-nya" stands for.

Each copy gets a point for being needed and loses one for interrupting; the highest stays, and of
equals the first.

A page whose paragraphs are nested in one another shows each of them and then all the rest again;
what a line only repeats of its neighbour is cut off it.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from summarise.article.lines import SHORTEST_PROSE, Line, count_words, ends_sentence, is_prose, key_of
from summarise.article.rules import read_list
from summarise.article.sheet import Sheet


def cut_nested(sheet: Sheet) -> None:
    """Cut off every line what the lines beside it say too, if it begins with that.

    Of "A B", "A", "B" and of "A", "A B" only A and B are left; of "A, cut sh", "A, cut short." the whole.
    """
    lines = sheet.lines
    for first, second, third in list(zip(lines, lines[1:], [*lines[2:], None], strict=False)):
        shorter, longer = sorted((first, second), key=lambda line: len(line.text))
        if shorter.text == longer.text or not _holds(str.startswith, longer, shorter):
            continue
        if not ends_sentence(shorter.text):
            sheet.cut(shorter, rule="duplicate")
            continue
        rest = sheet.cut(longer, end=len(shorter.text), rule="duplicate")
        if longer is first and third and _holds(str.endswith, rest, third):
            sheet.cut(rest, start=len(rest.text) - len(third.text), rule="duplicate")


def _holds(test: Callable[[str, str], bool], longer: Line, shorter: Line) -> bool:
    """Say whether a line begins or ends with another; a few words may do so by chance."""
    return test(longer.text, shorter.text) and count_words(shorter.text) >= SHORTEST_PROSE


def find_duplicates(lines: Sequence[Line]) -> dict[int, str]:
    """Return line index -> "duplicate" for every copy but the one that stays."""
    copies: dict[str, list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        if is_prose(line.text):  # The items of a list may well stand twice.
            copies[key_of(line.text)].append(position)
    spare: dict[int, str] = {}
    for positions in copies.values():
        stays = max(positions, key=lambda position: _belonging(lines, position))
        spare |= {lines[position].index: "duplicate" for position in positions if position != stays}
    return spare


def _belonging(lines: Sequence[Line], position: int) -> int:
    """Return how well a copy stands where it stands: 1 needed, -1 in the way, 0 neither."""
    before = lines[position - 1].text if position else ""
    after = lines[position + 1].text if position + 1 < len(lines) else ""
    return _needs_speaker(after) - _interrupts(before, after)


def _needs_speaker(text: str) -> bool:
    """Say whether a paragraph ends with "ujarnya" and so quotes whoever spoke before it."""
    return key_of(text).endswith(read_list("anonymous_attributions"))


def _interrupts(before: str, after: str) -> bool:
    """Say whether two paragraphs are numbered points, one following the other."""
    first, second = _ordinal_of(before), _ordinal_of(after)
    return first is not None and second == first + 1


def _ordinal_of(text: str) -> int | None:
    word = text.split(",", 1)[0].strip().casefold()
    ordinals = read_list("ordinals")
    return ordinals.index(word) if word in ordinals else None
