"""Is each file of a checkpoint what its publisher put there? Asked of the disk alone.

The hub's cache names every file's content by its hash: git's SHA-1 for small files, SHA-256 for large ones.
So what was downloaded can be checked again at any time without a network.
"""

import hashlib
import json
import struct
from dataclasses import dataclass
from pathlib import Path

from summarise.models.fingerprints import file_sha256
from summarise.models.places import WEIGHTS, checkpoint_files

SHA256_DIGITS, SHA1_DIGITS = 64, 40
CHUNK = 1 << 20
"""Bytes read at a time."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What became of looking at the files of a checkpoint."""

    whole: tuple[str, ...]
    damaged: tuple[str, ...]
    unknown: tuple[str, ...]
    """Files nobody gave a hash for."""


def examine(directory: Path) -> Examination:
    """Hash every file of a checkpoint and compare it with the hash that the hub's cache knows it by.

    Raises:
        OSError: a file cannot be read.
    """
    verdicts = {path.name: _is_whole(path) for path in checkpoint_files(directory)}

    def named(verdict: bool | None) -> tuple[str, ...]:
        return tuple(sorted(name for name, found in verdicts.items() if found is verdict))

    return Examination(named(True), named(False), named(None))


def altered(directory: Path) -> list[str]:
    """Name the large files whose content is not what the hub knows them by; a file is hashed once a change.

    Raises:
        OSError: a file cannot be read.
    """
    large = [path for path in checkpoint_files(directory) if _is_large(path)]
    return [path.name for path in large if file_sha256(path) != path.resolve().name]


def _is_large(path: Path) -> bool:
    name = path.resolve().name
    return len(name) == SHA256_DIGITS and is_hub_digest(name)


def misfits(directory: Path) -> list[str]:
    """Name the files that are plainly cut short, by their lengths alone: finds no altered byte."""
    weights = directory / WEIGHTS[0]
    damaged = [weights.name] if weights.is_file() and not _has_all_tensors(weights) else []
    return damaged + [path.name for path in checkpoint_files(directory) if path.stat().st_size == 0]


def content_digest(path: Path, digits: int) -> str:
    """Hash a file as the hub does: SHA-256 of its bytes (64 digits) or git's SHA-1 of a blob (40 digits).

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.sha256() if digits == SHA256_DIGITS else hashlib.sha1(usedforsecurity=False)
    if digits != SHA256_DIGITS:
        digest.update(b"blob %d\0" % path.stat().st_size)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def is_hub_digest(name: str) -> bool:
    """Say whether a name is a hash the hub gives to a file's content."""
    return len(name) in (SHA1_DIGITS, SHA256_DIGITS) and set(name) <= set("0123456789abcdef")


def _is_whole(path: Path) -> bool | None:
    name = path.resolve().name
    if is_hub_digest(name):
        return content_digest(path, len(name)) == name
    return False if path.suffix == ".safetensors" and not _has_all_tensors(path) else None


def _has_all_tensors(path: Path) -> bool:
    """Say whether a safetensors file is as long as its header says (huggingface.co/docs/safetensors)."""
    with path.open("rb") as file:
        try:
            (length,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(length)) if length < path.stat().st_size else {}
            ends = [value["data_offsets"][1] for key, value in header.items() if key != "__metadata__"]
        except (struct.error, ValueError, TypeError, KeyError, IndexError, AttributeError):
            return False
    return bool(ends) and path.stat().st_size == 8 + length + max(ends)
