"""Where checkpoints lie, whether they are whole, and how their content is known."""

import subprocess
import sys
from pathlib import Path

import pytest

from fake_hub import COMMIT
from summarise import models
from summarise.fingerprints import MEMO, checkpoint_fingerprint, file_sha256
from summarise.models import OPUS_MT, hub_snapshot, is_revision, missing_parts


def test_a_whole_snapshot_is_found(cached_marian: Path) -> None:
    assert hub_snapshot(OPUS_MT) == cached_marian


@pytest.mark.parametrize("lost", ["config.json", "model.safetensors", "source.spm", "vocab.json"])
def test_half_a_snapshot_is_none(cached_marian: Path, lost: str) -> None:
    (cached_marian / lost).unlink()
    assert hub_snapshot(OPUS_MT) is None
    assert any(lost in part for part in missing_parts(cached_marian))


def test_a_cache_without_a_reference_has_no_snapshot(cached_marian: Path) -> None:
    (cached_marian.parents[1] / "refs" / "main").unlink()
    assert hub_snapshot(OPUS_MT) is None


def test_a_commit_names_its_snapshot_without_a_reference(cached_marian: Path) -> None:
    assert hub_snapshot(OPUS_MT, COMMIT) == cached_marian
    assert hub_snapshot(OPUS_MT, "v1") is None
    (cached_marian.parents[1] / "refs" / "v1").write_text(COMMIT)
    assert hub_snapshot(OPUS_MT, "v1") == cached_marian


@pytest.mark.parametrize(
    ("name", "can_be"), [("main", True), ("refs/pr/1", True), ("../x", False), ("", False)]
)
def test_a_revision_names_no_other_place(name: str, can_be: bool) -> None:
    assert is_revision(name) is can_be


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"HF_HUB_CACHE": "/a", "HF_HOME": "/b"}, "/a"),
        ({"HF_HOME": "/b", "XDG_CACHE_HOME": "/c"}, "/b/hub"),
        ({"XDG_CACHE_HOME": "/c"}, "/c/huggingface/hub"),
        ({"HOME": "/home/sari"}, "/home/sari/.cache/huggingface/hub"),
    ],
)
def test_the_hub_cache_is_where_huggingface_hub_has_it(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert models.hub_cache_dir() == Path(expected)


def test_a_fingerprint_follows_the_content(tiny_marian: Path, own_model_dir: Path) -> None:
    before = checkpoint_fingerprint(tiny_marian)
    assert checkpoint_fingerprint(tiny_marian) == before
    (tiny_marian / "vocab.json").write_text("{}")
    assert checkpoint_fingerprint(tiny_marian) != before


def test_a_hub_snapshot_is_known_by_its_commit(cached_marian: Path) -> None:
    assert checkpoint_fingerprint(cached_marian) == COMMIT


def test_a_hash_is_remembered_and_a_damaged_memory_forgotten(own_model_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "weights"
    file.write_bytes(b"abc")
    digest = file_sha256(file)
    assert digest.startswith("ba7816bf")
    memo = own_model_dir / MEMO
    memo.write_text(memo.read_text().replace(digest, "remembered"))
    assert file_sha256(file) == "remembered"
    memo.write_text("{ not json")
    assert file_sha256(file) == digest


def test_asking_for_checkpoints_loads_no_model_library() -> None:
    code = (
        "import sys; from pathlib import Path; from summarise.models import hub_snapshot, OPUS_MT; "
        "from summarise.translation.choice import choose_translator; hub_snapshot(OPUS_MT); "
        "choose_translator('embedded', choices=Path('x'), notify=print).signature; "
        "print({'torch', 'transformers', 'huggingface_hub', 'numpy'} & sys.modules.keys())"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
