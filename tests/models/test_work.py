"""Conversions: one process at a time, and nothing left of those that were killed at it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from summarise.models.conversion import convert, converted_place, is_whole

CONVERTER = """
import sys, time
from pathlib import Path
from summarise.models.conversion import convert

def write(fresh):
    fresh.mkdir()
    (fresh / "weights").write_bytes(b"w" * 1000)
    print("writing", flush=True)
    time.sleep(float(sys.argv[2]))

convert(Path(sys.argv[1]), write)
print("done", flush=True)
"""


def start(place: Path, seconds: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CONVERTER, str(place), str(seconds)], stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def place(own_model_dir: Path) -> Path:
    return converted_place("a/b", "0123456789abcdef")


def test_one_converts_and_the_other_waits_for_it(place: Path) -> None:
    first = start(place, 0.5)
    assert first.stdout and first.stdout.readline() == "writing\n"
    second = start(place, 0)
    assert second.communicate()[0] == "done\n"  # and did not write
    assert first.communicate()[0] == "done\n"
    assert is_whole(place)


def test_what_a_killed_conversion_left_is_removed(place: Path) -> None:
    killed = start(place, 60)
    assert killed.stdout and killed.stdout.readline() == "writing\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    (left,) = place.parent.iterdir()
    assert left.name.startswith(f".{place.name}-")

    convert(place, lambda fresh: fresh.mkdir() or (fresh / "weights").write_bytes(b"w"))  # type: ignore[func-returns-value]
    assert not left.exists()
    assert is_whole(place)
