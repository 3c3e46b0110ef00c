"""Several processes over one cache and one folder of results: nothing broken, nobody waits for ever."""

import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from proof_size import size
from summarise.cache import TRANSLATIONS, Store, cache_key, sweep
from summarise.cache_check import verify_store
from summarise.claims import Claims
from summarise.locks import locked, locked_folder
from summarise.render.index import read_index
from unattended import PAUSE, Unattended, finish, tree, write_articles

ARTICLES = size(25, 200)
CROWDS = [2, 3, 4, 5, 6, 7, 8] if size(0, 1) else [4]
SLOWLY = {PAUSE: "0.005"}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("input") / "news", ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Unattended:
    program = Unattended(tmp_path_factory.mktemp("undisturbed"))
    assert program(news, "-q", "-o", "out/", "--format", "html").code == 0
    return program


@pytest.mark.parametrize("crowd", CROWDS)
def test_processes_share_the_work(crowd: int, news: Path, undisturbed: Unattended, tmp_path: Path) -> None:
    program = Unattended(tmp_path, SLOWLY)
    started = [program.start(news, "-q", "-o", "out/", "--format", "html") for _ in range(crowd)]
    assert [(run.code, run.err) for run in map(finish, started)] == [(0, "")] * crowd
    assert tree(tmp_path / "out") == tree(undisturbed.home / "out")
    assert program.entries() == undisturbed.entries()
    assert verify_store(Store(program.cache)).damaged == ()
    assert Counter(program.translated()) == Counter(undisturbed.translated())  # each sentence once


def test_the_work_of_a_killed_process_is_taken_over(
    news: Path, undisturbed: Unattended, tmp_path: Path
) -> None:
    program = Unattended(tmp_path, SLOWLY)
    arguments = [news, "-q", "-o", "out/", "--format", "html"]
    doomed = program.start(*arguments)
    while program.count_translated() < 20:
        time.sleep(0.005)
    heirs = [program.start(*arguments) for _ in range(2)]
    while program.count_translated() < 60:
        time.sleep(0.005)
    doomed.kill()
    doomed.communicate()
    assert [finish(heir).code for heir in heirs] == [0, 0]
    assert tree(tmp_path / "out") == tree(undisturbed.home / "out")
    assert program.entries() == undisturbed.entries()
    assert sum((Counter(program.translated()) - Counter(undisturbed.translated())).values()) <= 1


def test_pages_of_two_processes_are_all_in_the_index(tmp_path: Path) -> None:
    program = Unattended(tmp_path)
    folders = [write_articles(tmp_path / name, 8) for name in "ab"]
    for number, path in enumerate(sorted(folders[1].iterdir())):
        path.rename(path.with_name(f"1{number:04}.txt"))
    started = [program.start(folder, "-q", "-o", "out/", "--format", "html") for folder in folders]
    assert [finish(each).code for each in started] == [0, 0]
    pages = {entry.page for entry in read_index((tmp_path / "out" / "index.html").read_text())}
    assert pages == {path.name for path in (tmp_path / "out").glob("*.html")} - {"index.html"}
    assert len(pages) == 16


HOLDER = """
import sys, time
from pathlib import Path
from contextlib import ExitStack
from summarise.cache import atomic_file
from summarise.claims import Claims
from summarise.locks import locked, locked_folder

place = Path(sys.argv[1])
with ExitStack() as held:
    held.enter_context(locked(place / "lock"))
    held.enter_context(locked_folder(place))
    Claims(place / "claims").take("ab" * 16)
    held.enter_context(atomic_file(place / "file")).write(b"half")
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[bytes]:
    """A process that holds every kind of lock and is about to write a file."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout and process.stdout.readline() == b"held\n"
    return process


def test_locks_of_a_dead_process_clear_themselves(holder: subprocess.Popen[bytes], tmp_path: Path) -> None:
    claims = Claims(tmp_path / "claims")
    assert not claims.take("ab" * 16)
    assert claims.take("cd" * 16)
    sweep(tmp_path)
    assert len(list(tmp_path.glob(".summarise-writing-*"))) == 1  # somebody is at it

    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    with locked(tmp_path / "lock"), locked_folder(tmp_path):
        assert claims.take("ab" * 16)
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims", "lock"]


def test_a_process_that_stands_still_is_not_waited_for_for_ever(
    holder: subprocess.Popen[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarise.claims.PATIENCE_SECONDS", 0.2)
    holder.send_signal(signal.SIGSTOP)
    said: list[str] = []
    claims = Claims(tmp_path / "claims", said.append)
    claims.take_in_time("ab" * 16)
    assert said == ["Another summarise works on some of these articles; waiting for what it began."]
    assert claims.take("ab" * 16)
    holder.kill()
    holder.communicate()


def test_the_first_words_for_a_sentence_stay(tmp_path: Path) -> None:
    key = cache_key({"translator": "1"}, "Halo.")
    first, second = Store(tmp_path), Store(tmp_path)
    assert first.keep(TRANSLATIONS, key, "Hello.") == "Hello."
    assert second.keep(TRANSLATIONS, key, "Hi.") == "Hello."
    assert first.get(TRANSLATIONS, key) == "Hello."
    (entry,) = tmp_path.glob("*/??/*.json")
    entry.write_bytes(entry.read_bytes().replace(b"Hello", b"Hallo"))
    assert second.keep(TRANSLATIONS, key, "Hi.") == "Hi."
    assert first.get(TRANSLATIONS, key) == "Hi."
    assert list((tmp_path / "unfinished").iterdir()) == []
