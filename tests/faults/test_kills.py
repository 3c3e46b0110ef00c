"""A run that is killed at any moment loses nothing, and the next one ends where an undisturbed one would."""

import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from subprocess import Popen

import pytest

from program import Run
from proof_size import size
from summarise.cache import Store
from summarise.cache_check import verify_store
from summarise.errors import ExitCode
from unattended import PAUSE, Unattended, finish, tree, write_articles

ARTICLES = size(30, 200)
MOMENTS = size(1, 17)
"""For each signal."""
SLOWLY = {PAUSE: "0.002"}
"""Seconds a sentence takes, so that a run is long enough to be killed in."""

OUTPUTS = {
    "one array": ["-o", "out/all.json"],
    "pages": ["-o", "out/", "--format", "html"],
    "markdown": ["-o", "out/"],
    "one page": ["-o", "out/all.html"],
    "lines": ["-o", "out/all.jsonl"],
    "arrays": ["-o", "out/", "--format", "json"],
}
ENDINGS = {
    signal.SIGKILL: -signal.SIGKILL,
    signal.SIGINT: ExitCode.INTERRUPTED,
    signal.SIGTERM: ExitCode.TERMINATED,
}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("input") / "news", ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Unattended]:
    """Give the finished run with a kind of output."""

    @cache
    def run(name: str) -> Unattended:
        program = Unattended(tmp_path_factory.mktemp("undisturbed"))
        (program.home / "out").mkdir()
        assert program(news, "-q", *OUTPUTS[name]).code == 0
        return program

    return run


def kill_after(program: Unattended, process: Popen[bytes], sentences: int, number: int) -> Run:
    """Send a signal as soon as so many sentences are translated."""
    while program.count_translated() < sentences and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(number)
    return finish(process)


@pytest.mark.parametrize("moment", range(MOMENTS))
@pytest.mark.parametrize("number", list(ENDINGS), ids=lambda number: number.name)
def test_a_killed_run_is_taken_up_where_it_was(
    number: signal.Signals,
    moment: int,
    news: Path,
    undisturbed: Callable[[str], Unattended],
    tmp_path: Path,
) -> None:
    chance = random.Random(f"{number.name} {moment}")
    name = list(OUTPUTS)[(moment * len(ENDINGS) + list(ENDINGS).index(number)) % len(OUTPUTS)]
    program, model = Unattended(tmp_path, SLOWLY), undisturbed(name)
    (tmp_path / "out").mkdir()
    sentences = chance.randrange(1, 9 * len(model.translated()) // 10)
    killed = kill_after(program, program.start(news, *OUTPUTS[name]), sentences, number)

    assert killed.code == ENDINGS[number]
    assert "Traceback" not in killed.err
    # What is there is whole: as the undisturbed run made it.
    wanted, there = tree(model.home / "out"), tree(tmp_path / "out")
    finished = {path: data for path, data in there.items() if path[:5].isdecimal()}
    assert finished == {path: wanted[path] for path in finished}
    texts = "".join((news / path).with_suffix(".txt").read_text() for path in finished)

    again = program(news, "-q", *OUTPUTS[name])
    assert (again.code, again.err) == (0, "")
    assert tree(tmp_path / "out") == wanted
    assert program.entries() == model.entries()
    assert not [path for path in tree(tmp_path) if ".summarise-writing-" in path]

    twice = [segment for segment, times in Counter(program.translated()).items() if times > 1]
    assert len(twice) <= 1  # the sentence that was in the translator's hands
    assert not any(segment in texts for segment in twice)
    assert set(program.translated()) == set(model.translated())
    check = verify_store(Store(program.cache))
    assert (check.sound, check.damaged, check.foreign) == (len(program.entries()), (), 0)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_run_says_so_in_one_line_and_keeps_what_is_done(
    number: signal.Signals, code: int, news: Path, tmp_path: Path
) -> None:
    program = Unattended(tmp_path, {PAUSE: "0.02"})
    process = program.start(news, "-o", "out/")
    while not list((tmp_path / "out").glob("*.md")):
        time.sleep(0.01)
    process.send_signal(number)
    run = finish(process)
    assert run.code == code
    done = len(list((tmp_path / "out").glob("*.md")))
    assert run.err == f"Interrupted: {done} of {ARTICLES} articles are finished and kept.\n"
