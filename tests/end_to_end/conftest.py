"""Run the real program, with the real embedded weights, on the five seeds: once for all tests."""

import json
from pathlib import Path
from typing import Any

import pytest

from program import SEEDS, Program, Run


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def first_run(program: Program) -> Run:
    return program("--offline", SEEDS, "--format", "jsonl")


@pytest.fixture(scope="session")
def digests(first_run: Run) -> dict[str, dict[str, Any]]:
    """The five digests by the first three digits of their file's name."""
    assert first_run.code == 0, first_run.err
    records = [json.loads(line) for line in first_run.out.splitlines()]
    return {Path(record["source"]).name[:3]: record for record in records}
