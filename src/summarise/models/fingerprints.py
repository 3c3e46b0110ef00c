"""Content hashes of files and checkpoints, remembered so that a cached run reads no 300 MB again."""

import contextlib
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from summarise.cache import write_atomically
from summarise.models.places import checkpoint_files, model_cache_dir

MEMO = "fingerprints.json"
"""File in the model cache: path -> [size, mtime in nanoseconds, SHA-256]."""


def checkpoint_fingerprint(directory: Path) -> str:
    """Return what tells a checkpoint's content from any other's: the hub's commit id or a hash of its files.

    Raises:
        OSError: a file cannot be read.
    """
    if directory.parent.name == "snapshots":
        return directory.name
    digests = (f"{path.name} {file_sha256(path)}" for path in checkpoint_files(directory))
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def combined_sha256(parts: Sequence[str]) -> str:
    """Return one hash for several, the order counting."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, from memory where its size and time of change are the remembered ones.

    Raises:
        OSError: the file cannot be read.
    """
    status = path.stat()
    state = [status.st_size, status.st_mtime_ns]
    key = str(path.absolute())
    memo = _read_memo()
    known = memo.get(key)
    if isinstance(known, list) and known[:2] == state and isinstance(known[-1], str):
        return known[-1]
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    _write_memo({path: seen for path, seen in memo.items() if Path(path).exists()} | {key: [*state, digest]})
    return digest


def read_json_object(path: Path) -> dict[str, object]:
    """Read a JSON object; a file that is missing or damaged is an empty one."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _read_memo() -> dict[str, object]:
    return read_json_object(model_cache_dir() / MEMO)


def _write_memo(memo: dict[str, object]) -> None:
    with contextlib.suppress(OSError):  # a read-only cache costs time, nothing else
        write_atomically(model_cache_dir() / MEMO, json.dumps(memo, indent=1).encode())
