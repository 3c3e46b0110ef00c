"""Compare the names of a sentence and its translation.

A name is a word with a capital that the lexicon does not know as a common word. It must stand in the English
as it is ("Tokayev"), as English writes it (data/guard/names.tsv) or as a translation the lexicon knows.
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise

from summarise.translation.calendar import is_calendar_word
from summarise.translation.lexicon import NAME_SHARE, WORD, WORDS_KEPT, Entry, lexicon, words
from summarise.translation.number_words import english_values
from summarise.translation.numbers import ROMAN
from summarise.translation.rules import common_english, english_names_of_several_words, exonym_words

_DEGREES = re.compile(r"°\s?[CF]\b")
_DOTTED = re.compile(r"\bU\.S\b")
_INFLECTION = re.compile(r"(?:ies|ied|ing|ings|ers?|ors?|e?s|e?d|ly)$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[\"“‘(]\s*)$")

REGIONS = {
    "Utara": "north", "Selatan": "south", "Timur": "east", "Barat": "west", "Tenggara": "southeast",
    "Tengah": "central", "Timur Tengah": "middle east",
}  # fmt: skip
"""The second word of names such as Asia Tengah: without it the English names another place."""
_REGION = re.compile(rf"(?<=[a-z] )(?:{'|'.join(sorted(REGIONS, key=len, reverse=True))})\b")
_AFFIXED = re.compile(r"(?:men|mem|meng|meny|me|ber|ter|di|pe|pen|pem|ke|se)\w+|\w+(?:kan|nya|an|lah|kah)$")

SHARED_PREFIX = 5
"""Letters two forms of a name share at least; with fewer, Mali would meet Malik."""
ANY_WORDS = "*"
"""What data/guard/names.tsv gives for a word with a capital that is no name: Anda, you."""
SHORTEST_COMMON_WORD = 4
LEAST_COMMON_COUNT = 10
MOST_COMMON_SHARE = 0.5
"""Occurrences and share of capitals of a word that is surely a common one: "sutra" 0.0, "Garuda" 0.97."""
PLAIN_COUNT = 1000
PLAIN_SHARE = 0.1
"""Occurrences and share of capitals of a word that is Indonesian even where the lexicon has it as English:
"salah" has 6,967 and 0.05. Of 1,592 sound translations 29 instead of 24 are then flagged as untranslated."""
ENDINGS = frozenset(
    ["", *"a an ans ator ators e er ers es ese h i ian ians ik iks is ish n ns or ors s stan t ts us".split()]
)
"""What a name may gain or lose on its way into English: Texas, Texans; Bukares, Bucharest."""
INDONESIAN_SPELLING = (
    (r"oo|ou", "u"),
    (r"c(?=[eiy])", "s"),
    (r"sch|sh", "sy"),
    (r"c[hk]?|q", "k"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"x", "ks"),
    (r"v", "f"),
    (r"z", "s"),
    (r"[jy]", "i"),
    (r"(.)\1", r"\1"),
)
"""The general rules for loan words in Pedoman Umum Ejaan Bahasa Indonesia, cyclone -> siklon."""


@cache
def _english_common_words() -> frozenset[str]:
    common = (entry for entry in lexicon().values() if entry.capital_share < NAME_SHARE)
    return common_english().union(*(entry.translations for entry in common))


@cache
def _english_words() -> frozenset[str]:
    return frozenset().union(*(entry.translations for entry in lexicon().values()))


@lru_cache(WORDS_KEPT)
def _is_english(word: str) -> bool:
    """Tell a word of English, or one made of it: "Volunteering", "Unguarded", "Renters"."""
    root = bare(word).removeprefix("un")
    made = {_INFLECTION.sub(ending, root) for ending in ("", "e", "y")}
    return any(form in common_english() or form in _english_words() for form in {bare(word), root, *made})


def capitalised(text: str) -> list[str]:
    """List the words with a capital that do not merely begin a sentence or a quotation."""
    return [
        match.group()
        for match in WORD.finditer(text)
        if match.group()[0].isupper() and not _SENTENCE_START.search(text[: match.start()][-3:])
    ]


def missing_names(source: str, hypothesis: str) -> list[str]:
    """List the names of the source that the English gives neither as they are nor translated."""
    english = {bare(word) for word in words(_DOTTED.sub("US", hypothesis))}
    regions = [match.group() for match in _REGION.finditer(source) if not _is_placed(match, hypothesis)]
    names = [name for name in _names(_DEGREES.sub("", source)) if not _is_rendered(name, english)]
    ordinals = english_values(hypothesis) if names else set()
    return [*(name for name in names if ROMAN.get(name) not in ordinals), *regions]


def _is_placed(region: re.Match[str], hypothesis: str) -> bool:
    """Tell a region that the English gives, or that belongs to a name it keeps: Nusa Tenggara."""
    place = region.string[: region.start()].split()[-1]
    return (
        REGIONS[region.group()] in hypothesis.lower()
        or f"{place} {region.group()}".lower() in hypothesis.lower()
    )


def _names(source: str) -> list[str]:
    inside = [word for word in capitalised(source) if is_name(word) and not is_calendar_word(word)]
    opening = [word for word in _opening_words(source) if is_name(word) and not _is_derived(word)]
    return [*opening, *inside]


def is_name(word: str) -> bool:
    """Tell a name from a common word with a capital; a word the lexicon has never seen is a name."""
    entry = lexicon().get(word.lower())
    if ANY_WORDS in exonym_words().get(word.lower(), ()):
        return False
    return entry is None or entry.capital_share >= NAME_SHARE


def _opening_words(text: str) -> list[str]:
    inside = set(capitalised(text))
    return [word for word in words(text) if word[0].isupper() and word not in inside]


def _is_derived(word: str) -> bool:
    """Tell a rare common word at the start of a sentence (Menyitir, Pencekalan) by its affixes."""
    return _AFFIXED.match(word.lower()) is not None


def _is_rendered(word: str, english: set[str]) -> bool:
    return any(_renders(word, other) or _is_loan(word, other) for other in english)


def _renders(name: str, english: str) -> bool:
    entry = lexicon().get(name.lower())
    known = entry.translations if entry else frozenset()
    if english in exonym_words().get(bare(name), ()):
        return True
    return english == bare(name) or english in known or are_related(bare(name), english)


def _is_loan(name: str, english: str) -> bool:
    """Tell an English common word with the consonants of a name: Kastel, castle; Asis, assist."""
    return (
        english in common_english()
        and len(english) >= SHARED_PREFIX
        and _skeleton(name) == _skeleton(english)
    )


@lru_cache(WORDS_KEPT)
def _skeleton(word: str) -> str:
    return re.sub(r"(?<=.)[aeiou]|(?:ts?|s)$", "", _as_heard(word.lower()))


def copied_words(source: str, hypothesis: str) -> list[str]:
    """List the common Indonesian words that stand untranslated in the English ("the Sabuk and Sutra").

    One behind a name that stays as it is belongs to that name: "Mohamed Salah", though "salah" is wrong.
    """
    indonesian = {word.lower() for word in words(source)} - _surnames(source)
    copied = [word for word in words(hypothesis) if word.lower() in indonesian]
    return [word for word in copied if _is_indonesian(word.lower())]


def _surnames(source: str) -> set[str]:
    matches = list(WORD.finditer(source))
    pairs = [
        (one.group(), two.group()) for one, two in pairwise(matches) if source[one.end() : two.start()] == " "
    ]
    return {
        two.lower() for one, two in pairs if one[0].isupper() and two[0].isupper() and _stays(one.lower())
    }


def _stays(word: str) -> bool:
    entry = lexicon().get(word)
    return entry is None or word in entry.translations


def _is_indonesian(word: str) -> bool:
    entry = lexicon().get(word)
    if entry is None or len(word) < SHORTEST_COMMON_WORD or entry.count < LEAST_COMMON_COUNT:
        return False
    if entry.capital_share > MOST_COMMON_SHARE:
        return False
    if word in common_english() or not entry.translations:
        return False
    return _is_plain(entry) or word not in _english_common_words()


def _is_plain(entry: Entry) -> bool:
    """Tell a word too common, and too seldom part of a name, for English to have it: salah, unlike jalan."""
    return entry.count >= PLAIN_COUNT and entry.capital_share <= PLAIN_SHARE


def exchanged_names(source: str, hypothesis: str) -> list[str]:
    """List the names that stand in the English in each other's place: one too seldom, another too often."""
    # The lexicon knows "of" and "the" as renderings of Dewan: short words count with a capital only.
    english = [
        bare(word) for word in words(hypothesis) if word[0].isupper() or len(word) >= SHORTEST_COMMON_WORD
    ]
    surplus: dict[str, int] = {}
    names = (name for name in _names(source) if name not in ROMAN and not _is_known_acronym(name))
    for name, count in Counter(names).items():
        surplus[name] = sum(_renders(name, word) for word in english) - count
    lost = [name for name, difference in surplus.items() if difference < 0]
    gained = [name for name, difference in surplus.items() if difference > 0]
    return [*lost, *gained] if lost and gained else []


def _is_known_acronym(name: str) -> bool:
    """Tell an acronym that English may spell out in several words, or leave out: DPR RI."""
    return name.isupper() and bare(name) in exonym_words()


def invented_names(source: str, hypothesis: str) -> list[str]:
    """List the names of the English that nothing in the source explains.

    A common word with a capital ("Square") counts only as part of a known name ("United States"); a word that
    opens a sentence only if English has none like it.
    """
    inside = [word for word in capitalised(hypothesis) if not is_calendar_word(word)]
    unexplained = set(_unexplained(inside, source))
    opening = [word for word in _opening_words(hypothesis) if not _is_english(word)]
    names = [word for word in inside if word in unexplained and _is_no_common_word(word, hypothesis)]
    return [*_unexplained(opening, source), *names]


def _unexplained(english: list[str], source: str) -> list[str]:
    indonesian = {bare(word) for word in words(source)}
    explained = set().union(*(entry.translations for word in indonesian if (entry := lexicon().get(word))))
    explained.update(*(exonym_words().get(word, ()) for word in indonesian))
    return [
        word
        for word in english
        if indonesian.isdisjoint(forms := {bare(word), bare(word).removesuffix("s")})
        and explained.isdisjoint(forms)
        and not any(are_related(bare(word), other) for other in indonesian)
    ]


def _is_no_common_word(word: str, hypothesis: str) -> bool:
    if bare(word) not in _english_common_words():
        return True
    return any(word in name.split() and name in hypothesis for name in english_names_of_several_words())


@lru_cache(WORDS_KEPT)
def bare(word: str) -> str:
    """Return a word in small letters, without accents and a possessive ending."""
    singular = re.sub(r"(?<=[A-Z]{2})s$|['’]s?$", "", word)
    plain = unicodedata.normalize("NFKD", singular.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def are_related(one: str, other: str) -> bool:
    """Tell two forms of one name (Asiria, Assyrian) from two names that begin alike (Balayeva, Balay)."""
    one, other = _as_heard(one), _as_heard(other)
    if one[:SHARED_PREFIX] != other[:SHARED_PREFIX]:
        return False
    most = min(len(one), len(other))
    shared = next((place for place in range(most) if one[place] != other[place]), most)
    return shared >= SHARED_PREFIX and one[shared:] in ENDINGS and other[shared:] in ENDINGS


@lru_cache(WORDS_KEPT)
def _as_heard(word: str) -> str:
    """Spell a word the Indonesian way, by sound: "Anthropology" and "Antropologi" become one."""
    for spelling, sound in INDONESIAN_SPELLING:
        word = re.sub(spelling, sound, word)
    return word
