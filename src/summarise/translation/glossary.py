"""The glossary: terms whose English is fixed, the shipped ones (data/glossary.csv) and a user's own.

A term takes effect in two safe places. Before translation its English is put into the sentence the
translator reads: of the 99 sentences first written for the shipped terms the embedded weights then rendered
90 rightly, 64 with the term spelt out in Indonesian and 52 with the term as it stands. After translation, a
rendering known to stand for this term is replaced, but only where term and rendering stand exactly once and
nothing else in the sentence accounts for the rendering.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from summarise.types import Flag, Signature

VERSION = "4"

ARTICLE = "the "
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|its|his|her|their|our|this|that|these|those)|['’]s?) $", re.IGNORECASE
)
_ARTICLE_BEFORE = re.compile(r"\b([Aa])n? $")
_VOWEL = re.compile(r"[aio]|e(?!u)", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+)[\"“‘(]*$")
_CAPITALS = re.compile(r"\b[A-Z]{2,3}\b")
_INITIALS = re.compile(
    r"inisial(?:nya)? (?:[A-Z]{2,3}(?: \([^)]{1,20}\))?(?:,? dan |, )?)+|\b[A-Z]{2,3} \(\d\d(?: tahun)?\)"
)
"""Suspects and victims go by their initials and age: "pria berinisial AS (34) dan MA"."""
_ENGLISH_PLURAL = "(?P<plural>(?:e?s)?)"


@dataclass(frozen=True, slots=True)
class Term:
    """A source term and its English."""

    source: str
    target: str
    """With "the " in front where the English needs it inside a sentence."""
    accepts: tuple[str, ...] = ()
    """Other renderings that are as right, and stay."""
    replaces: tuple[str, ...] = ()
    """Renderings that give way to the target; so do a copy of the source and of `read_as`."""
    read_as: str = ""
    """What the translator reads for it: the target where empty; the source itself where the English in its
    place made the embedded weights invent."""
    own: bool = False
    """The user's: a sentence whose English lacks it is flagged."""
    common: bool = False
    """A common word: with a capital inside a sentence ("Bu Melati") it is a name, and no term."""

    @property
    def bare_target(self) -> str:
        """The target without its article."""
        return self.target.removeprefix(ARTICLE)

    @property
    def read(self) -> str:
        """What the translator reads in place of the source."""
        return self.read_as or self.bare_target

    @property
    def decisive(self) -> str:
        """Everything that decides a translation, in one line."""
        lists = (*self.accepts, "", *self.replaces, "")
        return "\t".join((self.source, self.target, *lists, self.read_as, str(self.own), str(self.common)))


@dataclass(frozen=True)
class Glossary:
    """Terms to look for in a sentence; a longer one comes before a shorter one inside it."""

    terms: tuple[Term, ...] = ()

    @cached_property
    def _by_source(self) -> dict[str, Term]:
        return {term.source: term for term in self.terms}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        by_letter: dict[str, list[str]] = {}
        for source in sorted(self._by_source, key=lambda source: (-len(source), source)):
            by_letter.setdefault(source[0].lower(), []).append(_source_pattern(source))
        choices = "|".join(
            f"(?=(?i:{re.escape(first)}))(?:{'|'.join(by_letter[first])})" for first in by_letter
        )
        return re.compile(rf"(?<![\w.(-])(?:{choices})(?![\w-])" if choices else r"(?!)")

    def find(self, sentence: str) -> list[Term]:
        """List the terms of a sentence in order, each as often as it stands there."""
        return [term for _, term in self._matches(sentence)]

    def _matches(self, sentence: str) -> Iterator[tuple[re.Match[str], Term]]:
        for match in self._pattern.finditer(sentence):
            term = self._term(match)
            if not (term.common and match.group()[0] != term.source[0] and not _begins_sentence(match)):
                yield match, term

    def _rewrite(self, sentence: str, write: Callable[[re.Match[str], Term], str]) -> str:
        pieces, end = [], 0
        for match, term in self._matches(sentence):
            pieces += [sentence[end : match.start()], write(match, term)]
            end = match.end()
        return "".join((*pieces, sentence[end:]))

    def _term(self, match: re.Match[str]) -> Term:
        found = match.group()
        return self._by_source.get(found) or self._by_source[found[0].lower() + found[1:]]

    def spell_out(self, sentence: str) -> str:
        """Return a sentence as the translator should read it.

        A term in brackets is left alone, for the words before it say the same: "Mahkamah Konstitusi (MK)".
        """

        def spelt_out(match: re.Match[str], term: Term) -> str:
            is_title = match.group()[0].isupper() and term.source[0].islower()
            return _capitalised(term.read) if is_title or _begins_sentence(match) else term.read

        return self._rewrite(sentence, spelt_out)

    def enforce(self, sentence: str, hypothesis: str) -> str:
        """Return `hypothesis` with the target of each term of `sentence` where that is safe."""
        terms = self.find(sentence)
        for term in terms:
            others = [other for other in terms if other is not term]
            if len(terms) - len(others) == 1:
                hypothesis = _enforce_term(term, others, sentence, hypothesis)
        return hypothesis

    def explain(self, sentence: str, hypothesis: str) -> str:
        """Return `sentence` with each term as the English renders it, or else as the translator read it.

        For the guard: what the glossary put into the English is then no invention, and what it put into the
        source and the translator dropped is missed.
        """

        def explained(_match: re.Match[str], term: Term) -> str:
            if term.read == term.source:
                return term.source  # the guard's lexicon knows Tiongkok, and counts it with "Tiongkok-Jepang"
            found = _renderings((term.bare_target, *term.accepts), hypothesis)
            return found[0].group() if found else term.read

        return self._rewrite(sentence, explained)

    def check(self, sentence: str, hypothesis: str) -> tuple[Flag, ...]:
        """Flag the user's own terms whose English is not in the hypothesis."""
        missing = [
            f"“{term.target}” for “{term.source}”"
            for term in dict.fromkeys(self.find(sentence))
            if term.own and not _renderings((term.bare_target,), hypothesis)
        ]
        message = f"your glossary's {', '.join(missing)} is not in the English"
        return (Flag("glossary", message),) if missing else ()

    def joined(self, own: Iterable[Term]) -> "Glossary":
        """Return this glossary with a user's terms, which come before its own.

        What this glossary knows as a rendering of the same source then gives way to the user's.
        """
        terms = dict(self._by_source)
        for term in own:
            terms[term.source] = _merge(terms.get(term.source), term)
        return Glossary(tuple(terms.values()))

    def without_initials(self, text: str) -> "Glossary":
        """Return this glossary without the abbreviations that are someone's initials in an article."""
        initials = {found for match in _INITIALS.finditer(text) for found in _CAPITALS.findall(match.group())}
        if initials.isdisjoint(self._by_source):
            return self
        return Glossary(tuple(term for term in self.terms if term.source not in initials))

    @cached_property
    def signature(self) -> Signature:
        """Name the terms by the hash of what decides; a note decides nothing."""
        material = "\n".join(sorted(term.decisive for term in self.terms))
        if not self.terms:
            return {}
        return {"glossary": f"{VERSION}-{hashlib.sha256(material.encode()).hexdigest()[:12]}"}


NO_GLOSSARY = Glossary()


def _merge(shipped: Term | None, own: Term) -> Term:
    if shipped is None:
        return own
    known = (*own.replaces, shipped.bare_target, *shipped.accepts, *shipped.replaces)
    kept = (rendering for rendering in dict.fromkeys(known) if rendering.lower() != own.bare_target.lower())
    return replace(own, replaces=tuple(kept))


def _begins_sentence(match: re.Match[str]) -> bool:
    return _SENTENCE_START.search(match.string[: match.start()]) is not None


def _source_pattern(source: str) -> str:
    """Match a term as it is written; one in lower case also with a capital."""
    first = source[0]
    start = f"[{first}{first.upper()}]" if first.islower() else re.escape(first)
    return start + re.escape(source[1:])


def is_rendered(term: Term, hypothesis: str) -> bool:
    """Tell whether the English holds the term's target or a rendering as right."""
    return bool(_renderings((term.bare_target, *term.accepts), hypothesis))


def _enforce_term(term: Term, others: list[Term], sentence: str, hypothesis: str) -> str:
    if is_rendered(term, hypothesis):
        return _with_capitals(term, hypothesis) if term.own or not term.target.islower() else hypothesis
    wrong = (*term.replaces, term.read, term.source)
    found = _renderings(wrong, hypothesis)
    if len(found) != 1 or _belongs_elsewhere(found[0], term, others, sentence, hypothesis):
        return hypothesis
    return _put(term, found[0], hypothesis)


def _with_capitals(term: Term, hypothesis: str) -> str:
    """Write a term as the glossary does: "the summit meeting" becomes "the Summit Meeting"."""
    found = _renderings((term.bare_target,), hypothesis)
    is_wrong = len(found) == 1 and not found[0].group().startswith(term.bare_target)
    return _put(term, found[0], hypothesis) if is_wrong else hypothesis


def _renderings(phrases: tuple[str, ...], hypothesis: str) -> list[re.Match[str]]:
    """Find the phrases, in one number or the other; an abbreviation only in its own capitals."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    choices = "|".join(
        re.escape(phrase) if phrase.isupper() else f"(?i:{re.escape(phrase)})" for phrase in ordered
    )
    return list(re.finditer(rf"(?<![\w-])(?:{choices}){_ENGLISH_PLURAL}(?![\w-])", hypothesis))


def _belongs_elsewhere(
    match: re.Match[str], term: Term, others: list[Term], sentence: str, hypothesis: str
) -> bool:
    """Tell a rendering that may stand for something else, or as part of a name."""
    found = match.group().lower()
    claimed = {phrase.lower() for other in others for phrase in (other.bare_target, *other.accepts)}
    before, after = hypothesis[: match.start()], hypothesis[match.end() :]
    copied = _stands_in(match.group(), sentence) and match.group() != term.source
    in_brackets = before.endswith("(") and after.startswith(")")
    part_of_name = term.bare_target[0].islower() and re.match(r" [A-Z0-9]", after) is not None
    return found in claimed or copied or in_brackets or part_of_name


def _put(term: Term, match: re.Match[str], hypothesis: str) -> str:
    before, after = hypothesis[: match.start()], hypothesis[match.end() :]
    target = term.bare_target + (match["plural"] if term.bare_target[-1].isalpha() else "")
    if term.target.startswith(ARTICLE) and not _DETERMINER.search(before):
        target = ARTICLE + target
    if _SENTENCE_START.search(before):
        target = _capitalised(target)
    if match.group()[0].lower() != target[0].lower():
        n = "n" if _VOWEL.match(target) else ""
        before = _ARTICLE_BEFORE.sub(lambda article: f"{article[1]}{n} ", before)
    return before + target + after


def _capitalised(phrase: str) -> str:
    return phrase[0].upper() + phrase[1:]


def _stands_in(phrase: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) is not None
