"""The first half second: nothing is imported that need not be, and Ctrl-C ends it without a word."""

import signal
import subprocess
import sys

import pytest

import summarise

INTERRUPTED_WHILE_IMPORTING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "summarise.cli.digest":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background has it ignored
from summarise.start import main
main()
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_ctrl_c_while_modules_load_shows_no_traceback() -> None:
    ended = run(INTERRUPTED_WHILE_IMPORTING)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")


def test_importing_the_package_imports_no_room_of_it() -> None:
    assert run("import summarise, sys; print('summarise.api' in sys.modules)").stdout == "False\n"


@pytest.mark.parametrize("name", summarise.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(summarise, name).__name__ == name


def test_no_other_name_is() -> None:
    with pytest.raises(AttributeError, match="no attribute 'translate_everything'"):
        summarise.translate_everything  # noqa: B018
