"""Ways to say less of an English sentence: each takes away one part that can go, at a price.

Nothing is added but a speaker's short name moved behind what was said. Every way returns pairs of a
price and the shorter sentence; what is no longer a sentence is refused afterwards (`compression.py`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from summarise.summary.english import (
    bare,
    english_words,
    has_clear_verb,
    is_finite,
    is_verbal,
    says,
)
from summarise.summary.headlines.attribution import move_speaker
from summarise.summary.headlines.trimming import TRIMMINGS

Shorter = tuple[float, str]

FREE, CHEAP, FAIR, DEAR = 0.1, 1.0, 2.0, 3.0
"""Prices in the order an editor would cut: days and asides, then clauses, then phrases, last who said it."""
NEAR = 6
"""Words around "between" or "from" that belong to it."""

_APPOSITIVE = re.compile(
    r",\s(?:who|which|whose|where|an?|the|aged|including|such as|as well as|one of|known|formerly|based"
    r"|located|\d+)\b[^,]*,\s(?=(\S+))"
)
_NAMED_THUS = re.compile(r",\s([^,]+),\s(?=(?:is|are|was|were|has|have|had|will|would|can|could|may|must)\b)")
"""“Jackie, mother of an actor, has ...”: what stands between a name and its verb."""
_AGED = re.compile(r",\s\d{1,2},")
_OPENING = re.compile(r"^(\w++)[^,]*+,\s(?=\S)")
_COMMA = re.compile(r",\s+(?=(\S+))")
_MEASURED = re.compile(r"(?:most|best|worst|first|last|\w{3,}(?:i?est))$")
_CONTRASTS = frozenset(["but", "although", "though", "despite", "whereas", "while"])
_TIMES = frozenset("moment minute hour day night week month year".split())
_ORDINALS = frozenset("first last next only latest same one two three four five".split())
"""“The last Saturday before Christmas”: which one is said behind."""
_DASHED = re.compile(r"\s[–—-]{1,2}\s.+?\s[–—-]{1,2}(?=\s)")
_DASH = re.compile(r"\s[–—-]{1,2}\s")
_TIME = re.compile(r",?\s(?:earlier |later )?(?:last|this|next) (?:week|month|year|night|weekend|season)$")
_RANGE = re.compile(r"\b(?:between|from)\b")


@cache
def _day() -> re.Pattern[str]:
    days = "|".join(day.capitalize() for day in english_words("weekdays"))
    return re.compile(
        rf",?\s(?:on|late|early)\s(?:{days})(?:\s(?:morning|afternoon|evening|night))?(?=[\s,]|$),?"
    )


def drop_day(sentence: str) -> Iterator[Shorter]:
    """Drop "on Monday night"."""
    for match in _day().finditer(sentence):
        yield FREE, _join(sentence[: match.start()], sentence[match.end() :])


def drop_time(sentence: str) -> Iterator[Shorter]:
    """Drop "last year" from the end."""
    if match := _TIME.search(sentence):
        yield CHEAP, sentence[: match.start()]


def drop_idle_word(sentence: str) -> Iterator[Shorter]:
    """Drop "also" and the like."""
    words = sentence.split()
    for place, word in enumerate(words):
        if word in english_words("idle") or (not place and bare(word) in english_words("idle")):
            yield FREE, _join(*words[:place], *words[place + 1 :])


def drop_opening(sentence: str) -> Iterator[Shorter]:
    """Drop an adverbial before the subject."""
    match = _OPENING.match(sentence)
    if match and bare(match[1]) in english_words("before_subject") and not says(match.group(), "binding"):
        yield CHEAP, sentence[match.end() :]


def drop_appositive(sentence: str) -> Iterator[Shorter]:
    """Drop what is said of a name between two commas before its verb, and an age."""
    for match in _APPOSITIVE.finditer(sentence):
        if is_finite(match[1]) and bare(match[1]) not in ("and", "or"):
            yield FREE, _join(sentence[: match.start()], sentence[match.end() :])
    for match in _NAMED_THUS.finditer(sentence):
        if not any(map(is_finite, match[1].split())) and not says(match[1], "joining"):
            yield FREE, _join(sentence[: match.start()], sentence[match.end() :])
    for match in _AGED.finditer(sentence):
        yield FREE, _join(sentence[: match.start()], sentence[match.end() :])


def drop_behind_comma(sentence: str) -> Iterator[Shorter]:
    """Drop a clause or phrase behind a comma, to the end."""
    for match in _COMMA.finditer(sentence):
        kept, dropped = sentence[: match.start()], sentence[match.end() :]
        if _may_go_behind_comma(kept, dropped):
            yield _price_of(bare(match[1])), kept


def _price_of(opening: str) -> float:
    """Return what a clause costs by its first word: what it sets against the news is worth most."""
    return DEAR if opening in _CONTRASTS else CHEAP


def _may_go_behind_comma(kept: str, dropped: str) -> bool:
    first, *rest = dropped.split()
    if says(first, "binding"):
        return False
    if bare(first) in english_words("behind_comma") or bare(first).endswith("ing"):
        return True
    if bare(first) in ("and", "but"):
        return "," not in kept and any(map(is_finite, rest[:4]))
    # "Japan, the United States and China": an aside only where no list can be meant.
    aside = bare(first) in ("a", "an", "the") and "," not in kept
    # ", the court has heard" says whose words these are.
    return aside and " and " not in dropped and not any(map(is_finite, rest))


def drop_clause(sentence: str) -> Iterator[Shorter]:
    """Drop a clause that no comma parts, to the end."""
    words = sentence.split()
    for place in range(3, len(words)):
        if _opens_clause(words, place) and not _is_measured(words, place):
            yield _price_of(words[place]), _join(*words[:place])


def _is_measured(words: Sequence[str], place: int) -> bool:
    """Tell "shortly after", "a day before"."""
    a_while = bare(words[place - 2]) in ("a", "an", "the") and bare(words[place - 1]) in _TIMES
    return a_while or says(words[place - 1], "unended")


def _opens_clause(words: Sequence[str], place: int) -> bool:
    follows = words[place + 1 : place + 2]
    # "The first to", "the acts that": which is meant is said behind.
    definite = bare(words[place - 2]) == "the" and words[place] in ("that", "who", "which", "where")
    if definite or any(bare(word) in _ORDINALS for word in words[place - 3 : place]):
        return False
    if (
        words[place] == "as"
        and follows
        and follows[0] in ("the", "a", "an", "it", "its", "his", "her", "their")
    ):
        return any(map(is_finite, words[place + 2 :])) and not is_verbal(words[place - 1])
    return words[place] in english_words("clause") or (
        words[place] in ("that", "as") and any(map(is_finite, follows))
    )


def drop_dashes(sentence: str) -> Iterator[Shorter]:
    """Drop what stands between dashes, or behind one to the end."""
    if match := _DASHED.search(sentence):
        yield FREE, _join(sentence[: match.start()], sentence[match.end() :])
    elif match := _DASH.search(sentence):
        yield CHEAP, _join(sentence[: match.start()])


def drop_second_verb(sentence: str) -> Iterator[Shorter]:
    """Drop "and" with a second verb of the same subject, or a second clause, to the end."""
    words = sentence.split()
    for place in range(3, len(words) - 1):
        told = any(is_finite(word) and bare(word) not in english_words("saying") for word in words[:place])
        # "A barge hit and cracked the pillar": two verbs side by side share what follows.
        joins = bare(words[place]) in ("and", "but") and not _holds(words, place)
        if joins and told and not says(words[place + 1], "binding"):
            infinitive = "to" in words[:place] and words[place + 1] in english_words("verbs")
            if infinitive or is_finite(words[place + 1]):
                yield CHEAP, _join(*words[:place])
            elif _RANGE.search(" ".join(words[max(0, place - NEAR) : place])):
                continue  # "Between Malaysia and Brunei and opened": the first "and" belongs to "between".
            elif has_clear_verb(words[:place]) and _opens_second_clause(words[place + 1 : place + 1 + NEAR]):
                yield FAIR, _join(*words[:place])


def _opens_second_clause(words: Sequence[str]) -> bool:
    verb = next((place for place, word in enumerate(words) if is_finite(word)), None)
    return verb is not None and not any(word.endswith(",") for word in words[:verb])


def drop_phrase(sentence: str) -> Iterator[Shorter]:
    """Drop a prepositional phrase or an infinitive from the end."""
    words = sentence.split()
    for place in range(3, len(words) - 1):
        if _is_loose(words, place):
            yield (
                (CHEAP if words[place] in ("in", "on", "at", "during", "amid") else FAIR),
                _join(*words[:place]),
            )


def _is_loose(words: Sequence[str], place: int) -> bool:
    before, head, phrase = words[place - 1], words[place], words[place + 1 :]
    held = _holds(words, place) and head not in ("since", "during", "throughout", "amid")
    if head not in english_words("phrase") or held or before.endswith((",", ";", ":")):
        return False
    if says(" ".join(phrase), "binding") or any("," in word or '"' in word for word in phrase):
        return False
    if head in ("for", "as", "over") and not phrase[0][0].isdigit() and phrase[0] not in ("the", "a", "an"):
        return False
    # "The biggest slide in a month", "as many as": what it is measured by stays.
    if head == "as" or any(_MEASURED.match(bare(word)) for word in words[max(0, place - 3) : place]):
        return False
    if _RANGE.search(" ".join(words[max(0, place - NEAR) : place])):
        return False
    if head == "to":
        # "The latest to join", "a halt to work": what "to" opens belongs to such words.
        return phrase[0] in english_words("verbs") and not says(" ".join(words[:place]), "calling_for_to")
    return not any(map(is_finite, phrase))


def _holds(words: Sequence[str], place: int) -> bool:
    """Tell whether what stands at a place belongs to the word before it."""
    form = bare(words[place - 1])
    if form.endswith("s") and form not in english_words("auxiliaries") and has_clear_verb(words[: place - 1]):
        # "Has broken records with": behind a verb it is a noun in the plural.
        return form in english_words("holding")
    if form in english_words("holding") or form in english_words("dangling"):
        return True
    return is_verbal(form) and form not in english_words("intransitive")


def _join(*parts: str) -> str:
    return " ".join(" ".join(parts).split()).rstrip(" ,;:–-")


REDUCTIONS: tuple[Callable[[str], Iterator[Shorter]], ...] = (
    drop_day,
    drop_time,
    drop_idle_word,
    drop_opening,
    *TRIMMINGS,
    drop_appositive,
    drop_dashes,
    drop_behind_comma,
    drop_clause,
    drop_second_verb,
    drop_phrase,
    move_speaker,
)
