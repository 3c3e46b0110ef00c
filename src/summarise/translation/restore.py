"""Put back into an English hypothesis what a small model garbles and the source spells out: names and dates.

Nothing is guessed. A name is restored only where exactly one word of the English looks like it and stands for
nothing else in the source; a date only behind the one weekday it stands behind in the source.
"""

import re
from difflib import SequenceMatcher

from summarise.translation.calendar import MONTHS, WEEKDAYS
from summarise.translation.names import invented_names, missing_names
from summarise.types import Signature

VERSION = "1"

LEAST_LIKENESS = 0.6
"""Ratio of Ratcliff and Obershelp from which one word is a garbled other: Tokeyev and Tokayev 0.86, Balay and
Balayeva 0.77, Idrenyssov and Idrissov 0.78; Nazarbayev and Tokayev 0.47. It restored nine names in the first
weights' English of the seeds, all rightly."""
SHORTEST_NAME = 4

_DATED_WEEKDAY = re.compile(
    rf"(?<!\w)({'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\s*\((\d{{1,2}}) ({'|'.join(MONTHS)})\)",
    re.IGNORECASE,
)


def restore(source: str, hypothesis: str) -> str:
    """Return `hypothesis` with the names and dates of `source` put back where that is safe."""
    return _restore_dates(source, _restore_names(source, hypothesis))


def _restore_names(source: str, hypothesis: str) -> str:
    for name in missing_names(source, hypothesis):
        garbled = [word for word in invented_names(source, hypothesis) if _is_garbled(word, name)]
        if len(set(garbled)) == 1 and len(name) >= SHORTEST_NAME:
            hypothesis = re.sub(rf"(?<![\w-]){re.escape(garbled[0])}(?![\w-])", name, hypothesis)
    return hypothesis


def _is_garbled(word: str, name: str) -> bool:
    same_start = word[0].lower() == name[0].lower()
    return same_start and SequenceMatcher(None, word.lower(), name.lower()).ratio() >= LEAST_LIKENESS


def _restore_dates(source: str, hypothesis: str) -> str:
    for weekday, day, month in _DATED_WEEKDAY.findall(source):
        english_day, english_month = WEEKDAYS[weekday.lower()], MONTHS[month.lower()]
        alone = re.findall(rf"\b{english_day}\b(?!,? \(?(?:\d|{english_month}))", hypothesis)
        if len(alone) == 1 and not re.search(rf"\b{day}\b", hypothesis):
            hypothesis = re.sub(rf"\b{english_day}\b", f"{english_day} ({day} {english_month})", hypothesis)
    return hypothesis


def signature() -> Signature:
    """Name the version of what is restored."""
    return {"restore": VERSION}
