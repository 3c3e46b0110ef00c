"""The proofs prove something: `make prove` runs the same code with larger numbers."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PROOFS = Path(__file__).parents[1] / "proofs"
sys.path.insert(0, str(PROOFS))

from mutants import find_mutants  # noqa: E402


def test_some_made_up_cases_break_no_promise() -> None:
    command = [sys.executable, PROOFS / "fuzz.py", "--cases", "60"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.stdout.splitlines()[-1].startswith("60 cases, 0 failures")
    assert run.returncode == 0


@pytest.mark.parametrize(
    "source, spoiled",
    [
        ("a = 1 < 2", "a = 1 <= 2"),
        ("a = b and c", "a = b or c"),
        ("a = not b", "a = b"),
        ("a = b + c", "a = b - c"),
        ("a = True", "a = False"),
        ("a = b if c else d", "a = d if c else b"),
        ("def a():\n    return b", "def a():\n    return None"),
        ("if a:\n    b()", "if False:\n    b()"),
        ("for a in b:\n    break", "for a in b:\n    pass"),
    ],
)
def test_a_module_is_spoiled_in_one_place(source: str, spoiled: str) -> None:
    assert ast.unparse(ast.parse(spoiled)) in [mutant.source for mutant in find_mutants(source)]


def test_what_nobody_runs_is_left_alone() -> None:
    assert find_mutants('"""Words 1 + 2."""\ndef a(b: "1 < 2") -> None:\n    raise B(f"{1 + 2}")') == []


def test_each_mutant_differs_from_the_module() -> None:
    source = "def a(b):\n    if b > 1 and b != 3:\n        return b * 2\n    return 0"
    mutants = [mutant.source for mutant in find_mutants(source)]
    assert ast.unparse(ast.parse(source)) not in mutants
    assert len(set(mutants)) == len(mutants) == 11
