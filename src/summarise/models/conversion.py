"""Converted checkpoints in the model cache: each is there whole, with its files' hashes, or not at all."""

import contextlib
import glob
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.fingerprints import file_sha256, read_json_object
from summarise.models.integrity import SHA256_DIGITS, content_digest
from summarise.models.places import model_cache_dir
from summarise.models.work import work_folder

MANIFEST = "manifest.json"
"""What a whole checkpoint holds: file name -> SHA-256."""

PREFIX = "converted--"
"""How copies with safetensors and for CTranslate2 are named in the model cache."""


def converted_place(name: str, fingerprint: str) -> Path:
    """Return where the converted copy of a checkpoint lies, whether it is there or not."""
    return model_cache_dir() / f"{PREFIX}{name.replace('/', '--')}--{fingerprint[:16]}"


def converted_places(name: str) -> list[Path]:
    """List the converted copies that are there of all revisions of a checkpoint."""
    return sorted(model_cache_dir().glob(f"{PREFIX}{glob.escape(name.replace('/', '--'))}--*"))


def is_whole(checkpoint: Path) -> bool:
    """Say whether every file of a checkpoint is there and has the content it was written with."""
    manifest = read_json_object(checkpoint / MANIFEST)
    try:
        return bool(manifest) and all(file_sha256(checkpoint / name) == sha for name, sha in manifest.items())
    except OSError:
        return False


def damaged_files(checkpoint: Path) -> list[str]:
    """Hash every file again, whatever is remembered of it, and name those that are not as written."""
    manifest = read_json_object(checkpoint / MANIFEST)
    if not manifest:
        return [MANIFEST]
    return [name for name, sha in manifest.items() if not _is_as_written(checkpoint / name, sha)]


def _is_as_written(path: Path, sha256: object) -> bool:
    try:
        return content_digest(path, SHA256_DIGITS) == sha256
    except OSError:
        return False


def _seal(directory: Path) -> None:
    """Finish a fresh checkpoint: let everybody read it and write down what it holds."""
    files = [path for path in sorted(directory.iterdir()) if path.name != MANIFEST]
    for path in files:
        path.chmod(0o644)  # safetensors writes for its owner alone, and the cache may be shared
    manifest = {path.name: file_sha256(path) for path in files}
    (directory / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def convert(checkpoint: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make and fill the directory it is given, seal it and rename it to `checkpoint`.

    Of processes that want the same one, the first makes it and the others wait for it.

    Raises:
        ModelUnavailable: the model cache cannot be written.
        ModelCorrupt: what is there is damaged and cannot be replaced.
    """
    try:
        with work_folder(checkpoint) as work:
            if is_whole(checkpoint):
                return
            fresh = work / "checkpoint"
            write(fresh)
            _seal(fresh)
            _put_in_place(fresh, checkpoint)
    except OSError as error:
        where = f"{checkpoint.parent}: converted weights cannot be written there"
        raise ModelUnavailable(f"{where} ({error}); set SUMMARISE_MODEL_DIR to another place") from error


def _put_in_place(fresh: Path, checkpoint: Path) -> None:
    if checkpoint.exists() and not is_whole(checkpoint):
        shutil.rmtree(checkpoint, ignore_errors=True)
    with contextlib.suppress(OSError):  # a whole one of another process is there: just as good
        fresh.replace(checkpoint)
    if not is_whole(checkpoint):
        raise ModelCorrupt(f"{checkpoint}: a damaged checkpoint is in the way; remove this directory")
