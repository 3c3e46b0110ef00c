"""A user's own phrase rules, beside those of `data/article/phrases.tsv` and in the same format."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarise.article.lines import Line, count_words, key_of
from summarise.errors import UsageError

MATCHES = ("line", "start")
LONGEST_PHRASE_LINE = 30
"""Words a "start" phrase may take at most, as in article/furniture.py: more is an article glued to it."""
LONGEST_RULE_NAME = 40


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that marks a line as no part of the article, and the rule's name the reader is shown."""

    rule: str
    match: str
    key: str

    def fits(self, text: str) -> bool:
        """Say whether a line is, or begins with, this phrase."""
        key = key_of(text)
        if self.match == "line":
            return key == self.key
        begins = key == self.key or key.startswith(self.key + " ")
        return begins and count_words(key) <= LONGEST_PHRASE_LINE


@dataclass(frozen=True, slots=True)
class PhraseRules:
    """Phrase rules in the order of their file."""

    phrases: tuple[Phrase, ...] = ()

    def find(self, lines: Sequence[Line]) -> dict[int, str]:
        """Return the lines a phrase fits: line index -> name of the rule."""
        fitting = ((line, next((p for p in self.phrases if p.fits(line.text)), None)) for line in lines)
        return {line.index: phrase.rule for line, phrase in fitting if phrase}

    @property
    def fingerprint(self) -> str:
        """12 hex digits that tell these rules from any others."""
        material = "\n".join(f"{p.rule}\t{p.match}\t{p.key}" for p in self.phrases)
        return hashlib.sha256(material.encode()).hexdigest()[:12]


NO_RULES = PhraseRules()


def load_rules(path: Path) -> PhraseRules:
    """Read a file of rules: rule, "line" or "start", and phrase on each line, parted by tabs.

    Raises:
        UsageError: it cannot be read, or a line of it is no rule.
    """
    try:
        rows = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the rules cannot be read ({error})") from error
    numbered = [
        (number, row) for number, row in enumerate(rows, 1) if row.strip() and not row.startswith("#")
    ]
    return PhraseRules(tuple(_read_rule(row, f"{path}:{number}") for number, row in numbered))


def _read_rule(row: str, where: str) -> Phrase:
    rule, match, phrase = (*(part.strip() for part in row.split("\t", 2)), "", "")[:3]
    if match not in MATCHES or not key_of(phrase) or not 0 < len(rule) <= LONGEST_RULE_NAME:
        raise UsageError(f"{where}: write NAME, “line” or “start”, and the phrase, parted by tabs")
    return Phrase(rule, match, key_of(phrase))
