"""Faults to inject into true statements: each makes one change that would have a summary say what is not so.

A fault takes a statement, the text of its article, that of another one, and a random generator; it returns
the spoilt statement, or None where the statement gives it nothing to change.
"""

import re
from collections.abc import Callable
from random import Random

import faults
from summarise.translation.adequacy import FUNCTION_WORDS

Fault = Callable[[str, str, str, Random], str | None]

MONTHS = faults.MONTHS
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBER_WORDS = "two three four five six seven eight nine ten twelve".split()
SPEECH = "said|says|told|added|claimed|insisted|warned|believes|believed|explained|admitted"
_NAME = r"[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]{2,})*"
_PARTING = re.compile(r"(?:[\s,]|\band\b|\bor\b|&|['’]s\b|\bthe\b|[A-Z][\w.-]*)*")
SHORTEST_CLAUSE = 5
"""Words of an unrelated clause at least."""


def change_digits(statement: str, _article: str, _other: str, random: Random) -> str | None:
    """Put another digit into a number that is no year."""
    plain = re.sub(r"\b(?:19|20)\d\d\b", lambda year: "\x00" * len(year.group()), statement)
    spoilt = faults.change_digit("", plain, random, ())
    return spoilt and "".join(
        old if new == "\x00" else new for old, new in zip(statement, spoilt, strict=True)
    )


def change_year(statement: str, _article: str, _other: str, random: Random) -> str | None:
    """Move a year by one to nine."""
    years = list(re.finditer(r"\b(?:19|20)\d\d\b", statement))
    return _replaced(statement, random.choice(years), _moved(years, random)) if years else None


def _moved(years: list[re.Match[str]], random: Random) -> str:
    return str(int(random.choice(years).group()) + random.choice([-9, -5, -2, -1, 1, 2, 5, 9]))


def change_percentage(statement: str, _article: str, _other: str, random: Random) -> str | None:
    """Put another number before a percent sign."""
    found = list(re.finditer(r"\d+(?=(?:\.\d+)?(?: ?%| per ?cent))", statement))
    if not found:
        return None
    chosen = random.choice(found)
    return _replaced(statement, chosen, str(int(chosen.group()) + random.choice([1, 2, 3, 10, 20])))


def change_number_word(statement: str, _article: str, _other: str, random: Random) -> str | None:
    """Put another number written in words in the place of one."""
    found = list(re.finditer(rf"\b(?:{'|'.join(NUMBER_WORDS)})\b", statement))
    if not found:
        return None
    chosen = random.choice(found)
    return _replaced(
        statement, chosen, random.choice([word for word in NUMBER_WORDS if word != chosen.group()])
    )


def change_magnitude(statement: str, _article: str, _other: str, random: Random) -> str | None:
    """Make millions of billions, and the reverse."""
    short = {"bn": "m", "m": "bn"}
    found = list(re.finditer(r"(?<=\d)(?:bn|m)\b", statement))
    if found:
        chosen = random.choice(found)
        return _replaced(statement, chosen, short[chosen.group()])
    return faults.change_scale("", statement, random, ())


def lose_percent(statement: str, _article: str, _other: str, random: Random) -> str | None:
    """Leave "percent" out behind a number."""
    return faults.lose_percentage("", statement, random, ())


def names_of(text: str) -> list[str]:
    """List the runs of words with a capital that are not written small elsewhere in the text, each once."""
    small = set(re.findall(r"\b[a-z]+\b", text))
    runs = re.findall(rf"(?<=[a-z,] ){_NAME}", text)
    known = [run for run in runs if not {*run.lower().split()} & {*small, *FUNCTION_WORDS}]
    return [run for run in dict.fromkeys(known) if not {*run.split()} & {*MONTHS, *WEEKDAYS}]


def _name_places(statement: str, article: str) -> list[re.Match[str]]:
    known = set(names_of(f"{article} {statement}"))
    return [match for match in re.finditer(_NAME, statement) if match.group() in known]


def take_name_of_article(statement: str, article: str, _other: str, random: Random) -> str | None:
    """Put another name of the article in the place of one."""
    return _renamed(statement, article, names_of(article), random)


def take_name_of_another(statement: str, article: str, other: str, random: Random) -> str | None:
    """Put a name of another article in the place of one."""
    return _renamed(statement, article, [name for name in names_of(other) if name not in article], random)


def _renamed(statement: str, article: str, names: list[str], random: Random) -> str | None:
    places = _name_places(statement, article)
    if not places:
        return None
    chosen = random.choice(places)
    fitting = [name for name in names if not shares_word(name, statement)]
    return _replaced(statement, chosen, random.choice(fitting)) if fitting else None


def shares_word(name: str, text: str) -> bool:
    """Tell whether any word of a name stands in a text."""
    return any(re.search(rf"\b{word}\b", text) for word in re.split(r"[ -]", name))


def exchange_names(statement: str, article: str, _other: str, random: Random) -> str | None:
    """Let two names of the statement change places, unless they stand in one list."""
    places = _name_places(statement, article)
    pairs = [
        (one, other)
        for number, one in enumerate(places)
        for other in places[number + 1 :]
        if not shares_word(one.group(), other.group())
        and not _PARTING.fullmatch(statement[one.end() : other.start()])
    ]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    return _replaced(_replaced(statement, other, one.group()), one, other.group())


def change_speaker(statement: str, article: str, _other: str, random: Random) -> str | None:
    """Have another one of the article say it."""
    found = list(re.finditer(rf"{_NAME}(?= (?:{SPEECH})\b)|(?<=said ){_NAME}", statement))
    fitting = [name for name in names_of(article) if not shares_word(name, statement)]
    return _replaced(statement, found[0], random.choice(fitting)) if found and fitting else None


def drop_negation(statement: str, _article: str, _other: str, random: Random) -> str | None:
    """Take the only "not" out."""
    return faults.drop_negation("tidak", statement, random, ())


def add_negation(statement: str, _article: str, _other: str, random: Random) -> str | None:
    """Put a "not" behind an auxiliary."""
    return faults.add_negation("", statement, random, ())


def change_date(statement: str, _article: str, _other: str, random: Random) -> str | None:
    """Put another month or weekday in the place of one."""
    found = list(re.finditer(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b", statement))
    if not found:
        return None
    chosen = random.choice(found)
    same_kind = MONTHS if chosen.group() in MONTHS else WEEKDAYS
    return _replaced(statement, chosen, random.choice([name for name in same_kind if name != chosen.group()]))


def unrelated_sentence(_statement: str, _article: str, other: str, random: Random) -> str | None:
    """Give a sentence of another article instead."""
    return random.choice([line for line in other.splitlines() if len(line.split()) > SHORTEST_CLAUSE])


def unrelated_clause(statement: str, article: str, other: str, random: Random) -> str | None:
    """Join a clause of another article to the statement."""
    sentence = unrelated_sentence(statement, article, other, random) or ""
    clause = sentence.rstrip('.!?"” ').split(", ")[0]
    if len(clause.split()) < SHORTEST_CLAUSE or '"' in clause:
        return None
    return f"{statement.rstrip('.')}, while {clause[0].lower()}{clause[1:]}."


def _replaced(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


FAULTS: dict[str, Fault] = {
    "digit changed": change_digits,
    "year changed": change_year,
    "percentage changed": change_percentage,
    "number word changed": change_number_word,
    "million for billion": change_magnitude,
    "percent lost": lose_percent,
    "name of the article": take_name_of_article,
    "name of another": take_name_of_another,
    "two names exchanged": exchange_names,
    "speaker changed": change_speaker,
    "“not” dropped": drop_negation,
    "“not” added": add_negation,
    "month or weekday": change_date,
    "unrelated sentence": unrelated_sentence,
    "unrelated clause": unrelated_clause,
}
