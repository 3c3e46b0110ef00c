"""No article can make a regular expression of ours work for minutes: all of them are found, and attacked."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from attacks import find_attacks, is_steep
from patterns import find_sites, methods_of
from summarise.tables import parse_table

HERE = Path(__file__).parent
FEWEST_SITES = 250
"""There were 263 when this was written."""
LONGEST_RUN = 400
"""Seconds, not to be reached: the attack takes 10 on a quiet machine."""


@pytest.fixture(scope="module")
def said() -> list[str]:
    thorough = ["--thorough"] if "SUMMARISE_PROVE" in os.environ else []
    run = subprocess.run(
        [sys.executable, HERE / "linear.py", *thorough],
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST_RUN * (10 if thorough else 1),
    )
    return run.stdout.splitlines()


def test_every_expression_is_seen(said: list[str]) -> None:
    assert len(find_sites()) >= FEWEST_SITES
    assert [line for line in said if line.startswith("unseen")] == []


def test_work_grows_with_the_text_and_not_with_its_square(said: list[str]) -> None:
    bounded = parse_table((HERE / "bounded_patterns.txt").read_text())
    steep = [line.split(maxsplit=2)[1:] for line in said if line.startswith("steep")]
    unexpected = [
        (file, pattern)
        for file, pattern in steep
        if not any(file == known and repr(start)[1:-1] in pattern for known, start, _ in bounded)
    ]
    assert unexpected == []


@pytest.mark.parametrize(
    "steep, linear",
    [
        (r" +$", r"(?<! ) +$"),
        (r"(\w+)-\n", r"(?<!\w)(\w+)-\n"),
        (r"\s*,\s*\n", r"(?<!\s)\s*,\s*\n"),
        (r"<a[^>]*>.*</a>", r"<a[^<>]*>"),
    ],
)
def test_the_attack_tells_steep_from_linear(steep: str, linear: str) -> None:
    wild, tame = re.compile(steep), re.compile(linear)
    assert any(is_steep(wild, "sub", attack) for attack in find_attacks(wild))
    assert not any(is_steep(tame, "sub", attack) for attack in find_attacks(tame))


def test_how_an_expression_is_used_is_read_from_the_code() -> None:
    by_line = {str(site): methods_of(site) for site in find_sites()}
    only_at_the_start = [site for site, methods in by_line.items() if methods <= {"match", "fullmatch"}]
    assert any(site.startswith("weeks.py") for site in only_at_the_start)
    assert not any(site.startswith("render/index.py") for site in only_at_the_start)
