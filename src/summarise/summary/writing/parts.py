"""Long articles in parts a model can read: each is summarised, and then the summaries together."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from summarise.summary.writing.written import whole_sentences

SHRINKAGE = 3
"""A part's summary has at most a third of its words, so that every pass is shorter than the one before."""


class PartModel(Protocol):
    """A loaded model that summarises what it can read at once."""

    @property
    def limit(self) -> int:
        """Tokens of text it reads at once."""

    def count(self, text: str) -> int:
        """Count the tokens of a text."""

    def write(self, text: str, words: int) -> str:
        """Summarise a text of at most `limit` tokens in about `words` words."""


def write_in_parts(sentences: Sequence[str], words: int, model: PartModel) -> str:
    """Summarise sentences of any number in at most about `words` words, in as many passes as it takes."""
    parts = split_parts(sentences, model)
    while len(parts) > 1:
        written = [model.write(part, min(words, len(part.split()) // SHRINKAGE)) for part in parts]
        shorter = split_parts([sentence for text in written for sentence in whole_sentences(text)], model)
        # A model that does not shorten would go on for ever: the beginning of the news is what counts.
        parts = shorter if len(shorter) < len(parts) else parts[:1]
    return model.write(parts[0], words) if parts else ""


def split_parts(sentences: Sequence[str], model: PartModel) -> list[str]:
    """Join whole sentences into as few parts as `model.limit` allows, all of about one length.

    Nothing is left out: a sentence too long for a part alone is split between words.
    """
    pieces = [piece for sentence in sentences for piece in _fitting(sentence, model)]
    lengths = [model.count(piece) for piece in pieces]
    fewest = len(_pack(lengths, model.limit))
    # A last part of one sentence would be told at the length of all others, and padded with invention.
    evenest = next(
        budget for budget in range(1, model.limit + 1) if len(_pack(lengths, budget)) <= max(fewest, 1)
    )
    return [" ".join(pieces[start:end]) for start, end in _pack(lengths, evenest)]


def _pack(lengths: Sequence[int], budget: int) -> list[tuple[int, int]]:
    """Return start and end of each part; a length over the budget is a part of its own."""
    spans: list[tuple[int, int]] = []
    filled = 0
    for number, length in enumerate(lengths):
        if spans and filled + length <= budget:
            spans[-1] = (spans[-1][0], number + 1)
            filled += length
        else:
            spans.append((number, number + 1))
            filled = length
    return spans


def _fitting(sentence: str, model: PartModel) -> Iterator[str]:
    """Yield a sentence, halved between words until each piece fits."""
    words = sentence.split()
    if len(words) < 2 or model.count(sentence) <= model.limit:
        yield " ".join(words)
        return
    middle = len(words) // 2
    yield from _fitting(" ".join(words[:middle]), model)
    yield from _fitting(" ".join(words[middle:]), model)
