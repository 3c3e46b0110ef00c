"""Memory and open files stay what they were, however many articles come."""

import json
from pathlib import Path

import pytest

from proof_size import size
from unattended import MEASURE, Unattended, write_articles

ARTICLES = size(300, 5000)
SETTLED = 100
"""Articles after which caches of the program and of Python itself are full."""
MOST_GROWTH_KB = {"first": size(1_500, 14_000), "cached": size(1_000, 5_000)}
"""From article 100 on. Measured to article 300: 0.9 MB in a first run, 0.3 MB in a cached one; 2.1 and 1.7 MB
were it to keep each digest of these short articles. To article 5,000 a first run grows by 8 to 9 MB (names
of files, 1 kB an article, and what Python has not given back), a cached one by 2.9."""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("input") / "news", ARTICLES)


@pytest.mark.parametrize("output", ["out/", "all.jsonl"][: size(1, 2)])
def test_memory_and_open_files_do_not_grow(news: Path, tmp_path: Path, output: str) -> None:
    program = Unattended(tmp_path, {MEASURE: str(tmp_path / "figures.json")})
    for run, most in MOST_GROWTH_KB.items():
        assert program(news, "-q", "-o", output).code == 0
        figures = json.loads((tmp_path / "figures.json").read_text())
        assert len(figures) == ARTICLES + 1
        memory, files = zip(*figures, strict=True)
        print(f"{run} run, {output}: {memory[SETTLED]} kB at {SETTLED}, at most {max(memory)} kB")
        assert max(memory) - memory[SETTLED] < most
        assert max(files) <= files[0] + 1
        assert files[-1] <= files[0]
    assert program.count_translated() == 6 * ARTICLES
