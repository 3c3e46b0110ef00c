"""Lines, the unit that cleaning works on, and what can be told from the look of one."""

import re
from dataclasses import dataclass
from functools import cache

from summarise.article.rules import read_words

SHORTEST_PROSE = 6
"""Words. Shorter lines with a full stop are signatures and slogans as often as news."""
LONGEST_UNSTOPPED = 25
"""Words. The longest headline of 668 development articles has 19, the longest "Baca juga" line 20."""

FUNCTION_SHARE = 0.05
"""Function words among all words. 667 of 668 development articles have more, every one of the 15
pages' menus and footers of 25 words or more has less."""

CLOSERS = "\"'”’“»)]"
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_KEY_WORD = re.compile(r"[^\W_]+")
_NAME_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*[.,]?|(?:bin|binti|van|de|der|el|al)")
OPENERS = "\"'“‘«([-–—•*"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the document, its breaks mended; lines of a block have no blank line between."""

    index: int
    block: int
    text: str


def words_of(text: str) -> list[str]:
    """Return the words of a text, without punctuation around them."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """Return the number of words, roughly and fast: most lines are asked for it several times."""
    return len(text.split())


def key_of(text: str) -> str:
    """Return a text as it is compared: its words, in lower case, and nothing else."""
    return " ".join(_KEY_WORD.findall(text.casefold()))


def ends_sentence(text: str) -> bool:
    """Say whether a line ends with a stop, closing quotes and brackets aside."""
    return text.rstrip(CLOSERS + " ").endswith((".", "!", "?", "…"))


def is_prose(text: str) -> bool:
    """Say whether a line looks like running text: a sentence of some length, or very many words."""
    count = count_words(text)
    if count < SHORTEST_PROSE:
        return False
    return ends_sentence(text) or (count >= LONGEST_UNSTOPPED and not is_word_list(text))


def is_word_list(text: str) -> bool:
    """Say whether a line only strings words together, as a menu does: running text has function words."""
    words = text.casefold().split()
    return sum(word in _function_words() for word in words) < FUNCTION_SHARE * len(words)


def is_name(text: str) -> bool:
    """Say whether a text looks like a person's name: two to five capitalised words, no digit."""
    words = text.split()
    return 2 <= len(words) <= 5 and all(_NAME_WORD.fullmatch(word) for word in words)


def is_title_case(text: str) -> bool:
    """Say whether most of the longer words are capitalised, as in a headline."""
    words = [word for word in words_of(text) if len(word) > 3]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def goes_on(line: str, following: str) -> bool:
    """Say whether a sentence broken at the end of `line` goes on in `following`.

    It does when nothing stopped it and the next line starts in lower case or with punctuation, or
    when the line ends as no sentence can: with a comma, an opening bracket or "yang".
    """
    if not line or not following or ends_sentence(line):
        return False
    if following[0].islower() or following[0] in ",.;:!?)”%":
        return True
    if line[-1] in ",(“‘":
        return True
    last = line.rsplit(None, 1)[-1]
    return last in read_words("never_last")


@cache
def _function_words() -> frozenset[str]:
    return read_words("languages", "id") | read_words("languages", "en")


def first_letter(text: str) -> str:
    """Return the first character that is no opening quote, bracket or dash ("" if there is none)."""
    return text.lstrip(OPENERS + " ")[:1]
