"""Checkpoints made from others, once, in the model cache: atomically, and known for what they should be."""

import contextlib
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.fingerprints import file_sha256, read_json_object

MANIFEST = "manifest.json"
"""What a whole checkpoint holds: file name -> SHA-256."""


def is_whole(checkpoint: Path) -> bool:
    """Say whether every file of a checkpoint is there and has the content it was written with."""
    manifest = read_json_object(checkpoint / MANIFEST)
    try:
        return bool(manifest) and all(file_sha256(checkpoint / name) == sha for name, sha in manifest.items())
    except OSError:
        return False


def build_in_place(checkpoint: Path, what: str, write: Callable[[Path], None]) -> None:
    """Let `write` fill a directory that nobody reads yet, and put it where the checkpoint belongs.

    It is built in a directory of its own and renamed, so that processes that build it at the same time do
    not meet: the first one's stays.

    Args:
        what: names the weights in an error message.
        write: makes the directory it is given and writes the files.

    Raises:
        ModelUnavailable: the model cache cannot be written.
        ModelCorrupt: something that is no whole checkpoint is in the way.
    """
    try:
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=checkpoint.parent, prefix=f".{checkpoint.name}-") as work:
            fresh = Path(work) / "checkpoint"
            write(fresh)
            _seal(fresh)
            _put_in_place(fresh, checkpoint)
    except OSError as error:
        where = f"{checkpoint.parent}: {what} cannot be written there"
        raise ModelUnavailable(f"{where} ({error}); set SUMMARISE_MODEL_DIR to another place") from error


def _seal(directory: Path) -> None:
    """Write the manifest."""
    files = [path for path in sorted(directory.iterdir()) if path.name != MANIFEST]
    for path in files:
        path.chmod(0o644)  # safetensors writes for its owner alone, and the cache may be shared
    manifest = {path.name: file_sha256(path) for path in files}
    (directory / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _put_in_place(fresh: Path, checkpoint: Path) -> None:
    if checkpoint.exists() and not is_whole(checkpoint):
        shutil.rmtree(checkpoint, ignore_errors=True)
    with contextlib.suppress(OSError):  # a whole one of another process is there: just as good
        fresh.replace(checkpoint)
    if not is_whole(checkpoint):
        raise ModelCorrupt(f"{checkpoint}: a damaged checkpoint is in the way; remove this directory")
