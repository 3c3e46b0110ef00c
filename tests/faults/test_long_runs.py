"""Memory and open files stay what they were, however many articles come."""

import json
from pathlib import Path

import pytest

from proof_size import size
from unattended import MEASURE, Unattended, write_articles

ARTICLES = size(300, 5000)
SETTLED = 100
"""Articles after which caches of the program and of Python itself are full."""
MOST_GROWTH_KB = 4_000
"""Measured from article 100 on: TODO. An article's digest is 20 kB: were each kept, 200 would take 4 MB."""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("input") / "news", ARTICLES)


@pytest.mark.parametrize("output", ["out/", "all.jsonl"])
def test_memory_and_open_files_do_not_grow(news: Path, tmp_path: Path, output: str) -> None:
    program = Unattended(tmp_path, {MEASURE: str(tmp_path / "figures.json")})
    for run in ("first", "cached"):
        assert program(news, "-q", "-o", output).code == 0
        figures = json.loads((tmp_path / "figures.json").read_text())
        assert len(figures) == ARTICLES + 1
        memory, files = zip(*figures, strict=True)
        print(run, output, memory[SETTLED], max(memory), memory[-1], files[0], max(files), files[-1])
        assert max(memory) - memory[SETTLED] < MOST_GROWTH_KB
        assert max(files) <= files[0] + 1
        assert files[-1] <= files[0]
    assert program.count_translated() == 6 * ARTICLES
