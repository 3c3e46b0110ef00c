"""Files made to eat memory or time: each costs the real program a line, and the good article comes out."""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bombs import BODY, BOMBS, GIB
from program import ROOT

PROVE = "SUMMARISE_PROVE" in os.environ
QUICK = (
    "sparse.txt sparse.csv deep.html marks.txt deep.jsonl keys.jsonl integer.jsonl columns.csv field.csv "
    "stars.md zeros.docx paragraphs.docx span.docx laughs.docx zeros.pdf operators.pdf"
).split()
LARGEST = GIB
"""Bytes of memory at the peak; the most that was seen is 610 MB (a field of 30 million line breaks)."""
SAFETY = 8 * GIB
"""Address space the child may take: if a bomb goes off, this machine lives."""
LONGEST = 600
"""Seconds until a run counts as hanging; the slowest bomb takes 30 on a quiet machine."""
CODE = """
import sys
import summarise.api
from summarise.cli.app import main
from summarise.translation.fake import FakeTranslator
summarise.api.choose_translator = lambda *args, **kwargs: FakeTranslator()
try:
    main()
finally:
    lines = open("/proc/self/status").read().splitlines()
    print([line.split()[1] for line in lines if line.startswith("VmHWM")][0], file=sys.stderr)
"""

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: list[str]
    peak: int
    """Bytes."""


def run(*arguments: str | Path, cwd: Path, stdin: Path | None = None) -> Run:
    with (stdin or Path(os.devnull)).open("rb") as given:
        done = subprocess.run(
            [sys.executable, "-c", CODE, *map(str, arguments)],
            stdin=given,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "SUMMARISE_CACHE_DIR": str(cwd / "cache")},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (SAFETY, SAFETY)),
            timeout=LONGEST,
            check=False,
        )
    *err, peak = done.stderr.decode().splitlines()
    return Run(done.returncode, done.stdout.decode(), err, int(peak) * 1024)


def test_bombs_in_a_folder_cost_a_line_each_and_the_articles_come_out(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "z.txt").write_text(f"{BODY} {BODY}")
    for name in QUICK:
        BOMBS[name](tmp_path / "news" / name)
    done = run("clean", "news", cwd=tmp_path)
    assert done.code == 1
    assert f"==> news/z.txt <==\n\n{BODY} {BODY}" in done.out
    assert done.peak < LARGEST
    named = {line.split("/")[1].split(":")[0].split("#")[0] for line in done.err if "news/" in line}
    assert set(QUICK) - {"deep.html"} <= named  # whose paragraph can be had all the same
    assert all(line.startswith("summarise: news/") for line in done.err)
    assert not any("a fault in" in line for line in done.err)


def test_a_gigabyte_from_a_pipe_is_refused(tmp_path: Path) -> None:
    BOMBS["sparse.txt"](tmp_path / "sparse")
    done = run("clean", "-", cwd=tmp_path, stdin=tmp_path / "sparse")
    assert (done.code, done.out) == (3, "")
    assert done.err == ["summarise: standard input: larger than 20 MiB; split it into articles"]
    assert done.peak < LARGEST


def test_a_sidecar_is_bounded_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{BODY} {BODY}")
    for content, reason in (("[" * 100_000, "no valid JSON"), ("9" * 10_000, "no valid JSON")):
        (tmp_path / "a.json").write_text(content)
        done = run("clean", "a.txt", cwd=tmp_path)
        assert done.code == 3
        assert reason in done.err[0]
        assert len(done.err) == 1


@pytest.mark.skipif(not PROVE, reason="part of make prove")
@pytest.mark.parametrize("name", sorted(BOMBS))
def test_every_bomb_alone(tmp_path: Path, name: str) -> None:
    BOMBS[name](tmp_path / name)
    done = run("clean", name, cwd=tmp_path)
    assert done.code in (0, 1, 3)
    assert done.peak < LARGEST
    assert not any("a fault in" in line for line in done.err)
