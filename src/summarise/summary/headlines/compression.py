"""Make a sentence short enough for a headline by taking parts away, never by cutting in a phrase."""

import re
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from summarise.summary.english import bare, english_words, has_verb, is_finite, leans
from summarise.summary.grounding.reading import MOST_CHARACTERS
from summarise.summary.headlines.attribution import move_speaker
from summarise.summary.headlines.reductions import REDUCTIONS, drop_day, drop_idle_word
from summarise.summary.headlines.trimming import drop_dated_opening

LEAST_WORDS = 4
"""Of a headline made here: "Two ships sank yesterday" is one, "Police said" none."""
FULL_WORDS = 7
"""Below these each word taken away is one too many: "China has ordered a halt"."""
PRICE_OF_A_WORD = 0.12
"""Among equal ways the one that keeps most is taken."""
MOST_STATES = 400
"""Sentences weighed at most: a bound on time (a judgement; how often it is met was not counted)."""

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z .,/'-]{2,40}(?:,\s?[A-Z][\w.]+)?|[A-Z][\w .]{1,25}\((?:[A-Z]{2,}|[A-Z][\w. ]+)\)"
    r"|[A-Z][\w. ]{1,25},\s?[\w.]+\.(?:com|id|co\.id))\s*(?:--|[–—-])\s+"
)
_BRACKETS = re.compile(r"(?<!\s)\s*+[(\[][^()\[\]]*+[)\]]")
_UNFINISHED = re.compile(
    r"^(?:According to|(?:Although|Though|While|Because|If)\b[^,]*$)|…|\.\.\.|\?|\s[–—-]{1,2}\s"
    r"|\bthat (?:if|when|while|after)\b[^,]*$"
    r"|, (?:(?:an?|the) )?\w+$|, (?:he|she|it|they) \w+$|\beven if\b.{0,80} now$"
    r"|\b(?:if|unless|when|because) \w+$|\bbetween [A-Z][\w-]*(?: [A-Z][\w-]*)*$"
    r"|\b(?:said|says|told) (?:in|at|on|during|before|after|to)\b"
    r"|\w(?:['’]s|s['’])$"
)
_CONJUNCTIONS = frozenset(
    ["while", "when", "whenever", "wherever", "whether", "because", "although", "though", "whereas", "unless"]
)
_SAID = re.compile(r", [^,]+ said$")
_SAID_BY_NAME = re.compile(r", (?!(?:he|she|it|they) )[^,]+ said$")
_ASIDE = re.compile(r",\s(?:who|which|whose|where)\b[^,]*(?:,|$)")
_RELATIVE = re.compile(r"\s(?:who|which|whose|where|that)\s")
_ENDING = " .,;:!…–-"
_ENDING_OF_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|No)\.$")


def tidy(sentence: str) -> str:
    """Return a sentence without its dateline, brackets and full stop."""
    text = _BRACKETS.sub("", _DATELINE.sub("", " ".join(sentence.split())))
    return text if _ENDING_OF_ABBREVIATION.search(text) else text.rstrip(_ENDING)


def compress(sentence: str, most_words: int, *, keeping: Sequence[str] = ()) -> tuple[float, str] | None:
    """Return the cheapest way to say a sentence in few words and its price; None if there is no sound one.

    None too for what is longer than any sentence: the work grows with the square of its length.

    Args:
        keeping: words that have to stand in it as they are.
    """
    if len(sentence) > MOST_CHARACTERS:
        return None
    for price, text in _cheapest_first(tidy(sentence)):
        fits = len(text.split()) <= most_words and all(words in text for words in keeping)
        if fits and is_sound(text):
            return price, text
    return None


def without_day(sentence: str) -> str:
    """Drop "on Monday", which says nothing without its date, and "also", where a sound sentence is left."""
    for reduce in (drop_day, drop_idle_word, drop_dated_opening):
        shorter = next((text[:1].upper() + text[1:] for _, text in reduce(sentence)), sentence)
        sentence = shorter if is_sound(shorter) else sentence
    return sentence


def _cheapest_first(sentence: str) -> Iterator[tuple[float, str]]:
    heap, seen = [(0.0, sentence)], {sentence}
    for _ in range(MOST_STATES):
        if not heap:
            return
        price, text = heappop(heap)
        yield price, text
        for reduce in REDUCTIONS:
            for cost, shorter in reduce(text):
                lost = len(text.split()) - len(shorter.split())
                capital = shorter[:1].upper() + shorter[1:]
                # Who said it goes at the price for that alone, never with a clause before it.
                keeps = reduce is move_speaker or not _loses_speaker(text, capital)
                if lost >= 0 and shorter and capital not in seen and keeps and _keeps_meaning(capital):
                    seen.add(capital)
                    short = max(0, FULL_WORDS - len(capital.split())) - max(0, FULL_WORDS - len(text.split()))
                    heappush(heap, (round(price + cost + PRICE_OF_A_WORD * lost + short, 3), capital))


def _loses_speaker(before: str, after: str) -> bool:
    return _SAID_BY_NAME.search(before) is not None and _SAID_BY_NAME.search(after) is None


def _keeps_meaning(text: str) -> bool:
    """Refuse what has lost its verb or ends on a word that asks for another; no later cut mends that."""
    words = text.split()
    return len(words) >= LEAST_WORDS and has_verb(words)


def is_sound(text: str) -> bool:
    """Tell a sentence that stands alone: a subject that is named, a verb, an end, whole quotations."""
    words = text.split()
    if len(words) < LEAST_WORDS or leans(text):
        return False
    if not text[0].isalnum() and text[0] not in "\"“'‘$€£":
        return False
    said = _SAID.sub("", text)
    what = said.split()
    if any(map(_UNFINISHED.search, (text, said))) or not _has_main_verb(said) or len(what) < LEAST_WORDS:
        return False
    if bare(what[-1]) in english_words("dangling") or _opens_a_clause_in_vain(what):
        return False
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def _opens_a_clause_in_vain(words: Sequence[str]) -> bool:
    """Tell "while BP", whose verb is cut off."""
    openings = [place for place, word in enumerate(words) if place and bare(word) in _CONJUNCTIONS]
    return bool(openings) and not any(map(is_finite, words[openings[-1] + 1 :]))


def _has_main_verb(text: str) -> bool:
    """Tell a verb that is not only that of a relative clause ("the projects which were completed")."""
    return has_verb(_RELATIVE.split(_ASIDE.sub(" ", text))[0].split())
