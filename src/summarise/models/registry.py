"""The registry of checkpoints this program knows: what they are for, which revision, on what terms."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from summarise.models.places import MAIN

EMBEDDED = "embedded"
"""The id of the weights that come from the package registry."""
INSTRUCT = "instruct"
"""The id of the weights that write summaries and come from there too."""

Task = Literal["translation", "summaries"]


@dataclass(frozen=True, slots=True)
class KnownCheckpoint:
    """One entry of data/checkpoints.toml, which says what each field means."""

    id: str
    kind: Literal["hub", "embedded"]
    task: Task
    purpose: str
    revision: str
    licence: str
    size: int
    parameters: int


@cache
def known_checkpoints() -> tuple[KnownCheckpoint, ...]:
    """Return the registry in its own order."""
    text = (files("summarise") / "data" / "checkpoints.toml").read_text(encoding="utf-8")
    return tuple(KnownCheckpoint(**entry) for entry in tomllib.loads(text)["checkpoint"])


def pinned_revision(repo_id: str) -> str:
    """Return the revision of a hub's checkpoint that is taken where the user names none."""
    pins = {known.id: known.revision for known in known_checkpoints() if known.kind == "hub"}
    return pins.get(repo_id, MAIN)
