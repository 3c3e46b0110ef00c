"""Check that a statement denies what its evidence denies, and nothing else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.summary.grounding.evidence import ArticleReading
from summarise.summary.grounding.reading import Reading
from summarise.summary.grounding.tokens import Token
from summarise.summary.grounding.words import read_words, root
from summarise.translation.checks.negation import denied_word
from summarise.types import Flag

PLAIN_REACH, DENIER_REACH = 3, 8
"""Content words behind "not", and behind "denied", to which it may belong."""
SAID_AT_LENGTH = 2
"""Of the words denied, so many must stand in the statement where the evidence is not its first sentence."""
SAME_SHARE = 0.85
"""Share of words from which a statement is a sentence of the article with little changed."""
_CLAUSE_ENDS = frozenset('. ! ? ; : “ ” " – — but while although though'.split())


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, and the roots of what it denies, the nearest first."""

    cue: str
    root: str
    denied: tuple[str, ...]
    is_plain: bool
    """Whether it is a "not", which denies and says nothing else."""

    def meets(self, other: "Denial") -> bool:
        """Tell whether both deny the same; "not rejected" and "rejected" do not."""
        ours, theirs = {*self.denied[:2]}, {*other.denied[:2]}
        if self.is_plain != other.is_plain and (other.root in ours or self.root in theirs):
            return False
        return not ours or not ours.isdisjoint(other.denied) or not theirs.isdisjoint(self.denied)


def changed_polarity(
    statement: Reading, evidence: Sequence[Reading], _article: ArticleReading
) -> Flag | None:
    """Flag a "not" that was lost or gained."""
    ours = list(_denials(statement))
    theirs = [denial for reading in evidence for denial in _denials(reading)]
    for denial in ours:
        if _needs_match(denial, evidence) and not any(denial.meets(other) for other in theirs):
            return Flag("negation", f"this says “{denial.cue}”, the article may not")
    for place, reading in enumerate(evidence):
        is_said = _is_said_plainly if place == 0 else _is_said_at_length
        for denial in _denials(reading):
            if is_said(denial, statement) and not any(denial.meets(other) for other in ours):
                return Flag("negation", f"the article says “{denial.cue}”, this may not")
    if _is_same_but_for_denials(statement, evidence[0]):
        return Flag("negation", "the article says “not” elsewhere, or more often")
    return None


def _needs_match(denial: Denial, evidence: Sequence[Reading]) -> bool:
    """Tell a plain "not", and a word that denies by its meaning what the evidence says."""
    said = (word in reading.roots for word in denial.denied[:1] for reading in evidence)
    return denial.is_plain or any(said)


def _is_said_plainly(denial: Denial, statement: Reading) -> bool:
    nearest = denial.denied[:2] if denial.denied and denial.denied[0].endswith("ly") else denial.denied[:1]
    return any(word in statement.roots for word in nearest)


def _is_said_at_length(denial: Denial, statement: Reading) -> bool:
    """Tell a denial of which the statement has more than a word; of a further sentence one means little."""
    return sum(word in statement.roots for word in denial.denied[:PLAIN_REACH]) >= SAID_AT_LENGTH


def _is_same_but_for_denials(statement: Reading, reading: Reading) -> bool:
    """Tell a statement that has the words of a sentence, and another number of "not"s."""
    ours, theirs = (
        Counter(token.lower for token in one.tokens if token.is_word) for one in (statement, reading)
    )
    shared = sum((ours & theirs).values())
    if shared < SAME_SHARE * max(ours.total(), theirs.total()):
        return False
    return _count_plain(statement) != _count_plain(reading)


def _count_plain(reading: Reading) -> int:
    return sum(denial.is_plain for denial in _denials(reading))


def _denials(reading: Reading) -> Iterator[Denial]:
    for place, token in enumerate(reading.tokens):
        if not token.is_word:
            continue
        base = denied_word(token.lower) if token.text[0].islower() else None
        if _is_negator(reading.tokens, place):
            yield Denial(token.text, token.root, _content_behind(reading, place, PLAIN_REACH), True)
        elif _is_denier(reading.tokens, place):
            yield Denial(token.text, token.root, _content_behind(reading, place, DENIER_REACH), False)
        elif base:
            yield Denial(token.text, token.root, (root(base), token.root), False)


def _is_negator(tokens: Sequence[Token], place: int) -> bool:
    lower = tokens[place].lower
    is_number_sign = lower == "no" and place + 1 < len(tokens) and tokens[place + 1].text[0].isdigit()
    return lower.endswith(("n't", "n’t")) or (lower in read_words("negators") and not is_number_sign)


def _is_denier(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].lower in read_words("deniers"):
        return True
    goes_on = place + 1 < len(tokens) and tokens[place + 1].lower == "to"
    return goes_on and tokens[place].lower in read_words("deniers_with_to")


def _ends_clause(tokens: Sequence[Token], place: int) -> bool:
    """Tell the end of what is denied: a stop, "but", or "and" before somebody who does something else."""
    follows = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    new_subject = tokens[place].lower == "and" and follows in read_words("pronouns")
    return new_subject or tokens[place].lower in _CLAUSE_ENDS


def _content_behind(reading: Reading, place: int, most: int) -> tuple[str, ...]:
    found: list[str] = []
    for behind in range(place + 1, len(reading.tokens)):
        token = reading.tokens[behind]
        if len(found) == most or _ends_clause(reading.tokens, behind):
            break
        if token.is_content and behind not in reading.item_places:
            found.append(token.root)
    return tuple(found)
