"""Ctrl-C and SIGTERM end a run at once, but never in the middle of what is being written."""

import os
import signal
from collections.abc import Iterator

import pytest

from cli_program import ARTICLE, Program
from summarise.cli.stopping import Terminated, make_stopping_tidy, stop_code, uninterrupted


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, signal.SIG_DFL)
    make_stopping_tidy()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def send(number: int) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize(
    ("number", "stop", "code"), [(signal.SIGINT, KeyboardInterrupt, 130), (signal.SIGTERM, Terminated, 143)]
)
def test_each_signal_has_its_code(number: int, stop: type[KeyboardInterrupt], code: int) -> None:
    with pytest.raises(KeyboardInterrupt) as stopped:
        send(number)
    assert type(stopped.value) is stop
    assert stop_code(stopped.value) == code


def test_a_signal_waits_for_the_end_of_the_outermost_block() -> None:
    done = []
    with pytest.raises(Terminated), uninterrupted():
        with uninterrupted():
            send(signal.SIGTERM)
            done.append("inner")
        done.append("outer")
    assert done == ["inner", "outer"]
    with uninterrupted():
        done.append("later")  # and it comes once
    assert done == ["inner", "outer", "later"]


def test_who_wants_a_signal_ignored_is_heard() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    make_stopping_tidy()
    send(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_other_commands_say_it_too(summarise_program: Program, number: int, code: int) -> None:
    working = summarise_program.translator.render

    def stopped(segment: str) -> str:
        send(number)
        return working(segment)

    summarise_program.translator.render = stopped  # type: ignore[method-assign]
    found = summarise_program("translate", stdin=ARTICLE.encode())
    assert found[0] == code
    assert found[2].strip() == "Interrupted; what was finished is kept."
