"""Ask the model hub, once and within a few seconds, what it has of a checkpoint."""

import os
import queue
import socket
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarise.errors import ModelUnavailable
from summarise.models.places import CONFIG, EXTRAS, MAIN, TOKENIZERS, WEIGHTS

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo, RepoSibling

PROBE_SECONDS = 5.0
"""What asking an unreachable hub may cost, import of its client, name lookup and connecting included."""


@dataclass(frozen=True, slots=True)
class HubFile:
    """One file the hub would send."""

    name: str
    size: int
    digest: str | None
    """SHA-256 of a large file (64 hex digits), git's SHA-1 of a small one (40), None where no one says."""


@dataclass(frozen=True, slots=True)
class HubOffer:
    """What the hub would send for a checkpoint."""

    repo_id: str
    asked: str
    """The revision that was asked for: a branch, a tag or a commit."""
    revision: str
    """Commit id."""
    files: tuple[HubFile, ...]

    @property
    def size(self) -> int:
        """Bytes of the files together."""
        return sum(file.size for file in self.files)


def probe_hub(repo_id: str, revision: str = MAIN, timeout: float = PROBE_SECONDS) -> HubOffer:
    """Ask the hub (HF_ENDPOINT) once what it has, and return within `timeout` seconds whatever happens.

    The question is put in a thread of its own: a timeout on the socket alone would cover neither name
    lookup nor a server that answers one byte a second.

    Raises:
        ModelUnavailable: no answer in time, no such checkpoint, or nothing in it we can read.
    """
    answers: queue.SimpleQueue[HubOffer | ModelUnavailable] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(_ask_hub(repo_id, revision, timeout))
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


def hub_endpoint() -> str:
    """Return the address of the hub: HF_ENDPOINT, or huggingface.co."""
    return (os.environ.get("HF_ENDPOINT") or "https://huggingface.co").rstrip("/")


def hub_error(repo_id: str, error: Exception) -> ModelUnavailable:
    """Say in one line why the hub is of no use, whatever its client raised."""
    from huggingface_hub.errors import RepositoryNotFoundError, RevisionNotFoundError

    if isinstance(error, RepositoryNotFoundError):
        return ModelUnavailable(f"{repo_id}: the model hub knows no such checkpoint, or shows it to no guest")
    if isinstance(error, RevisionNotFoundError):
        return ModelUnavailable(f"{repo_id}: the model hub knows no such revision of it")
    return ModelUnavailable(f"{repo_id}: the model hub cannot be reached ({_reason(error)})")


def _reason(error: BaseException) -> str:
    """Return why a connection failed, in words where the system has only an error number."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror):
            return "there is no network, or it does not know the hub's name"
        cause = cause.__cause__ or cause.__context__
    return " ".join(str(error).split())[:120] or type(error).__name__


def _ask_hub(repo_id: str, revision: str, timeout: float) -> HubOffer:
    try:
        from huggingface_hub import HfApi

        api = HfApi(endpoint=hub_endpoint())
        info = api.model_info(repo_id, revision=revision, timeout=timeout, files_metadata=True)
    except Exception as error:  # whatever its client raises: the hub is of no use now
        raise hub_error(repo_id, error) from error
    return _offer(repo_id, revision, info)


def _offer(repo_id: str, revision: str, info: "ModelInfo") -> HubOffer:
    files = {file.rfilename: _hub_file(file) for file in info.siblings or ()}
    weights = next((name for name in WEIGHTS if name in files), None)
    if weights is None or CONFIG not in files:
        raise ModelUnavailable(f"{repo_id}: the hub has no {CONFIG} with {' or '.join(WEIGHTS)} for it")
    wanted = {weights, CONFIG, *EXTRAS, *(name for names in TOKENIZERS for name in names)}
    listed = tuple(files[name] for name in sorted(wanted & files.keys()))
    return HubOffer(repo_id, revision, info.sha or revision, listed)


def _hub_file(file: "RepoSibling") -> HubFile:
    digest = file.lfs.sha256 if file.lfs else file.blob_id
    return HubFile(file.rfilename, file.size or 0, digest)
