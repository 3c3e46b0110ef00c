"""What of the known checkpoints is on this machine, whether it can be used now, and what mends it if not.

Nothing here imports a model library or touches the network, so that `summarise models list` and
`summarise doctor` answer at once.
"""

import contextlib
import shutil
import stat
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from summarise.errors import ModelError
from summarise.models.conversion import converted_places, is_whole
from summarise.models.integrity import misfits
from summarise.models.places import (
    hub_cache_dir,
    hub_folder,
    hub_snapshot_place,
    missing_parts,
    model_cache_dir,
)
from summarise.models.registry import EMBEDDED, INSTRUCT, KnownCheckpoint, Task, known_checkpoints
from summarise.summary.writing import smollm2
from summarise.translation import gguf
from summarise.translation.embedded import PREFIX, EmbeddedTranslator

UNPACKERS = ("gguf", "accelerate")
"""Modules that unpacking the embedded weights needs; once they are unpacked nobody asks for them."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One checkpoint as this machine has it."""

    id: str
    task: Task
    purpose: str
    revision: str
    """What is or would be taken: a branch, a tag, a commit, or the SHA-256 of a file."""
    licence: str
    size: int | None
    parameters: int | None
    place: Path | None
    """Where it lies, None while it lies nowhere."""
    lack: str = ""
    """Why it cannot be used now; empty if it can."""
    remedy: str = ""
    """The command that mends it."""

    @property
    def usable(self) -> bool:
        """Whether it can be used now, without a network."""
        return not self.lack


def list_holdings(revision: str | None = None) -> list[Holding]:
    """Look at every known checkpoint and at every other one in the hub's cache that could translate.

    Args:
        revision: look at this revision of the hub's checkpoints, not the pinned ones.
    """
    known = known_checkpoints()
    others = sorted(_hub_ids() - {entry.id for entry in known})
    return [_hold(entry, revision) for entry in known] + [
        hold_from_hub(repo_id, _unknown(repo_id), revision) for repo_id in others
    ]


def find_holding(name: str, revision: str | None = None) -> Holding:
    """Return what this machine has of one checkpoint, known or not."""
    entry = next((entry for entry in known_checkpoints() if entry.id == name), None)
    return hold_from_hub(name, _unknown(name), revision) if entry is None else _hold(entry, revision)


def hold_from_hub(repo_id: str, known: KnownCheckpoint, revision: str | None) -> Holding:
    """Return what the hub's cache has of a checkpoint."""
    asked = revision or known.revision
    snapshot = hub_snapshot_place(repo_id, asked)
    lack = "not downloaded" if snapshot is None else _lack_of(snapshot)
    return Holding(
        id=repo_id,
        task=known.task,
        purpose=known.purpose,
        revision=asked if snapshot is None or snapshot.name == asked else f"{asked} ({snapshot.name[:12]})",
        licence=known.licence,
        size=folder_size(snapshot) if snapshot else known.size or None,
        parameters=known.parameters or None,
        place=snapshot,
        lack=lack,
        remedy=f"summarise models pull {repo_id}" if lack else "",
    )


def folder_size(folder: Path) -> int:
    """Add up the bytes of a folder's files, each content once; what vanishes meanwhile counts nothing."""
    sizes: dict[tuple[int, int], int] = {}
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                sizes[status.st_dev, status.st_ino] = status.st_size
    return sum(sizes.values())


def removable(name: str) -> list[Path]:
    """List what belongs to one checkpoint and to no other: downloads of all revisions, converted copies."""
    if name == INSTRUCT:
        places = [*model_cache_dir().glob(f"{smollm2.PREFIX}*")]
    elif name == EMBEDDED:
        places = [model_cache_dir() / gguf.NAME, *model_cache_dir().glob(f"{PREFIX}*")]
    else:
        locks = hub_cache_dir() / ".locks" / hub_folder(name).name
        places = [hub_folder(name), locks, *converted_places(name)]
    return sorted(place for place in places if place.exists())


def remove(places: list[Path]) -> None:
    """Delete files and folders.

    Raises:
        OSError: one of them cannot be deleted.
    """
    for place in places:
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink()


def _hold(known: KnownCheckpoint, revision: str | None) -> Holding:
    packaged = {EMBEDDED: _hold_embedded, INSTRUCT: _hold_instruct}.get(known.id)
    return packaged(known) if packaged else hold_from_hub(known.id, known, revision)


def _hold_embedded(known: KnownCheckpoint) -> Holding:
    place = unpacked_place(known.id)
    lack = _lack_of_embedded(whole=is_whole(place))
    return _hold_packaged(known, place, _package_place(), (lack, gguf.INSTALL if lack else ""))


def _hold_instruct(known: KnownCheckpoint) -> Holding:
    return _hold_packaged(known, smollm2.place(), _file_place(), smollm2.lack())


def unpacked_place(name: str) -> Path:
    """Return where the weights of a package lie once they are unpacked."""
    return smollm2.place() if name == INSTRUCT else EmbeddedTranslator(lambda message: None).place


def _hold_packaged(
    known: KnownCheckpoint, place: Path, package: Path | None, lacking: tuple[str, str]
) -> Holding:
    lack, remedy = lacking
    return Holding(
        id=known.id,
        task=known.task,
        purpose=known.purpose,
        revision=f"sha256 {known.revision[:12]}",
        licence=known.licence,
        size=known.size,
        parameters=known.parameters,
        place=place if place.is_dir() else package,
        lack=lack,
        remedy=remedy,
    )


def _lack_of_embedded(*, whole: bool) -> str:
    """Say what keeps the embedded weights from being loaded or unpacked, empty if nothing does."""
    try:
        own = gguf.own_gguf()
    except ModelError as error:
        return str(error)
    return "" if whole else _lack_of_packages(own or model_cache_dir() / gguf.NAME)


def _lack_of_packages(joined: Path) -> str:
    if missing := [module for module in UNPACKERS if find_spec(module) is None]:
        return f"{' and '.join(missing)} not installed"
    if joined.is_file():
        return ""
    try:
        for package in gguf.PACKAGES:
            gguf.locate_part(package)
    except ModelError:
        return "not installed"
    return ""


def _package_place() -> Path | None:
    try:
        return gguf.locate_part(gguf.PACKAGES[0]).parent
    except ModelError:
        return None


def _file_place() -> Path | None:
    try:
        return smollm2.find_gguf().parent
    except ModelError:
        return None


def _lack_of(snapshot: Path) -> str:
    if missing := missing_parts(snapshot):
        return f"lacks {', '.join(missing)}"
    if cut := misfits(snapshot):
        return f"damaged: {', '.join(cut)}"
    return ""


def _hub_ids() -> set[str]:
    """List the checkpoints in the hub's cache that lie there in files a Marian checkpoint has."""
    folders = hub_cache_dir().glob("models--*--*")
    return {
        folder.name.removeprefix("models--").replace("--", "/", 1)
        for folder in folders
        if any(folder.glob("snapshots/*/source.spm"))
    }


def _unknown(repo_id: str) -> KnownCheckpoint:
    return KnownCheckpoint(repo_id, "hub", "translation", "", "main", "", 0, 0)
