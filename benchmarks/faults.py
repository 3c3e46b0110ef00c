"""Faults to inject into good English: each makes one change that a careful editor would not let pass.

A fault takes a source, its reference, a random generator and the pool of names of all references; it returns
the spoilt reference, or None where the pair gives it nothing to change.
"""

import re
from collections.abc import Callable, Sequence
from random import Random

Fault = Callable[[str, str, Random, Sequence[str]], str | None]

MONTHS = "January February March April June July August September October November December".split()
AUXILIARY = r"\b(is|are|was|were|will|has|have|had|can|could|should|would)\b(?! (?:not|only|been not)\b)"
ENGLISH_NEGATION = r"\b(?:not|no|never|none|nor|neither|cannot|without|nothing)\b|n['’]t\b"
INDONESIAN_NEGATION = r"\b(?:tidak|tak|bukan|belum|tanpa|jangan)\b"
UNITS = {
    r"\b(?:kilomet(?:er|re)s?|km)\b": "miles", r"\bmiles?\b": "kilometres",
    r"\bmet(?:er|re)s?\b": "kilometres",
    r"\bhectares?\b": "acres", r"\b(?:kilograms?|kgs?)\b": "tons", r"\b(?:tons?|tonnes?)\b": "kilograms",
    r"\blit(?:er|re)s?\b": "barrels", r"\bcentimet(?:er|re)s?\b": "metres", r"\bdegrees\b": "percent",
}  # fmt: skip
CURRENCIES = {
    r"US\$|(?<!\w)\$": "Rp ", r"\bRp\.? ?(?=\d)": "US$", r"\brupiah\b": "dollars", r"\bdollars?\b": "rupiah",
    r"€": "US$", r"£": "US$", r"\beuros?\b": "dollars", r"\byuan\b": "yen", r"\byen\b": "yuan",
}  # fmt: skip
COUNTS = "two three four five six seven eight nine ten eleven twelve twenty fifty third fifth sixth".split()
ROUGH_NUMBERS = ("dozens", "hundreds", "thousands", "tens of thousands", "millions", "billions")
SHORTEST_PART = 5
"""Words a cut leaves, and words it takes: with fewer it may be a mere phrase."""


def change_digit(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Put another digit into a number."""
    digits = [match.start() for match in re.finditer(r"(?<![A-Za-z])\d", reference)]
    if not digits:
        return None
    place = random.choice(digits)
    digit = random.choice([digit for digit in "123456789" if digit != reference[place]])
    return reference[:place] + digit + reference[place + 1 :]


def change_scale(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Make millions of billions, and the reverse."""
    scales = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
    return _replace_one(
        reference, {rf"(?<=\d )\b{scale}\b": other for scale, other in scales.items()}, random
    )


def change_count(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Put another number in words into the place of one."""
    other = random.choice(COUNTS)
    return _replace_one(
        reference, {rf"(?i)\b{count}\b(?=[ -])": other for count in COUNTS if count != other}, random
    )


def change_rough_number(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Make thousands of hundreds, millions of tens of thousands, and the like."""
    return _replace_one(
        reference,
        {
            rf"(?i)\b{old}\b(?= )": random.choice([new for new in ROUGH_NUMBERS if new != old])
            for old in ROUGH_NUMBERS
        },
        random,
    )


def drop_negation(source: str, reference: str, _random: Random, _: Sequence[str]) -> str | None:
    """Take the only "not" out, where the source has one too."""
    found = list(re.finditer(r" not\b(?! only)|(?<=can)not\b|n['’]t\b", reference))
    if len(re.findall(ENGLISH_NEGATION, reference, re.I)) != 1 or len(found) != 1:
        return None
    if not re.search(INDONESIAN_NEGATION, source, re.I):
        return None
    return reference[: found[0].start()] + reference[found[0].end() :]


def add_negation(source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Put a "not" behind an auxiliary, where neither side has one."""
    found = list(re.finditer(AUXILIARY, reference))
    if (
        not found
        or re.search(ENGLISH_NEGATION, reference, re.I)
        or re.search(INDONESIAN_NEGATION, source, re.I)
    ):
        return None
    place = random.choice(found).end()
    return f"{reference[:place]} not{reference[place:]}"


def swap_name(source: str, reference: str, random: Random, pool: Sequence[str]) -> str | None:
    """Put a name of another sentence in the place of a name."""
    known = set(pool)
    found = [
        m for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?!['’-])", reference) if m.group() in known
    ]
    others = [name for name in random.sample(pool, 20) if name not in reference and name not in source]
    if not found or not others:
        return None
    chosen = random.choice(found)
    return reference[: chosen.start()] + others[0] + reference[chosen.end() :]


def cut_clause(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Leave out all behind a comma or a conjunction and close with a full stop."""
    cuts = [m.start() for m in re.finditer(r",? (?:and|but|while|which|because|after|as)\b|[,;] ", reference)]
    words = [(len(reference[:cut].split()), len(reference[cut:].split()), cut) for cut in cuts]
    fitting = [cut for kept, gone, cut in words if min(kept, gone) >= SHORTEST_PART and gone * 3 >= kept]
    return reference[: random.choice(fitting)] + "." if fitting else None


def break_off(source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """End in the middle, as a model does that runs out of tokens."""
    words = reference.split()
    if len(words) < 2 * SHORTEST_PART or not re.search(r"[.!?][\"”’')]*$", source):
        return None
    kept = random.randint(len(words) * 4 // 10, len(words) * 8 // 10)
    return " ".join(words[:kept]).rstrip('.!?"”') if re.search(r"\w$", words[kept - 1]) else None


def loop(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Say a run of words five times, then go on."""
    words = reference.split()
    size = random.randint(1, 6)
    if len(words) < size + 4:
        return None
    start = random.randint(2, len(words) - size)
    return " ".join([*words[:start], *(words[start : start + size] * 5), *words[start + size :]])


def copy(source: str, _reference: str, _random: Random, _: Sequence[str]) -> str | None:
    """Give the source back."""
    return source if len(source.split()) >= SHORTEST_PART else None


def copy_half(source: str, reference: str, _random: Random, _: Sequence[str]) -> str | None:
    """Begin in English and go on in Indonesian."""
    ours, theirs = reference.split(), source.split()
    if min(len(ours), len(theirs)) < 2 * SHORTEST_PART:
        return None
    return " ".join([*ours[: len(ours) // 2], *theirs[len(theirs) // 2 :]])


def change_month(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Put another month in the place of one."""
    other = random.choice(MONTHS)
    return _replace_one(reference, {rf"\b{month}\b": other for month in MONTHS if month != other}, random)


def lose_percentage(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Leave "percent" out behind a number in digits."""
    return _replace_one(reference, {r"(?<=\d)(?: ?%| per ?cent)": ""}, random)


def change_unit(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Put another unit behind a number."""
    return _replace_one(reference, {rf"(?<=\d )(?:square )?{old}": new for old, new in UNITS.items()}, random)


def change_currency(_source: str, reference: str, random: Random, _: Sequence[str]) -> str | None:
    """Put another currency in the place of one, where a number is."""
    return _replace_one(reference, CURRENCIES, random) if re.search(r"\d", reference) else None


def _replace_one(text: str, changes: dict[str, str], random: Random) -> str | None:
    found = [(match, new) for old, new in changes.items() for match in re.finditer(old, text)]
    if not found:
        return None
    match, new = random.choice(found)
    return text[: match.start()] + new + text[match.end() :]


FAULTS: dict[str, Fault] = {
    "digit changed": change_digit,
    "million for billion": change_scale,
    "number in words changed": change_count,
    "rough number changed": change_rough_number,
    "percentage lost": lose_percentage,
    "unit changed": change_unit,
    "currency changed": change_currency,
    "month changed": change_month,
    "name swapped": swap_name,
    "“not” dropped": drop_negation,
    "“not” added": add_negation,
    "loop": loop,
    "copy": copy,
    "half a copy": copy_half,
    "broken off": break_off,
    "clause left out": cut_clause,
}
