"""Split a text into sentences whose offsets rebuild it, and join what was chopped apart."""

import re
from collections.abc import Iterator, Sequence

from summarise.article.fragments import is_fragment
from summarise.article.lines import count_words, ends_sentence, goes_on
from summarise.article.stops import WINDOW, find_stops
from summarise.types import Sentence

LONGEST_JOIN = 45
"""Words. Joining seed 002's chains whole makes sentences of 54, which nobody reads in one breath;
45 keeps every fragment of it with the clause before it but one."""

_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
_WORD_CHARACTER = re.compile(r"[^\W_]")
_NEWLINE = re.compile(r"(?<! ) *\n *")

Span = tuple[int, int]


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text; with the white space between them they rebuild it.

    Paragraphs are parted by blank lines. A single newline ends a sentence only where a stop or a
    heading does; before a fragment ("Seperti ...") the sentence goes on.
    """
    sentences: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_find_paragraphs(text)):
        for first, last in _join_fragments(text, _find_spans(text, start, end)):
            sentences.append(Sentence(len(sentences), paragraph, first, last, text[first:last]))
    return tuple(sentences)


def repair_joins(text: str) -> str:
    """Return a sentence in one line, with chopped-off fragments joined to it by a comma.

    For a translator: of "... sudah selesai.⏎Seperti jalan tol." it reads "... sudah selesai,
    seperti jalan tol."
    """
    first, *others = _NEWLINE.split(text)
    repaired = [first]
    for line in others:
        if is_fragment(line) and repaired[-1].endswith(".") and not repaired[-1].endswith(".."):
            repaired[-1] = repaired[-1][:-1] + ","
            line = line[0].lower() + line[1:]
        repaired.append(line)
    return " ".join(repaired)


def _find_paragraphs(text: str) -> Iterator[Span]:
    """Yield start and end of each paragraph."""
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        yield from _trim(text, start, gap.start())
        start = gap.end()
    yield from _trim(text, start, len(text))


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without the white space at its ends; nothing if nothing is left."""
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(bare)


def _find_spans(text: str, start: int, end: int) -> list[Span]:
    """Return start and end of each sentence of one paragraph, fragments still apart."""
    paragraph = text[start:end]
    spans: list[Span] = []
    first = looked = 0
    for last in sorted({*find_stops(paragraph), *_find_line_ends(paragraph), len(paragraph)}):
        # Punctuation alone is no sentence: it goes with what follows.
        if _WORD_CHARACTER.search(paragraph, looked, last):
            spans.extend(_trim(text, start + first, start + last))
            first = last
        looked = last
    # ... and at the end with what went before.
    return [*spans[:-1], (spans[-1][0], end)] if spans else [(start, end)]


def _find_line_ends(paragraph: str) -> Iterator[int]:
    """Yield the ends of lines without a stop that do not go on: headings, items of a list."""
    start = 0
    while (end := paragraph.find("\n", start)) >= 0:
        line = paragraph[max(start, end - WINDOW) : end].strip()
        following = paragraph[end + 1 : end + WINDOW].lstrip()
        if not ends_sentence(line) and not goes_on(line, following):
            yield end
        start = end + 1


def _join_fragments(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans, each fragment together with the sentence it continues."""
    group: list[Span] = []
    for span in spans:
        if group and not _continues(text, group[-1], span):
            yield from _merge(text, group)
            group = []
        group.append(span)
    yield from _merge(text, group)


def _continues(text: str, before: Span, span: Span) -> bool:
    return "\n" in text[before[1] : span[0]] and is_fragment(text[span[0] : span[0] + WINDOW])


def _merge(text: str, group: Sequence[Span]) -> Iterator[Span]:
    """Yield a sentence and its fragments as few spans of at most `LONGEST_JOIN` words, of even length."""
    if len(group) < 2:
        yield from group
        return
    lengths = [count_words(text[start:end]) for start, end in group]
    fewest = len(_pack(lengths, LONGEST_JOIN))
    limit = next(most for most in range(1, LONGEST_JOIN + 1) if len(_pack(lengths, most)) == fewest)
    first = 0
    for count in _pack(lengths, limit):
        yield group[first][0], group[first + count - 1][1]
        first += count


def _pack(lengths: Sequence[int], most: int) -> list[int]:
    """Return how many neighbours to put together so that no pack exceeds `most`, if it can be."""
    counts: list[int] = []
    total = 0
    for length in lengths:
        if counts and total + length <= most:
            counts[-1] += 1
            total += length
        else:
            counts.append(1)
            total = length
    return counts
