"""Fetch a checkpoint from the model hub into the hub's cache: goes on where it stopped, checks what came.

The hub's own client starts a broken download anew and waits for a stalled one as long as a byte drips, so
the files are fetched here; address, proxies, certificates and token are those of the client.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from summarise.errors import ModelCorrupt, ModelError, ModelUnavailable
from summarise.locks import locked_folder
from summarise.models.hub import HubFile, HubOffer, hub_endpoint, hub_error
from summarise.models.integrity import SHA1_DIGITS, content_digest
from summarise.models.places import COMMIT, Notify, format_size, hub_folder, missing_parts

STALL_SECONDS = 30.0
"""How long a download may stand still before it is given up."""
STALL_RATE = 1000
"""Bytes a second below which it counts as standing still: at this rate 300 MB would take 83 hours."""
PARTIAL = ".summarise-partial"
"""What a file's name ends in until all of it is here."""

Advance = Callable[[int], None]
"""Takes the number of bytes that have come since it was last called."""


def pull(
    offer: HubOffer,
    notify: Notify,
    advance: Advance = lambda count: None,
    *,
    stall: float = STALL_SECONDS,
) -> Path:
    """Download what an offer lists into the hub's cache and return the snapshot's directory.

    Files that are there already are hashed and fetched again where they are damaged.

    Raises:
        ModelUnavailable: the download broke off or stands still; what has come is kept and goes on next time.
        ModelCorrupt: a file that came is not what the hub says it is.
    """
    notify(f"Downloading {offer.repo_id} ({format_size(offer.size)}) from the model hub, once.")
    folder = hub_folder(offer.repo_id)
    snapshot = folder / "snapshots" / offer.revision
    try:
        (folder / "blobs").mkdir(parents=True, exist_ok=True)
        # Two that append to one partial file would spoil it: the second finds what the first has fetched.
        with locked_folder(folder, lambda: notify(f"{offer.repo_id}: another process fetches it; waiting.")):
            _check_space(folder, offer.size)
            for file in offer.files:
                blob = _fetch(offer, file, folder / "blobs", advance, stall)
                _place(blob, snapshot / file.name)
            _remember(folder, offer)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelUnavailable(
            f"{folder}: cannot be written ({reason}); set HF_HOME to another place"
        ) from error
    if missing := missing_parts(snapshot):
        raise ModelUnavailable(f"{offer.repo_id}: the model hub lacks {', '.join(missing)}")
    return snapshot


def _check_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ModelUnavailable(
            f"{folder}: {format_size(needed)} are needed and {format_size(free)} are free; "
            "make room or set HF_HOME to another place"
        )


def _fetch(offer: HubOffer, file: HubFile, blobs: Path, advance: Advance, stall: float) -> Path:
    """Return the file's content in the cache, fetched if it is not there or damaged."""
    known = blobs / file.digest if file.digest else None
    if known and known.is_file() and _fits(known, file):
        advance(file.size)
        return known
    partial = blobs / f"{file.digest or f'{offer.revision}-{file.name}'}{PARTIAL}"
    _stream(offer, file, partial, advance, stall)
    if not _fits(partial, file):
        partial.unlink()
        raise ModelCorrupt(
            f"{offer.repo_id}: {file.name} came altered or cut short from {hub_endpoint()} and was thrown "
            f"away; try again: summarise models pull {offer.repo_id}"
        )
    blob = known or blobs / content_digest(partial, SHA1_DIGITS)
    partial.replace(blob)
    return blob


def _fits(path: Path, file: HubFile) -> bool:
    if path.stat().st_size != file.size:
        return False
    return file.digest is None or content_digest(path, len(file.digest)) == file.digest


def _stream(offer: HubOffer, file: HubFile, partial: Path, advance: Advance, stall: float) -> None:
    """Append to the partial file what it lacks."""
    done = partial.stat().st_size if partial.is_file() else 0
    if done >= file.size:
        partial.unlink(missing_ok=True)
        done = 0
    try:
        with _open_response(offer, file, done, stall) as response:
            response.raise_for_status()
            resumed = response.status_code == 206
            advance(done if resumed else 0)
            with partial.open("ab" if resumed else "wb") as target:
                for chunk in _lively(response.iter_bytes(), offer.repo_id, stall):
                    target.write(chunk)
                    advance(len(chunk))
    except (ModelError, OSError):
        raise
    except Exception as error:  # whatever the client raises
        raise _broken(offer, error, stall) from error


def _open_response(offer: HubOffer, file: HubFile, done: int, stall: float) -> Any:
    from huggingface_hub import get_session, get_token, hf_hub_url

    url = hf_hub_url(offer.repo_id, file.name, revision=offer.revision, endpoint=hub_endpoint())
    headers = {"Accept-Encoding": "identity"}  # what is packed on the way cannot go on in its middle
    if token := get_token():
        headers["Authorization"] = f"Bearer {token}"
    if done:
        headers["Range"] = f"bytes={done}-"
    return get_session().stream("GET", url, headers=headers, follow_redirects=True, timeout=stall)


def _lively(chunks: Iterator[bytes], repo_id: str, stall: float) -> Iterator[bytes]:
    """Pass chunks on as long as they come faster than a drip; the socket's timeout sees to silence."""
    since, come = time.monotonic(), 0
    for chunk in chunks:
        yield chunk
        come += len(chunk)
        if time.monotonic() - since >= stall:
            if come < STALL_RATE * stall:
                raise _stalled(repo_id, stall)
            since, come = time.monotonic(), 0


def _broken(offer: HubOffer, error: Exception, stall: float) -> ModelUnavailable:
    if "timeout" in type(error).__name__.lower():
        return _stalled(offer.repo_id, stall)
    return ModelUnavailable(f"{hub_error(offer.repo_id, error)}; {_again(offer.repo_id)}")


def _stalled(repo_id: str, stall: float) -> ModelUnavailable:
    return ModelUnavailable(
        f"{repo_id}: the model hub has sent next to nothing for {stall:g} seconds; {_again(repo_id)}"
    )


def _again(repo_id: str) -> str:
    return f"what has come is kept, go on with: summarise models pull {repo_id}"


def _place(blob: Path, pointer: Path) -> None:
    """Let a snapshot's file be the content: a relative link as the hub's client makes it, else a copy."""
    pointer.parent.mkdir(parents=True, exist_ok=True)
    if pointer.exists() and pointer.samefile(blob):  # another process may be reading it
        return
    pointer.unlink(missing_ok=True)
    try:
        pointer.symlink_to(os.path.relpath(blob, pointer.parent))
    except OSError:  # Windows without the right to make links
        shutil.copyfile(blob, pointer)


def _remember(folder: Path, offer: HubOffer) -> None:
    """Write down which commit the asked revision was, as the hub's client does."""
    if COMMIT.fullmatch(offer.asked):
        return
    reference = folder / "refs" / offer.asked
    reference.parent.mkdir(parents=True, exist_ok=True)
    reference.write_text(offer.revision, encoding="ascii")
