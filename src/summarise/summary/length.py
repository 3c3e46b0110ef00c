"""How long a summary is to be: `short`, `medium`, `long` or a number of words."""

from dataclasses import dataclass

from summarise.errors import UsageError

LEAST_WORDS, MOST_WORDS = 20, 400
"""One sentence of news; a page of it."""


@dataclass(frozen=True, slots=True)
class SummaryLength:
    """How much of an article its summary may take."""

    words: int
    """Words of the abstract at most, but for a first sentence that is longer alone."""
    sentences: int
    """Sentences of the abstract at most."""
    points: int
    """Key points at most."""

    def __str__(self) -> str:
        return f"{self.words} words, {self.sentences} sentences, {self.points} points"


SHORT = SummaryLength(35, 2, 3)
MEDIUM = SummaryLength(70, 3, 5)
LONG = SummaryLength(140, 6, 5)
WORDS_A_SENTENCE = 23
"""Of the English of the five seeds, rounded: 70 words are three sentences."""

_NAMED = {"short": SHORT, "medium": MEDIUM, "long": LONG}


def read_length(text: str) -> SummaryLength:
    """Read what the user asked for.

    Raises:
        UsageError: it is none of the names and no number of words between `LEAST_WORDS` and `MOST_WORDS`.
    """
    if text in _NAMED:
        return _NAMED[text]
    if text.isascii() and text.isdigit() and LEAST_WORDS <= int(text) <= MOST_WORDS:
        words = int(text)
        return SummaryLength(words, max(1, round(words / WORDS_A_SENTENCE)), MEDIUM.points)
    raise UsageError(
        f"--length {text}: write {', '.join(_NAMED)} or a number of words from {LEAST_WORDS} to {MOST_WORDS}"
    )
