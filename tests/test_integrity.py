"""Files are known by the hashes git and the hub give them."""

from pathlib import Path

import pytest

from summarise.integrity import SHA1_DIGITS, SHA256_DIGITS, content_digest, examine, is_hub_digest, misfits


def test_a_small_file_has_the_hash_git_gives_it(tmp_path: Path) -> None:
    """`printf hello | git hash-object --stdin`, and the same through sha256sum."""
    (tmp_path / "a").write_bytes(b"hello")
    assert content_digest(tmp_path / "a", SHA1_DIGITS) == "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0"
    sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    assert content_digest(tmp_path / "a", SHA256_DIGITS) == sha256


@pytest.mark.parametrize(
    ("name", "is_one"), [("a" * 40, True), ("0" * 64, True), ("g" * 40, False), ("a", False)]
)
def test_only_hashes_are_taken_for_hashes(name: str, is_one: bool) -> None:
    assert is_hub_digest(name) is is_one


def test_weights_that_are_cut_short_are_seen_without_a_hash(tiny_marian: Path) -> None:
    assert misfits(tiny_marian) == []
    weights = tiny_marian / "model.safetensors"
    whole = weights.read_bytes()
    for damaged in (whole[:-1], whole[:5], b"\xff" * 64, whole + b"\0"):
        weights.write_bytes(damaged)
        assert misfits(tiny_marian) == ["model.safetensors"]
        assert examine(tiny_marian).damaged == ("model.safetensors",)


def test_files_without_a_hash_are_said_to_be_unknown(tiny_marian: Path) -> None:
    assert "vocab.json" in examine(tiny_marian).unknown
