"""The guard: say where an English hypothesis may not say what its Indonesian source says.

A small model changes numbers, loops, copies and invents; each check looks for one such fault and returns a
`Flag` in words a reader can act on. The guard never mends: it marks.
"""

from collections.abc import Callable

from summarise.translation import lexicon, rules
from summarise.translation.checks.counts import changed_count
from summarise.translation.checks.extent import length, meaning, truncation
from summarise.translation.checks.figures import (
    changed_currency,
    changed_date,
    changed_percentage,
    changed_unit,
    invented_number,
    missing_number,
)
from summarise.translation.checks.leftovers import untranslated
from summarise.translation.checks.naming import changed_name
from summarise.translation.checks.negation import negation
from summarise.translation.checks.repeats import repetition
from summarise.translation.checks.rough_numbers import changed_rough_number
from summarise.translation.shorthand import written_out
from summarise.types import Flag, Signature

VERSION = "10"

CHECKS: tuple[Callable[[str, str], Flag | None], ...] = (
    missing_number,
    invented_number,
    changed_count,
    changed_rough_number,
    changed_percentage,
    changed_unit,
    changed_currency,
    changed_date,
    changed_name,
    negation,
    repetition,
    untranslated,
    length,
    truncation,
    meaning,
)


def check(source: str, hypothesis: str) -> tuple[Flag, ...]:
    """List the reasons to look twice at `hypothesis`, none when it passes.

    Args:
        source: the Indonesian as the translator read it, repaired and normalised.
        hypothesis: its English.
    """
    if not hypothesis.strip():
        return (Flag("empty", "no translation came back"),)
    source, hypothesis = written_out(source), written_out(hypothesis)
    found = (examine(source, hypothesis) for examine in CHECKS)
    return tuple(flag for flag in found if flag is not None)


def signature() -> Signature:
    """Name the version of the checks and the data they read, which decide the flags."""
    return {"quality": VERSION, **lexicon.signature(), **rules.signature()}
