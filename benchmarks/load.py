"""Measure a run over many articles: peak memory at 100 and 1,000, and the speed of a second, cached run.

    python benchmarks/load.py ../shared/data

The articles of the data are repeated under new first lines, so that no two are equal. The whole program
runs, each time in a process of its own, with the translator that needs no weights.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from data import read_articles

SIZES = (100, 1000)
STARTS = 5

PROGRAM = """
import json, resource, sys, time
import summarise.api
from summarise.cli.app import cli
from summarise.translation.fake import FakeTranslator

summarise.api.choose_translator = lambda *args, **kwargs: FakeTranslator()
started = time.perf_counter()
try:
    cli(sys.argv[1:], standalone_mode=False)
finally:
    print(json.dumps({
        "seconds": time.perf_counter() - started,
        "cpu_seconds": time.process_time(),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "torch": "torch" in sys.modules,
    }))
"""


def write_articles(data: Path, folder: Path, count: int) -> None:
    """Write so many articles, each different from all others."""
    folder.mkdir()
    texts = [article.text for article in read_articles(data) if len(article.text) > 500]
    for number in range(count):
        text = f"Kabar nomor {number} hari ini\n\n{texts[number % len(texts)]}"
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def run(folder: Path, cache: Path, output: Path) -> dict[str, float]:
    """Digest a folder in a process of its own and return its seconds and peak memory."""
    arguments = ["digest", str(folder), "--cache-dir", str(cache), "-q", "-o", str(output)]
    command = [sys.executable, "-c", PROGRAM, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    figures: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return figures


def start(arguments: list[str]) -> float:
    """Return the CPU seconds of a run, its imports included: the median of `STARTS`."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    outputs = [subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(STARTS)]
    return statistics.median(json.loads(output.stdout.splitlines()[-1])["cpu_seconds"] for output in outputs)


def main() -> None:
    """Print one row a size, and what starting the program costs."""
    data = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        for size in SIZES:
            folder = base / str(size)
            write_articles(data, folder, size)
            for label in ("first run", "cached run"):
                figures = run(folder, base / f"cache-{size}", base / f"out-{size}.jsonl")
                print(
                    f"{size:>5} articles, {label:<10} {size / figures['seconds']:>7.0f} articles/s "
                    f"{figures['peak_mb']:>6.0f} MB peak, torch imported: {figures['torch']}"
                )
        one = ["digest", str(base / "100" / "00000.txt"), "--cache-dir", str(base / "cache-100"), "-q"]
        print(f"one cached article {start(one):.2f} s of CPU, --help {start(['--help']):.2f} s")


if __name__ == "__main__":
    main()
