"""The wheel holds all the program needs and works away from the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from program import ROOT, Program

ENGLISH_ARTICLE = (
    "The government said on Monday that rice prices rose by five percent in the capital this week.\n\n"
    "Traders told reporters that stocks are sufficient for the needs of the people for two months.\n"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it where no checkout is."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", folder, ROOT], check=True, stdin=subprocess.DEVNULL)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_digests_and_briefs_with_its_own_templates(installed: Path, tmp_path: Path) -> None:
    program = Program(tmp_path, source=installed)
    (tmp_path / "en.txt").write_text(ENGLISH_ARTICLE)
    run = program("--offline", "en.txt")
    assert run.code == 0, run.err
    assert "## Summary" in run.out
    assert "<style>/*" in program("--offline", "en.txt", "--format", "html").out
    assert program("briefing", "--offline", "-q", "en.txt", "-o", "-").out.startswith("# Indonesian news")


def test_the_wheel_holds_weights_lexicon_licence_and_notice(installed: Path) -> None:
    names = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    assert {
        "summarise/data/id-en-lora/adapter_model.safetensors",
        "summarise/data/id-en-lora/README.md",
        "summarise/data/lexicon.tsv.gz",
        "summarise/data/summary/word_counts.tsv.gz",
        "summarise/prompts/briefing.md.j2",
        "summarise/prompts/page.html.j2",
        "summarise/prompts/style.css",
    } <= names
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
