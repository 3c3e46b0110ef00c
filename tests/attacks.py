"""Strings made to slow a regular expression down, out of what it repeats itself."""

import math
import re
import string
import time
from collections.abc import Iterator, Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MANY = 20
"""What may stand so often counts as repeated: below it the work is bounded anyway."""
POISONS, MORE_POISONS = ("", "\x00"), ("\n", "a", " ", "!", "1")
COMMON = (
    "a",
    "A",
    "1",
    " ",
    "\n",
    ".",
    ",",
    '"',
    "(",
    "-",
    "a ",
    "Aa ",
    "1.",
    "a, ",
    "A. ",
    "a-",
    "&#",
    "/a",
)
LETTERS = " " + string.ascii_letters + string.digits + string.punctuation + "\n\t–—“”’•é"
SHORT, LONG = 2_000, 8_000
"""Characters. What is quadratic takes over 2 ms for the first, what is linear mostly 1 ms for the other."""
SLOW = 0.002
"""Seconds below which a clock tells nothing."""
STEEPEST = 8.0
"""Four times the text takes 4 times as long where work is linear, and 16 times where it is quadratic: half as
much or twice as much, which a busy machine adds to a single measurement, does not cross the middle."""
ROUNDS = 4
"""Each length is measured so often, by turns, and the fastest counts: what slows the machine down for a while
then slows down no length alone. Beside three busy programs on two cores test_patterns.py failed 2 times of 8
with one or two measurements of a length in a row, and none of 8 with these."""


def write_sample(tree: Sequence[Any]) -> str:
    """Return a short text that a parsed expression matches, or nearly."""
    return "".join(_sample_of(op, value) for op, value in tree)


def _sample_of(op: Any, value: Any) -> str:
    if op is ops.LITERAL:
        return chr(value)
    if op in (ops.IN, ops.NOT_LITERAL, ops.ANY):
        return (_members(op, value) or "a")[0]
    if op is ops.BRANCH:
        return write_sample(value[1][0])
    if op is ops.SUBPATTERN:
        return write_sample(value[-1])
    if op is ops.ATOMIC_GROUP:
        return write_sample(value)
    if op is ops.ASSERT:
        return write_sample(value[1])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return write_sample(value[2]) * value[0]
    return ""


def _members(op: Any, value: Any) -> str:
    """Return one letter of each sort that a class takes."""
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.ANY:
        return "a "
    if op is ops.NOT_LITERAL:
        return "".join(letter for letter in "a1 ." if ord(letter) != value)
    negated = value[0][0] is ops.NEGATE
    taken = [letter for letter in LETTERS if _takes(value, letter) != negated]
    sorts = (str.isalpha, str.isdigit, str.isspace, lambda letter: not letter.isalnum())
    firsts = (next((letter for letter in taken if is_sort(letter)), "") for is_sort in sorts)
    return "".join(firsts) or (_sample_of(*value[0]) if not negated and value[0][0] is ops.LITERAL else "")


def _takes(members: Sequence[Any], letter: str) -> bool:
    return any(_is_in(op, value, letter) for op, value in members)


def _is_in(op: Any, value: Any, letter: str) -> bool:
    if op is ops.LITERAL:
        return ord(letter) == value
    if op is ops.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if op is ops.CATEGORY:
        name = str(value).rpartition("_")[2].lower()
        tests = {"digit": str.isdigit, "space": str.isspace, "word": lambda one: one.isalnum() or one == "_"}
        return tests[name](letter) != ("NOT" in str(value))
    return False


def find_repeats(tree: Sequence[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield what leads up to each repeated part, and what it repeats."""
    for op, value in tree:
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
            _, most, body = value
            if most is ops.MAXREPEAT or most >= MANY:
                yield from ((before, unit) for unit in _units(body))
            yield from find_repeats(body, before)
        elif op is ops.SUBPATTERN:
            yield from find_repeats(value[-1], before)
        elif op is ops.ASSERT or op is ops.ASSERT_NOT:
            yield from find_repeats(value[1], before)
        elif op is ops.BRANCH:
            for branch in value[1]:
                yield from find_repeats(branch, before)
        before += _sample_of(op, value)


def _units(body: Sequence[Any]) -> Iterator[str]:
    if len(body) == 1 and body[0][0] in (ops.IN, ops.ANY, ops.NOT_LITERAL):
        yield from _members(*body[0])
    else:
        yield write_sample(body) or "a"


def find_attacks(pattern: re.Pattern[Any], *, thorough: bool = False) -> Iterator[tuple[str, str, str]]:
    """Yield beginnings, what to repeat, and ends that no match wants."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~re.UNICODE)
    whole = write_sample(tree)
    units = [*find_repeats(tree), ("", whole), ("", whole[:-1]), ("", " ")]
    units += [("", unit) for unit in COMMON if thorough]
    poisons = (*POISONS, *(MORE_POISONS if thorough else ()))
    for before, unit in dict.fromkeys(units):
        if unit:
            yield from ((before, unit, poison) for poison in poisons)


def is_steep(pattern: re.Pattern[Any], method: str, attack: tuple[str, str, str]) -> bool:
    """Say whether four times the text takes far more than four times as long."""
    fastest_short = fastest_long = math.inf
    for _ in range(ROUNDS):
        fastest_short = min(fastest_short, _seconds(pattern, method, attack, SHORT))
        fastest_long = min(fastest_long, _seconds(pattern, method, attack, LONG))
        if fastest_long < SLOW:
            return False
    return fastest_long >= STEEPEST * fastest_short


def _seconds(pattern: re.Pattern[Any], method: str, attack: tuple[str, str, str], size: int) -> float:
    before, unit, poison = attack
    text: Any = before + unit * (size // len(unit)) + poison
    if isinstance(pattern.pattern, bytes):
        text = text.encode("latin-1", "replace")
    began = time.process_time()
    if method == "sub":
        pattern.sub("" if isinstance(text, str) else b"", text)
    else:
        getattr(pattern, method)(text)
    return time.process_time() - began
