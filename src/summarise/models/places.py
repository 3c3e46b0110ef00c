"""Checkpoints on disk: where they lie and whether they are whole.

Nothing here imports torch, transformers or huggingface_hub: a cached digest asks these questions too and
must answer in milliseconds. `hub` asks the network, `download` fetches from it.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

from summarise.home import NO_HOME, expand_user, user_cache_folder

Notify = Callable[[str], None]
"""Takes one line for the user."""

OPUS_MT = "Helsinki-NLP/opus-mt-id-en"
"""The reference checkpoint."""
DISTILBART = "sshleifer/distilbart-cnn-6-6"
"""The checkpoint that writes summaries."""
MAIN = "main"
"""The hub's name for the newest revision."""

CONFIG = "config.json"
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
"""Files that hold a checkpoint's weights, best first; one is enough."""
TOKENIZERS = (
    ("source.spm", "target.spm", "vocab.json"),
    ("tokenizer.json",),
    ("sentencepiece.bpe.model",),
    ("vocab.json", "merges.txt"),
    ("spiece.model",),
    ("tokenizer.model",),
)
"""Sets of files that make a tokenizer; one set is enough. Marian's is the first, BART's the fourth, T5's and
Pegasus's the fifth."""
EXTRAS = (
    "target_vocab.json",
    "tokenizer_config.json",
    "generation_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "chat_template.jinja",
)
"""Files that are read where they are there."""

HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
REVISION = re.compile(r"[A-Za-z0-9][\w./-]*")
COMMIT = re.compile(r"[0-9a-f]{40}")
TRUE = frozenset({"1", "ON", "YES", "TRUE"})
"""What huggingface_hub takes for true in an environment variable."""


def model_cache_dir() -> Path:
    """Return where converted checkpoints are kept: SUMMARISE_MODEL_DIR or the user's cache directory."""
    chosen = os.environ.get("SUMMARISE_MODEL_DIR")
    return expand_user(chosen) if chosen else user_cache_folder() / "models"


def hub_cache_dir() -> Path:
    """Return the hub's cache as huggingface_hub finds it, read afresh from the environment."""
    for variable in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if value := os.environ.get(variable):
            return expand_user(os.path.expandvars(value))
    cache = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    home = os.environ.get("HF_HOME") or f"{cache}/huggingface"
    place = expand_user(os.path.expandvars(home)) / "hub"
    return NO_HOME / "hub" if str(place).startswith("~") else place


def hub_is_forbidden() -> bool:
    """Say whether the environment forbids the network: HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE."""
    value = os.environ.get("HF_HUB_OFFLINE") or os.environ.get("TRANSFORMERS_OFFLINE") or ""
    return value.upper() in TRUE


def is_hub_id(name: str) -> bool:
    """Say whether a name has the form of a hub id, "owner/name"."""
    return HUB_ID.fullmatch(name) is not None


def is_revision(name: str) -> bool:
    """Say whether a name can be a revision on the hub: a branch, a tag or a commit."""
    return REVISION.fullmatch(name) is not None and ".." not in name


def hub_folder(repo_id: str) -> Path:
    """Return the directory that the hub's cache has for a checkpoint, whether it is there or not."""
    return hub_cache_dir() / f"models--{repo_id.replace('/', '--')}"


def hub_snapshot(repo_id: str, revision: str = MAIN) -> Path | None:
    """Return the directory of a whole checkpoint in the hub's cache, or None; touches no network."""
    snapshot = hub_snapshot_place(repo_id, revision)
    return None if snapshot is None or missing_parts(snapshot) else snapshot


def hub_snapshot_place(repo_id: str, revision: str = MAIN) -> Path | None:
    """Return the directory of a revision in the hub's cache, whole or not, or None if it is not there."""
    folder = hub_folder(repo_id)
    try:
        commit = (folder / "refs" / revision).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        commit = revision if COMMIT.fullmatch(revision) else ""
    snapshot = folder / "snapshots" / commit
    return snapshot if commit and snapshot.is_dir() else None


def missing_parts(directory: Path) -> list[str]:
    """List what a checkpoint in a directory lacks, in words for the user; empty if it is whole."""
    missing = [] if (directory / CONFIG).is_file() else [CONFIG]
    if weights_file(directory) is None:
        missing.append(" or ".join(WEIGHTS))
    if not any(all((directory / name).is_file() for name in files) for files in TOKENIZERS):
        missing.append("tokenizer files (" + ", ".join(TOKENIZERS[0]) + ")")
    return missing


def weights_file(directory: Path) -> Path | None:
    """Return the file that holds a checkpoint's weights, safetensors if there is a choice."""
    return next((directory / name for name in WEIGHTS if (directory / name).is_file()), None)


def checkpoint_files(directory: Path) -> list[Path]:
    """List the files of a checkpoint that decide its hypotheses: weights, configuration, tokenizer."""
    weights = weights_file(directory)
    names = {CONFIG, *EXTRAS, *(name for files in TOKENIZERS for name in files)}
    files = [directory / name for name in sorted(names) if (directory / name).is_file()]
    return files if weights is None else [weights, *files]


def format_size(size: int) -> str:
    """Write a number of bytes for people: "312 MB"."""
    return f"{size / 1e6:.0f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
