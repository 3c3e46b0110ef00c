"""Further ways to say less: opening dates, roles before names, phrases in a subject, second objects.

They are used like those of `reductions.py`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from summarise.summary.english import bare, english_words, has_clear_verb, is_finite, says
from summarise.summary.tables import read_pairs

FREE, FAIR = 0.1, 2.0
"""As in `reductions.py`: a date says little in a headline, a role a good deal."""
MOST_NAMED = 4
"""Words of a name behind its role."""
LEAST_SUBJECT = 2
"""Words that stay before a verb: "The ship", not "The"."""

_DATED = re.compile(
    r"^(?:(?:On|By|Since|In) [A-Z][a-z]+(?: \d{1,2})?, \d{4}|This (?:year|month|week|season|time)"
    r"|(?:As|Like) (?:we|you) know),\s(?=\S)"
)
_NAME = re.compile(r"[A-Z][\w'’-]*[a-z]$")
_AFTER_SUBJECT = frozenset("is are was were has have had can could will would may might must should".split())
_APPOSED = re.compile(r"^(?P<role>[^,]+),\s(?P<name>[^,]+),\s(?P<rest>.+)$")
_POINTING = frozenset(["it", "him", "them"])
"""“Corruption in the ministry has cost it ...”: what is meant may stand in the phrase."""
_JOINING = frozenset("and or & in at on to by from with near about behind under".split())
"""Words that no role has: "Asep and coach Budi Santoso were", "shares in the company Maju Jaya fell"."""
_SPEAKER = re.compile(r"^According to [^,]+,")
_IN_SUBJECT = frozenset("in at on from during near with for".split())


def drop_dated_opening(sentence: str) -> Iterator[tuple[float, str]]:
    """Drop "On June 5, 2025," and "This year,"."""
    if match := _DATED.match(sentence):
        yield FREE, sentence[match.end() :]


def drop_role(sentence: str) -> Iterator[tuple[float, str]]:
    """Drop a role before the name that is the subject: "Bandung city manager Asep Sunandar has"."""
    if (match := _APPOSED.match(sentence)) and _is_named_behind(match):
        yield FAIR, f"{match['name']} {match['rest']}"
    words = sentence.split()
    verb = _first_verb(words)
    start = verb
    while start > 0 and _NAME.match(words[start - 1]) and not _is_title(words[start - 1]):
        start -= 1
    if start > 0 and 2 <= verb - start <= MOST_NAMED and _is_role(words[:start]):
        yield FAIR, " ".join(words[start:])


def drop_title(sentence: str) -> Iterator[tuple[float, str]]:
    """Drop the title before a full name further on: "a visit by Malaysian King Ibrahim Iskandar to Medan"."""
    for match in _title_inside().finditer(sentence):
        if not _turns(match["before"].split()):
            yield FAIR, f"{sentence[: match.end('before')]} {sentence[match.end() :]}"


@cache
def _title_inside() -> re.Pattern[str]:
    titles = "|".join(title.capitalize() for title in sorted(english_words("titles")))
    return re.compile(
        rf"(?P<before>\b(?:by|with|to|from|of|for|against|that|when|after))\s(?:[A-Z][a-z]+\s){{0,2}}(?:{titles})\s"
        r"(?=[A-Z][a-z]+\s[A-Z][a-z]+)"
    )


def drop_second_object(sentence: str) -> Iterator[tuple[float, str]]:
    """Drop "and the ..." to the end where what stands before it is told of both."""
    words = sentence.split()
    for place in range(4, len(words) - 1):
        kept, dropped = words[:place], words[place + 1 :]
        if words[place] != "and" or dropped[0] not in english_words("determiners"):
            continue
        held = says(" ".join(kept), "pairing") or _turns(kept) or _turns(dropped)
        is_list = "," in _SPEAKER.sub("", sentence)
        if not (held or is_list or any(map(is_finite, dropped))) and has_clear_verb(kept):
            yield FAIR, " ".join(kept)


def _is_named_behind(match: re.Match[str]) -> bool:
    """Tell "The mayor of Bandung, Asep Sunandar, has" from "The mayor of Bandung, West Java, has"."""
    role, name = match["role"].split(), match["name"].split()
    named = len(name) <= MOST_NAMED and all(map(_NAME.match, name))
    known = match["name"] in read_pairs("places.tsv").values()
    told = is_finite(match["rest"].split()[0]) and not any(map(is_finite, role))
    return named and not known and told and any(map(_is_title, role)) and not _turns(role)


def drop_in_subject(sentence: str) -> Iterator[tuple[float, str]]:
    """Drop a phrase or an alternative that stands between a subject and its auxiliary."""
    words = sentence.split()
    verb = next((place for place, word in enumerate(words) if word in _AFTER_SUBJECT), 0)
    if has_clear_verb(words[:verb]) or any("," in word for word in words[:verb]):
        return
    for place in range(LEAST_SUBJECT, verb):
        phrase = words[place:verb]
        told = any(map(_tells, phrase, phrase[1:])) or not _POINTING.isdisjoint(words[verb:])
        loose = phrase[0] in _IN_SUBJECT and not _asks(words[place - 1]) and not (told or _turns(phrase))
        if loose or (phrase[0] == "or" and not _turns(words[:place])):
            yield FAIR, " ".join([*words[:place], *words[verb:]])


def _tells(word: str, following: str) -> bool:
    """Tell a verb: "said", and "believe" in "believe the", which is plural and so looks like a noun."""
    is_plain = bare(word) in english_words("verbs")
    return is_finite(word) or (
        is_plain and (following == "that" or following in english_words("determiners"))
    )


def _first_verb(words: Sequence[str]) -> int:
    return next((place for place, word in enumerate(words) if place and is_finite(word)), len(words))


def _is_role(words: Sequence[str]) -> bool:
    """Tell "Leading economist", "Secretary of the party" from "No supporter", "The wife of the coach"."""
    last = words[-1]
    owned = any(word in ("of", "for") and not _is_title(words[place - 1]) for place, word in enumerate(words))
    if owned or not _JOINING.isdisjoint(words) or any(word.endswith("ing") for word in words[1:]):
        return False
    plain = last.isalpha() and last.islower() and last not in english_words("verbs") and not _asks(last)
    return (plain or _is_title(last)) and not _turns(words) and not any("," in word for word in words)


def _is_title(word: str) -> bool:
    return bare(word) in english_words("titles")


def _asks(word: str) -> bool:
    """Tell a word that belongs to what follows it: a preposition, an article, "both"."""
    form = bare(word)
    return any(form in english_words(name) for name in ("dangling", "phrase", "holding"))


def _turns(words: Sequence[str]) -> bool:
    return says(" ".join(words), "binding")


TRIMMINGS: tuple[Callable[[str], Iterator[tuple[float, str]]], ...] = (
    drop_dated_opening,
    drop_role,
    drop_in_subject,
    drop_title,
    drop_second_object,
)
