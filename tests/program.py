"""The real program as a child process, for tests that run it as a user does."""

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


@dataclass(frozen=True)
class Run:
    """A finished run of the program."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Program:
    """The program with a cache and a hub cache of its own."""

    home: Path
    source: Path = ROOT / "src"
    """Where the package lies that is run."""

    def __call__(
        self, *arguments: str | Path, stdin: str | None = None, modules: tuple[str, ...] = ()
    ) -> Run:
        """Run `summarise ARGUMENTS`; the names of `modules` that got imported end up on standard error."""
        code = (
            "import sys\n"
            "from summarise.cli.app import main\n"
            "try:\n"
            "    main()\n"
            "finally:\n"
            f"    print(*[name for name in {modules!r} if name in sys.modules], file=sys.stderr, end='')\n"
        )
        return self._run([sys.executable, "-c", code, *map(str, arguments)], stdin)

    def through(self, command: str, *arguments: str | Path) -> Run:
        """Run `summarise ARGUMENTS | COMMAND` in a shell."""
        words = shlex.join([sys.executable, "-m", "summarise", *map(str, arguments)])
        return self._run(["bash", "-c", f"{words} | {command}"], None)

    def _run(self, command: list[str], stdin: str | None) -> Run:
        places = {
            "SUMMARISE_CACHE_DIR": str(self.home / "cache"),
            "SUMMARISE_CORRECTIONS": str(self.home / "corrections.tsv"),
            "HF_HOME": str(self.home / "hub"),
            "PYTHONPATH": str(self.source),
        }
        finished = subprocess.run(
            command,
            input=stdin or "",
            capture_output=True,
            text=True,
            env={**os.environ, **places},
            cwd=self.home,
            check=False,
        )
        return Run(finished.returncode, finished.stdout, finished.stderr)
