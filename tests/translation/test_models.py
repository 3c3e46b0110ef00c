"""Where checkpoints lie, and what becomes of a hub that is there, hangs or knows nothing."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from fake_hub import COMMIT
from summarise import models
from summarise.errors import ModelUnavailable
from summarise.fingerprints import MEMO, checkpoint_fingerprint, file_sha256
from summarise.models import OPUS_MT, hub_snapshot, missing_parts, probe_hub, pull


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


def test_a_hub_in_reach_says_what_it_would_send(hub: list[str]) -> None:
    offer = probe_hub(OPUS_MT)
    assert offer.revision == COMMIT
    assert "model.safetensors" in offer.files
    assert offer.size > 100_000
    assert len(hub) == 1


def test_pull_downloads_a_checkpoint_that_is_found_afterwards(hub: list[str], hub_cache: Path) -> None:
    notices: list[str] = []
    snapshot = pull(probe_hub(OPUS_MT), notices.append)
    assert snapshot == hub_snapshot(OPUS_MT)
    assert snapshot.is_relative_to(hub_cache)
    (notice,) = notices
    assert OPUS_MT in notice
    assert "kB" in notice


def test_a_checkpoint_the_hub_does_not_know_is_named(hub: list[str]) -> None:
    with pytest.raises(ModelUnavailable, match=r"^nobody/nothing: .*knows no such checkpoint"):
        probe_hub("nobody/nothing")


def test_a_hanging_hub_costs_the_timeout_and_no_more(hanging_hub: None) -> None:
    started = time.monotonic()
    with pytest.raises(ModelUnavailable, match=r"did not answer|cannot be reached"):
        probe_hub(OPUS_MT, timeout=1.0)
    assert time.monotonic() - started < 2.0


def test_a_closed_port_is_a_hub_out_of_reach(hub_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelUnavailable, match=OPUS_MT) as raised:
        probe_hub(OPUS_MT)
    assert "\n" not in str(raised.value)


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
