"""The whole program in a process of its own, with a translator that needs no weights and writes a log.

Run as a script it is `summarise` itself; `Unattended` starts it as a nightly job would be.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from program import ROOT, Run

LOG, PAUSE, MEASURE = "TEST_TRANSLATED", "TEST_PAUSE", "TEST_MEASURE"
LONGEST_RUN = 3600
"""Seconds after which a run is taken to hang."""
GOODS = "beras gula cabai bawang garam kopi teh telur daging ikan tahu tempe jagung kedelai minyak".split()
TOWNS = "Jakarta Bandung Surabaya Medan Makassar Semarang Padang Manado Ambon Kupang Bogor Malang".split()


def article(number: int) -> str:
    """Return an article of six sentences that no other number has."""
    goods, town = GOODS[number % len(GOODS)], TOWNS[number // len(GOODS) % len(TOWNS)]
    name = f"{goods} {town.lower()} kelas {number}"
    return (
        f"Harga {name} naik pekan ini\n\n"
        f"{town} (ANTARA) - Harga {name} di pasar naik pada pekan ini menurut para pedagang.\n\n"
        f"Pedagang mengatakan stok {name} masih cukup untuk kebutuhan warga. "
        f"Pemerintah akan memeriksa gudang {name} bersama polisi.\n\n"
        f"Warga berharap harga {name} segera turun. "
        f"Petani {name} meminta pupuk yang lebih murah kepada pemerintah.\n"
    )


def write_articles(folder: Path, count: int) -> Path:
    """Write so many articles, each with sentences of its own, into a folder."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(article(number), encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Unattended:
    """The program with a cache, a configuration and a log of its own."""

    home: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def cache(self) -> Path:
        """Where its cache lies."""
        return self.home / "cache"

    def command(self, *arguments: str | Path) -> list[str]:
        """Return the command line of `summarise ARGUMENTS`."""
        return [sys.executable, str(Path(__file__)), *map(str, arguments)]

    def start(
        self, *arguments: str | Path, command: Sequence[str] = (), before: Sequence[str] = (), **options: Any
    ) -> subprocess.Popen[bytes]:
        """Start `summarise ARGUMENTS`, or another command, and return at once."""
        own = {
            "SUMMARISE_CACHE_DIR": str(self.cache),
            "SUMMARISE_CORRECTIONS": str(self.home / "corrections.tsv"),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
            "PYTHONDONTWRITEBYTECODE": "1",
            LOG: str(self.home / "translated.log"),
        }
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        environment = {**os.environ, **own, **self.environment}
        return subprocess.Popen(
            [*before, *(command or self.command(*arguments))],
            **{**streams, "cwd": self.home, "env": environment, "preexec_fn": _hear_signals, **options},
        )

    def __call__(self, *arguments: str | Path, **options: Any) -> Run:
        """Run `summarise ARGUMENTS` to its end."""
        return finish(self.start(*arguments, **options))

    def translated(self) -> list[str]:
        """List the segments that were translated, as often as they were."""
        log = self.home / "translated.log"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [json.loads(line) for line in lines]

    def count_translated(self) -> int:
        """Count the segments that were translated so far."""
        log = self.home / "translated.log"
        return log.read_bytes().count(b"\n") if log.exists() else 0

    def entries(self) -> dict[str, bytes]:
        """Return the cache's entries by their places."""
        return {
            path.relative_to(self.cache).as_posix(): path.read_bytes()
            for path in self.cache.glob("*/??/*.json")
        }


def _hear_signals() -> None:
    # A job of a shell's background ignores Ctrl-C, and so would what it starts.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def finish(process: subprocess.Popen[bytes]) -> Run:
    """Wait for a process and return what it said."""
    out, err = process.communicate(timeout=LONGEST_RUN)
    return Run(process.returncode, (out or b"").decode(), (err or b"").decode())


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder, hidden ones too, by their paths."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _main() -> None:
    import summarise.api
    from summarise.cli.app import main
    from summarise.translation.fake import FakeTranslator

    class Logging(FakeTranslator):
        def render(self, segment: str) -> str:
            with open(os.environ[LOG], "ab") as log:  # noqa: PTH123  in one write, whoever else is writing
                log.write(json.dumps(segment).encode() + b"\n")
            time.sleep(float(os.environ.get(PAUSE, "0")))
            hypothesis = super().render(segment)
            self.translated.clear()
            return hypothesis

    summarise.api.choose_translator = lambda *args, **kwargs: Logging()  # type: ignore[assignment]
    with _measured():
        main()


@contextmanager
def _measured() -> Iterator[None]:
    """Write resident memory (kB) and open files after every article and at the end, if that is asked for."""
    target = os.environ.get(MEASURE)
    if target is None:
        yield
        return
    import summarise.cli.digest as command

    figures: list[tuple[int, int]] = []
    hand_over = command.hand_over

    def measure() -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        figures.append(
            (pages * os.sysconf("SC_PAGESIZE") // 1024, len(list(Path("/proc/self/fd").iterdir())))
        )

    def measured(*arguments: Any) -> None:
        hand_over(*arguments)
        measure()

    command.hand_over = measured  # type: ignore[assignment]
    try:
        yield
    finally:
        measure()
        Path(target).write_text(json.dumps(figures))


if __name__ == "__main__":
    _main()
