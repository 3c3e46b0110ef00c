"""Quotations worth showing, and whose they are."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from summarise.summary.english import bare, english_words, is_no_noun
from summarise.summary.people import find_persons
from summarise.summary.soundness import Sound
from summarise.summary.tables import read_words
from summarise.translation.rules import common_english
from summarise.types import Quote

MOST_QUOTES = 3
LEAST_QUOTED_WORDS = 5
MOST_NAME_WORDS = 14
"""Of a speaker with a role; more is a sentence."""

_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
_QUOTATION = re.compile(r"[\"“]([^\"“”]+)[\"”“]")
_UNNAMED = re.compile(rf"\b(?:{'|'.join(read_words('speech'))})nya\b")
"""“Ujarnya”: said by somebody whom an earlier sentence names."""
_ASIDE = re.compile(
    r"\s?\([^()]*\)"
    r"|,?\s(?:(?:when|as|while|after|during|to)\s|(?:in|at) an?\s|on (?:\w+day|the sidelines)\b).*$"
    r"|^(?:as|and|but)\s",
    re.IGNORECASE,
)
_NAME_AT_END = re.compile(r"^(?P<role>.*?)(?<!\S)(?P<name>(?:[A-Z][\w'’-]*+(?:\s|$)){1,4})$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody said in a whole sentence, and who, as the English names them."""

    text: str
    speaker: str


def read_quotation(indonesian: str, english: str, persons: Sequence[str] = ()) -> Quotation | None:
    """Return the quotation of a sentence, or of the sentences it runs through, with its speaker.

    Args:
        indonesian: must hold a quotation too, and name the same speaker beside it.
        english: its translation.
        persons: whom the article names in full: "Xi" becomes "Xi Jinping" where only one fits.

    None without a whole sentence of `LEAST_QUOTED_WORDS` words in both languages, or without a named speaker.
    """
    text = _longest_quotation(english)
    if text is None or _longest_quotation(indonesian) is None:
        return None
    beside = _QUOTATION.sub(" ", indonesian)
    who = _who_says(_QUOTATION.sub(f" {_PLACE} ", english))
    if who is None or is_pronoun(who):
        # "Ucap Rudi Hartono" may become "he said".
        who = next((name for name in find_persons([beside]) if not _UNNAMED.search(beside)), None)
    if who is None or not _is_named(who, beside):
        return None
    return Quotation(text, introduce(who, persons))


def find_quotes(
    sound: Sequence[Sound], persons: Sequence[str], told: Collection[int] = ()
) -> tuple[Quote, ...]:
    """Return the quotations of sound sentences, each speaker's first one before anybody's second.

    Args:
        told: indices of sentences the summary shows already; their quotations are left out.
    """
    quotes = (_quote_at(sound, place, persons) for place in range(len(sound)))
    found = [quote for quote in quotes if quote and set(told).isdisjoint(quote.sentences)]
    speakers: Counter[str] = Counter()
    turns: list[tuple[int, int, Quote]] = []
    for quote in found:
        turns.append((speakers[quote.speaker.split(",")[0]], quote.sentences[0], quote))
        speakers[quote.speaker.split(",")[0]] += 1
    chosen = [quote for *_, quote in sorted(turns, key=lambda turn: turn[:2])[:MOST_QUOTES]]
    return tuple(sorted(chosen, key=lambda quote: quote.sentences))


def _quote_at(sound: Sequence[Sound], place: int, persons: Sequence[str]) -> Quote | None:
    one, before = sound[place], sound[place - 1] if place else None
    follows = before is not None and before.index == one.index - 1
    if one.is_torn:
        # A quotation over two sentences is whole where the first opens it and the second ends it.
        if before is None or not follows or before.paragraph != one.paragraph or not before.is_torn:
            return None
        quotation = read_quotation(
            f"{before.indonesian} {one.indonesian}", f"{before.english} {one.english}", persons
        )
        sentences = (before.index, one.index)
        return Quote(quotation.text, quotation.speaker, sentences) if quotation else None
    quotation = read_quotation(one.indonesian, one.english, persons)
    if quotation:
        return _with_role(Quote(quotation.text, quotation.speaker, (one.index,)), before if follows else None)
    text = _longest_quotation(one.english) if _longest_quotation(one.indonesian) else None
    if text and before and follows and (speaker := _speaker_before(one, before, persons)):
        return Quote(text, speaker, (one.index, before.index))
    return None


def _with_role(quote: Quote, before: Sound | None) -> Quote:
    """Put behind a bare name the role in which the sentence before has it speak."""
    who = _who_says(before.english) if before and not before.is_torn and "," not in quote.speaker else None
    if before is None or who is None or quote.speaker not in who:
        return quote
    speaker = introduce(who, ())
    if not speaker.startswith(quote.speaker + ","):
        return quote
    return Quote(quote.text, speaker, (*quote.sentences, before.index))


def _speaker_before(one: Sound, before: Sound, persons: Sequence[str]) -> str | None:
    """Return who says "ujarnya": whom the sentence before names as speaking, if it names nobody else."""
    if before.is_torn or not _UNNAMED.search(_QUOTATION.sub(" ", one.indonesian)):
        return None
    named = [name for name in persons if any(part in before.indonesian.split() for part in name.split())]
    speaking = find_persons([_QUOTATION.sub(" ", before.indonesian)])
    who = _who_says(_QUOTATION.sub(f" {_PLACE} ", before.english))
    if len(named) != 1 or len(speaking) != 1 or who is None or speaking[0].split()[-1] not in who.split():
        return None
    return introduce(who, persons)


def _longest_quotation(text: str) -> str | None:
    """Return the longest quoted sentence without its marks, its end a full stop."""
    found = [match[1].strip() for match in _QUOTATION.finditer(text)]
    whole = [words for words in found if words[:1].isupper() and len(words.split()) >= LEAST_QUOTED_WORDS]
    longest = max(whole, key=len, default=None)
    return longest and re.sub(r"(?<![,;:\s])[,;:\s]+$", ".", longest)


def _who_says(beside: str) -> str | None:
    verb = rf"(?:{'|'.join(sorted(english_words('saying')))})"
    for pattern in (
        rf"{_PLACE}\s?,?\s*{verb}\s(?P<who>[^.{_PLACE}]+?)(?:\s{verb}\b|[.{_PLACE}]|$)",
        rf"{_PLACE}\s?,?\s*+(?P<who>[^,.{_PLACE}][^{_PLACE}]*?),?\s(?:has |had |also ){{0,2}}{verb}\b",
        rf"^\s*+(?P<who>[^{_PLACE}]+?),?\s(?:has |had |also |then ){{0,3}}{verb}\b",
    ):
        if match := re.search(pattern, beside):
            who = _ASIDE.sub("", match["who"]).strip(" ,.")
            return None if not who or any(is_no_noun(word) for word in who.split() if word.islower()) else who
    return None


def is_pronoun(who: str) -> bool:
    """Tell "he" from a name."""
    return bare(who) in english_words("leaning")


def _is_named(who: str, beside: str) -> bool:
    names = [word.strip(".,") for word in who.split() if word[0].isupper()]
    found = any(re.search(rf"\b{re.escape(name)}\b", beside) for name in names)
    return found and len(who.split()) <= MOST_NAME_WORDS


def introduce(who: str, persons: Sequence[str]) -> str:
    """Return a speaker with the role behind the name: "Rudi Hartono, public works chief"."""
    name, comma, role = who.partition(", ")
    known = next((person for person in persons if not comma and name.endswith(f" {person}")), None)
    if known and _is_role(name.removesuffix(known).strip()):
        return f"{known}, {_small(name.removesuffix(known).strip())}"
    if name.islower() and role[:1].isupper():
        name, role = role.partition(",")[0], name
    parts = _NAME_AT_END.match(name)
    in_front = parts["role"].strip() if parts and not comma else ""
    if parts and in_front and _is_role(in_front):
        name, role = parts["name"], in_front
    fuller = [person for person in persons if set(name.split()) < set(person.split())]
    name = fuller[0] if len(fuller) == 1 and " " not in name else name
    name = re.sub(r"^the\s", "", name, flags=re.IGNORECASE) if name[:4].lower() == "the " else name
    return f"{name}, {_small(role)}" if role else name


def _is_role(words: str) -> bool:
    return all(word.lower() in common_english() or word[0].isupper() for word in words.split())


def _small(role: str) -> str:
    """Begin a role with a small letter, unless it begins with a name."""
    role = re.sub(r"^the\s", "", role, flags=re.IGNORECASE)
    first = role.split()[0]
    return first.lower() + role[len(first) :] if first.lower() in common_english() else role
