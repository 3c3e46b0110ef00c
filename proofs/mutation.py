"""Mutation testing: spoil a module in one place, run its tests, and see whether they notice.

    python proofs/mutation.py [--part cache] [--most 60] [--seed 1] [--minutes 30]

Each part of the program is spoiled in a copy of the package; only the tests that belong to it run. What no
test notices is printed with its line, as proofs/survivors.md lists it.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import hypothesis.strategies  # noqa: F401 - what every fork needs
import pytest

from mutants import Mutant, find_mutants

ROOT = Path(__file__).parents[1]
LEAST_KILLED = 0.8
LONGEST_TEST = 120
"""Seconds: a mutant that hangs is noticed too."""


@dataclass(frozen=True)
class Part:
    """Modules that are spoiled, and the tests that should notice."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


PARTS = {
    "cache": Part(("cache.py",), ("tests/test_cache.py", "tests/test_cache_file.py")),
    "cleaning": Part(("article/*.py",), ("tests/article",)),
    "quality": Part(
        ("translation/quality.py", "translation/checks/*.py"),
        ("tests/translation/test_quality.py", "tests/translation/test_check_bounds.py"),
    ),
    "grounding": Part(
        ("summary/grounding/*.py",),
        ("tests/summary/test_grounding.py", "tests/summary/test_grounding_parts.py"),
    ),
}


def main() -> int:
    """Run the parts that were asked for and say how many mutants their tests killed."""
    options = _read_options()
    ends = time.monotonic() + 60 * options.minutes
    killed: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for name in options.part or PARTS:
        _check_tests_pass(PARTS[name])
        for path, mutant in _sample(PARTS[name], options.most, options.seed):
            if time.monotonic() > ends:
                break
            tried[name] += 1
            dead = _is_noticed(PARTS[name], path, mutant)
            killed[name] += dead
            if not dead:
                print(f"survived: {path}:{mutant.line}: {mutant.what}", flush=True)
        print(f"{name}: {killed[name]} of {tried[name]} killed", flush=True)
    return int(any(killed[name] < LEAST_KILLED * tried[name] for name in tried))


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Spoil modules and see whether their tests notice.")
    parser.add_argument("--part", action="append", choices=sorted(PARTS))
    parser.add_argument("--most", type=int, default=60, help="mutants of a part")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=30)
    return parser.parse_args()


def _sample(part: Part, most: int, seed: int) -> list[tuple[str, Mutant]]:
    package = ROOT / "src" / "summarise"
    paths = sorted(path for pattern in part.modules for path in package.glob(pattern))
    found = [
        (path.relative_to(package).as_posix(), mutant)
        for path in paths
        for mutant in find_mutants(path.read_text(encoding="utf-8"))
    ]
    return random.Random(seed).sample(found, min(most, len(found)))


def _check_tests_pass(part: Part) -> None:
    """Stop where the tests fail by themselves: they would kill every mutant."""
    path = next(path for pattern in part.modules for path in (ROOT / "src" / "summarise").glob(pattern))
    unchanged = Mutant(0, "nothing", path.read_text(encoding="utf-8"))
    if _is_noticed(part, path.relative_to(ROOT / "src" / "summarise").as_posix(), unchanged):
        sys.exit(f"{', '.join(part.tests)}: they fail without any change")


def _is_noticed(part: Part, path: str, mutant: Mutant) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "src" / "summarise"
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "src" / "summarise", package, copy_function=os.symlink, ignore=ignored)
        (package / path).unlink()
        (package / path).write_text(mutant.source, encoding="utf-8")
        return _run_tests(package.parent, part.tests) != 0


def _run_tests(source: Path, tests: tuple[str, ...]) -> int:
    """Run tests on the package below `source` in a fork, which saves importing pytest for each mutant."""
    child = os.fork()
    if not child:
        signal.alarm(LONGEST_TEST)
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        os.chdir(ROOT)
        sys.dont_write_bytecode = True
        sys.path[:0] = [str(source)]
        os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))
    return os.waitpid(child, 0)[1]


if __name__ == "__main__":
    sys.exit(main())
