"""Who, what, when and where, as far as the article says so: null beats a guess."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from summarise.article.dates import agrees
from summarise.article.rules import any_of as any_word
from summarise.article.rules import read_map
from summarise.summary.english import english_words, is_no_noun
from summarise.summary.headlines.compression import compress, tidy, without_day
from summarise.summary.headlines.headline import without_opening
from summarise.summary.soundness import Sound
from summarise.summary.tables import any_of, read_pairs, read_words
from summarise.translation.rules import common_english
from summarise.types import Article, Fact, Statement
from summarise.weeks import day_label, day_of

MOST_NAMED = 2
MOST_WORDS = 14
LONGEST_NAME = 7
"""Words of an office or a company that opens a lead."""
LEADING = 6
"""Sentences that may be an article's lead: of 49 crawled articles the first one to stand without a flag was a
later one in two, and told the news in neither."""
MOST_APART = 183
"""Days between an article's date and a day without a year: at most half a year, else the year is a guess."""
ALIKE = 0.5
"""Share of a statement's words that stand in the headline from which it tells little new."""

_JOINING = frozenset("of and for the in".split())
_ENGLISH_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?:\s(?:morning|afternoon|evening|night))?"
    r"(?:\s?\((?P<date>\d{1,2} [A-Z][a-z]+(?: \d{4})?)\))?"
)


def find_facts(
    article: Article, sound: Sequence[Sound], headline: Statement, persons: Sequence[str]
) -> tuple[Fact, ...]:
    """Answer as many of the four questions as the headline's sentences and the lead do.

    Args:
        sound: the sentences that passed every check; no other answers.
        persons: whom the article names in full.
    """
    lead = next((one for one in sound if one.index < LEADING and one.stands), None)
    if lead is None:
        return ()
    near = [lead, *(one for one in sound if one.index in headline.sentences and one is not lead)]
    answers = (
        _who(near, persons),
        _what(lead, headline),
        _when(article, near),
        _where(article, near, sound),
    )
    return tuple(fact for fact in answers if fact)


def _who(near: Sequence[Sound], persons: Sequence[str]) -> Fact | None:
    for one in near:
        named = [(place, name) for name in persons if (place := _place_of(name, one)) >= 0]
        if named:
            names = [name for _, name in sorted(named)][:MOST_NAMED]
            return Fact("who", ", ".join(names), (one.index,))
    opening = _opening_name(near[0].english) or _subject_behind_role(near[0])
    return Fact("who", opening, (near[0].index,)) if opening else None


def _subject_behind_role(one: Sound) -> str | None:
    """Return "Ratna Dewi" of "Besides Bandung, goalkeeper Ratna Dewi has", if the Indonesian has it too."""
    name = _opening_name(without_opening(tidy(one.english)))
    return name if name and " " in name and name in one.indonesian else None


def _place_of(name: str, one: Sound) -> int:
    """Return where the English names a person who stands in the Indonesian too; else -1."""
    for form in (name, name.split()[-1], name.split()[0]):
        pattern = rf"\b{re.escape(form)}\b"
        match = re.search(pattern, one.english)
        if match and re.search(pattern, one.indonesian):
            return match.start()
    return -1


def titled_names(sound: Sequence[Sound]) -> tuple[str, ...]:
    """List the names behind a title in the English that the Indonesian has too: "President Xi Jinping"."""
    found = [(match["name"], one) for one in sound for match in _titled().finditer(one.english)]
    return tuple(dict.fromkeys(name for name, one in found if name in one.indonesian))


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(sorted(english_words("titles")))
    return re.compile(rf"\b(?i:{titles}),?\s(?P<name>[A-Z][\w'-]+(?:\s[A-Z][\w-]+){{1,3}})")


def _opening_name(english: str) -> str | None:
    """Return the office, company or country a sentence opens with: capitals up to its verb."""
    words = english.split()
    end = next((place for place, word in enumerate(words) if is_no_noun(word)), 0)
    name = words[1:end] if words[0] in ("The", "A", "An") else words[:end]
    if not 0 < len(name) <= LONGEST_NAME or any(word.endswith((",", ";", ":")) for word in name):
        return None
    proper = all(word[0].isupper() or word in _JOINING for word in name) and name[-1][0].isupper()
    told = len(name) > 1 or name[0].lower() not in common_english()
    return " ".join(name) if proper and told else None


def _what(lead: Sound, headline: Statement) -> Fact | None:
    """Return the lead in few words where the headline says something else."""
    shorter = compress(lead.english, MOST_WORDS)
    if shorter is None:
        return None
    text = without_day(shorter[1])
    said, words = _telling(headline.text), _telling(text)
    return Fact("what", text, (lead.index,)) if len(words - said) > ALIKE * len(words) else None


def _telling(text: str) -> set[str]:
    """Return the words of a text but those that only join others."""
    return {word.lower() for word in re.findall(r"\w+", text)} - english_words("dangling")


def _when(article: Article, near: Sequence[Sound]) -> Fact | None:
    for one in near:
        days = dict.fromkeys(_days_of(one.indonesian, day_of(article)))
        if len(days) == 1:
            (day,) = days
            return Fact("when", f"{day:%A}, {day_label(day)}", (one.index,))
        words = {match.group(): match for match in _ENGLISH_DAY.finditer(one.english)}
        if len(words) == 1 and not days:
            ((text, match),) = words.items()
            return Fact("when", text.replace(" (", ", ").rstrip(")") if match["date"] else text, (one.index,))
        if days or words:
            return None
    return None


def _days_of(indonesian: str, published: date | None) -> Iterator[date]:
    """Yield the days a sentence names, "Senin (16/6)" in the year nearest to the article's date."""
    for match in _numbered_day().finditer(indonesian):
        years = [int(match["year"])] if match["year"] else []
        years = years or ([published.year - 1, published.year, published.year + 1] if published else [])
        for year in years:
            day = _real_day(year, int(match["month"]), int(match["day"]))
            near = day and (match["year"] or (published and abs((published - day).days) <= MOST_APART))
            if day and near and agrees(match["weekday"], day):
                yield day


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _numbered_day() -> re.Pattern[str]:
    weekday = any_word(read_map("weekdays.tsv"))
    return re.compile(
        rf"\b(?P<weekday>{weekday})\b,?\s?\((?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:/(?P<year>\d{{4}}))?\)",
        re.IGNORECASE,
    )


def _where(article: Article, near: Sequence[Sound], sound: Sequence[Sound]) -> Fact | None:
    """Return where it happened: "di Surabaya" of the sentences that tell it, else the dateline's place."""
    english = read_pairs("places.tsv")
    for one in near:
        found = [english[name] for name in _at_place().findall(one.indonesian)]
        shown = [name for name in dict.fromkeys(found) if name in one.english]
        if len(shown) == 1:
            return Fact("where", shown[0], (one.index,))
    if article.place and sound[0].index == 0:
        return Fact("where", english.get(article.place, article.place), (0,))
    return None


@cache
def _at_place() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Dd]i (?:kota |Kota |kawasan |wilayah )?({any_of(read_pairs('places.tsv')).pattern})"
        rf"(?! (?:{'|'.join(read_words('venues'))})\b)"
    )
