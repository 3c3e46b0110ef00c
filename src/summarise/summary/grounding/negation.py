"""Check that a statement denies what its evidence denies, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.summary.grounding.evidence import ArticleReading
from summarise.summary.grounding.tokens import Reading, Token
from summarise.summary.grounding.words import read_words, root
from summarise.translation.checks.negation import denied_word
from summarise.types import Flag

PLAIN_REACH, DENIER_REACH = 3, 8
"""Content words behind "not", and behind "denied", to which it may belong."""
_CLAUSE_ENDS = frozenset(".!?;:“”\"")


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, and the roots of what it denies, the nearest first."""

    cue: str
    denied: tuple[str, ...]
    is_plain: bool
    """Whether it is a "not", which denies and says nothing else."""
    before: str
    """The content word before it: "was sure not to"."""

    def meets(self, other: "Denial") -> bool:
        """Tell whether both deny the same."""
        ours, theirs = {*self.denied, self.before}, {*other.denied, other.before}
        return not (ours & theirs) <= {""} or not (self.denied and other.denied)


def changed_polarity(statement: Reading, evidence: Sequence[Reading], _article: ArticleReading) -> Flag | None:
    """Flag a "not" that was lost or gained."""
    ours = list(_denials(statement))
    theirs = [denial for reading in evidence for denial in _denials(reading)]
    for denial in ours:
        if _needs_match(denial, evidence) and not any(denial.meets(other) for other in theirs):
            return Flag("negation", f"this says “{denial.cue}”, the article may not")
    for denial in _denials(evidence[0]):
        if _is_said_plainly(denial, statement) and not any(denial.meets(other) for other in ours):
            return Flag("negation", f"the article says “{denial.cue}”, this may not")
    return None


def _needs_match(denial: Denial, evidence: Sequence[Reading]) -> bool:
    """Tell a plain "not", and a word that denies by its meaning what the evidence says."""
    return denial.is_plain or any(denial.denied[:1] and denial.denied[0] in reading.roots for reading in evidence)


def _is_said_plainly(denial: Denial, statement: Reading) -> bool:
    nearest = denial.denied[:2] if denial.denied and denial.denied[0].endswith("ly") else denial.denied[:1]
    return any(word in statement.roots for word in nearest)


def _denials(reading: Reading) -> Iterator[Denial]:
    for place, token in enumerate(reading.tokens):
        if not token.is_word:
            continue
        before = _content_before(reading.tokens, place)
        base = denied_word(token.lower) if token.text[0].islower() else None
        if _is_negator(token):
            yield Denial(token.text, _content_behind(reading.tokens, place, PLAIN_REACH), True, before)
        elif _is_denier(reading.tokens, place):
            yield Denial(token.text, _content_behind(reading.tokens, place, DENIER_REACH), False, token.root)
        elif base:
            yield Denial(token.text, (root(base), token.root), False, "")


def _is_negator(token: Token) -> bool:
    return token.lower in read_words("negators") or token.lower.endswith(("n't", "n’t"))


def _is_denier(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].lower in read_words("deniers"):
        return True
    goes_on = place + 1 < len(tokens) and tokens[place + 1].lower == "to"
    return goes_on and tokens[place].lower in read_words("deniers_with_to")


def _content_behind(tokens: Sequence[Token], place: int, most: int) -> tuple[str, ...]:
    found: list[str] = []
    for token in tokens[place + 1 :]:
        if token.text in _CLAUSE_ENDS or len(found) == most:
            break
        if token.is_content:
            found.append(token.root)
    return tuple(found)


def _content_before(tokens: Sequence[Token], place: int) -> str:
    for token in reversed(tokens[max(0, place - PLAIN_REACH) : place]):
        if token.text in _CLAUSE_ENDS:
            return ""
        if token.is_content:
            return token.root
    return ""
