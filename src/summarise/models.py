"""Checkpoints on disk and on the hub: where they lie, whether they are whole, how they are had.

Nothing here imports torch or transformers, and huggingface_hub only where the hub is really spoken to:
a cached digest asks these questions too and must answer in milliseconds.
"""

import os
import queue
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from summarise.errors import ModelUnavailable

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo

Notify = Callable[[str], None]
"""Takes one line for the user."""

OPUS_MT = "Helsinki-NLP/opus-mt-id-en"
"""The reference checkpoint, CC BY 4.0."""

PROBE_SECONDS = 5.0
"""What asking an unreachable hub may cost, import of its client, name lookup and connecting included."""

CONFIG = "config.json"
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
"""Files that hold a checkpoint's weights, best first; one is enough."""
TOKENIZERS = (("source.spm", "target.spm", "vocab.json"), ("tokenizer.json",), ("sentencepiece.bpe.model",))
"""Sets of files that make a tokenizer; one set is enough. Marian's is the first."""
EXTRAS = ("target_vocab.json", "tokenizer_config.json", "generation_config.json", "special_tokens_map.json")
"""Files that are read where they are there."""

HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
TRUE = frozenset({"1", "ON", "YES", "TRUE"})
"""What huggingface_hub takes for true in an environment variable."""


@dataclass(frozen=True, slots=True)
class HubOffer:
    """What the hub would send for a checkpoint."""

    repo_id: str
    revision: str
    """Commit id."""
    files: tuple[str, ...]
    size: int
    """Bytes of `files` together."""


def model_cache_dir() -> Path:
    """Return where converted checkpoints are kept: SUMMARISE_MODEL_DIR or the user's cache directory."""
    chosen = os.environ.get("SUMMARISE_MODEL_DIR")
    return Path(chosen).expanduser() if chosen else platformdirs.user_cache_path("summarise") / "models"


def hub_cache_dir() -> Path:
    """Return the hub's cache as huggingface_hub finds it, read afresh from the environment."""
    for variable in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if value := os.environ.get(variable):
            return Path(os.path.expandvars(value)).expanduser()
    cache = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    home = os.environ.get("HF_HOME") or f"{cache}/huggingface"
    return Path(os.path.expandvars(home)).expanduser() / "hub"


def hub_is_forbidden() -> bool:
    """Say whether the environment forbids the network: HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE."""
    value = os.environ.get("HF_HUB_OFFLINE") or os.environ.get("TRANSFORMERS_OFFLINE") or ""
    return value.upper() in TRUE


def is_hub_id(name: str) -> bool:
    """Say whether a name has the form of a hub id, "owner/name"."""
    return HUB_ID.fullmatch(name) is not None


def hub_snapshot(repo_id: str, revision: str = "main") -> Path | None:
    """Return the directory of a whole checkpoint in the hub's cache, or None; touches no network."""
    folder = hub_cache_dir() / f"models--{repo_id.replace('/', '--')}"
    try:
        commit = (folder / "refs" / revision).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    snapshot = folder / "snapshots" / commit
    return None if not commit or missing_parts(snapshot) else snapshot


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


def probe_hub(repo_id: str, timeout: float = PROBE_SECONDS) -> HubOffer:
    """Ask the hub (HF_ENDPOINT) once what it has, and return within `timeout` seconds whatever happens.

    The question is put in a thread of its own: a timeout on the socket alone would cover neither name
    lookup nor a server that answers one byte a second.

    Raises:
        ModelUnavailable: no answer in time, no such checkpoint, or nothing in it we can read.
    """
    answers: queue.SimpleQueue[HubOffer | ModelUnavailable] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(_ask_hub(repo_id, timeout))
        except ModelUnavailable as error:
            answers.put(error)

    threading.Thread(target=ask, name="probe-hub", daemon=True).start()
    try:
        answer = answers.get(timeout=timeout)
    except queue.Empty as error:
        raise ModelUnavailable(f"{repo_id}: the model hub did not answer in {timeout:g} seconds") from error
    if isinstance(answer, ModelUnavailable):
        raise answer
    return answer


def pull(offer: HubOffer, notify: Notify) -> Path:
    """Download what an offer lists into the hub's cache and return the snapshot's directory.

    Raises:
        ModelUnavailable: the download broke off; what has come is kept and goes on next time.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.utils.tqdm import disable_progress_bars

    notify(f"Downloading {offer.repo_id} ({format_size(offer.size)}) from the model hub, once.")
    disable_progress_bars()
    try:
        snapshot_download(
            offer.repo_id,
            cache_dir=hub_cache_dir(),
            allow_patterns=list(offer.files),
            endpoint=os.environ.get("HF_ENDPOINT"),
        )
    except Exception as error:  # httpx, hub, file system: all mean that it is not here
        raise _hub_error(offer.repo_id, error) from error
    snapshot = hub_snapshot(offer.repo_id)
    if snapshot is None:
        raise ModelUnavailable(f"{offer.repo_id}: the download is not complete; run it again")
    return snapshot


def format_size(size: int) -> str:
    """Write a number of bytes for people: "312 MB"."""
    return f"{size / 1e6:.0f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def _ask_hub(repo_id: str, timeout: float) -> HubOffer:
    try:
        from huggingface_hub import HfApi

        api = HfApi(endpoint=os.environ.get("HF_ENDPOINT"))
        info = api.model_info(repo_id, timeout=timeout, files_metadata=True)
    except Exception as error:  # whatever its client raises: the hub is of no use now
        raise _hub_error(repo_id, error) from error
    return _offer(repo_id, info)


def _offer(repo_id: str, info: "ModelInfo") -> HubOffer:
    sizes = {file.rfilename: file.size or 0 for file in info.siblings or ()}
    weights = next((name for name in WEIGHTS if name in sizes), None)
    if weights is None or CONFIG not in sizes:
        raise ModelUnavailable(f"{repo_id}: the hub has no {CONFIG} with {' or '.join(WEIGHTS)} for it")
    wanted = {weights, CONFIG, *EXTRAS, *(name for files in TOKENIZERS for name in files)}
    files = tuple(sorted(wanted & sizes.keys()))
    return HubOffer(repo_id, info.sha or "main", files, sum(sizes[name] for name in files))


def _hub_error(repo_id: str, error: Exception) -> ModelUnavailable:
    from huggingface_hub.errors import RepositoryNotFoundError

    if isinstance(error, RepositoryNotFoundError):
        return ModelUnavailable(f"{repo_id}: the model hub knows no such checkpoint, or shows it to no guest")
    reason = " ".join(str(error).split())[:120] or type(error).__name__
    return ModelUnavailable(f"{repo_id}: the model hub cannot be reached ({reason})")
