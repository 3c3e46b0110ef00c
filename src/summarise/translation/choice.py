"""Choose the translator: Helsinki-NLP's checkpoint where it can be had, the embedded weights elsewhere.

A checkpoint is translated by CTranslate2 where that is installed and computes on a CPU, else by the reference
engine; `marian` and `ct2` insist on one of them.

Choosing imports no model library, and asks the hub at most once in `REMEMBER_DAYS`: a cached digest has to
know its translator's signature before it can be found, and must not wait for a network.
"""

import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from summarise.cache import write_atomically
from summarise.errors import ModelUnavailable, UsageError
from summarise.models.fetching import HubAccess
from summarise.models.fingerprints import read_json_object
from summarise.models.places import OPUS_MT, Notify, hub_is_forbidden, is_hub_id, is_revision
from summarise.translation.ct2 import Ct2Translator, ct2_is_installed, is_ct2_model, require_ct2
from summarise.translation.device import choose_device, read_device
from summarise.translation.embedded import EmbeddedTranslator
from summarise.translation.marian import MarianOptions, MarianTranslator
from summarise.translation.translator import Translator

REMEMBER_DAYS = 7
"""Days for which the hub is not asked again after it was out of reach. A machine that has no way to the hub
mostly stays so; one that was only off line for an hour is put right by `--translator marian` at once."""

SECONDS_A_DAY = 86_400

REMEDY = "try again once you are online, or take --translator embedded"


def choose_translator(
    name: str,
    *,
    choices: Path,
    notify: Notify,
    offline: bool = False,
    revision: str | None = None,
    device: str = "auto",
    marian: MarianOptions | None = None,
) -> Translator:
    """Return the translator for `auto`, `marian`, `ct2`, `embedded`, a hub id or a directory.

    Args:
        name: what the user asked for.
        choices: file in which `auto` remembers what it came to.
        notify: takes one line for the user.
        offline: never touch the network; HF_HUB_OFFLINE says the same.
        revision: branch, tag or commit of a hub's checkpoint; what the registry pins unless told.
        device: "auto", "cpu", "cuda" or "mps".
        marian: how a Marian checkpoint is to search.

    Raises:
        UsageError: the name is none of these, or the revision or the device cannot be one.
        ModelUnavailable: the checkpoint or the engine is not here and cannot be had.
        ModelCorrupt: the checkpoint's configuration cannot be read.
    """
    if revision is not None and not is_revision(revision):
        raise UsageError(f"--revision {revision}: name a branch, a tag or a commit, such as main")
    options = replace(marian or MarianOptions(), device=read_device(device))
    hub = HubAccess(notify, offline or hub_is_forbidden(), revision)
    chooser = Chooser(choices, notify, hub, options)
    if name == "auto":
        return chooser.choose_best()
    if name == "embedded":
        return chooser.open_embedded()
    if name == "marian":
        return chooser.choose_from_hub(OPUS_MT, chooser.open_reference)
    if name == "ct2":
        require_ct2()
        return chooser.choose_from_hub(OPUS_MT, chooser.open_ct2)
    directory = Path(name).expanduser()
    if name and directory.is_dir():
        return chooser.open_fastest(directory, directory.resolve().name)
    if is_hub_id(name):
        return chooser.choose_from_hub(name, chooser.open_fastest)
    raise UsageError(
        f"--translator {name}: neither auto, marian, ct2, embedded, the id of a checkpoint on the model hub "
        "(owner/name) nor a directory that is there"
    )


@dataclass(frozen=True, slots=True)
class Chooser:
    """Choose under one set of circumstances."""

    choices: Path
    notify: Notify
    hub: HubAccess
    marian: MarianOptions

    def choose_best(self) -> Translator:
        """Return Helsinki-NLP's checkpoint if it is here or can be had now, else the embedded weights."""
        if self.hub.find(OPUS_MT) is None and self._embedded_is_remembered():
            return self.open_embedded()
        try:
            return self.open_fastest(self.hub.fetch(OPUS_MT), OPUS_MT)
        except ModelUnavailable as error:
            reason = str(error).removeprefix(f"{OPUS_MT}: ")
        preface = (
            f"Translating with the embedded weights, which are slower than {OPUS_MT}: {reason}. "
            "Once you are online: --translator marian"
        )
        if not self.hub.offline:  # being told not to ask says nothing of what the hub would have answered
            self._remember_embedded()
        return self.open_embedded(preface)

    def choose_from_hub(self, repo_id: str, open_checkpoint: Callable[[Path, str], Translator]) -> Translator:
        """Return the checkpoint the user insists on.

        Raises:
            ModelUnavailable: it is not here and cannot be had.
        """
        try:
            snapshot = self.hub.fetch(repo_id)
        except ModelUnavailable as error:
            raise ModelUnavailable(f"{error}; {REMEDY}") from error
        return open_checkpoint(snapshot, repo_id)

    def open_embedded(self, preface: str = "") -> Translator:
        """Return the embedded weights."""
        return EmbeddedTranslator(self.notify, preface=preface, device=self.marian.device)

    def open_reference(self, checkpoint: Path, name: str) -> Translator:
        """Return the reference engine for a checkpoint."""
        return MarianTranslator(checkpoint, name, self.marian, notify=self.notify)

    def open_ct2(self, checkpoint: Path, name: str) -> Translator:
        """Return CTranslate2 for a checkpoint."""
        return Ct2Translator(checkpoint, name, self.notify, self.marian)

    def open_fastest(self, checkpoint: Path, name: str) -> Translator:
        """Return CTranslate2 where it can be used and computes on the CPU, else the reference engine."""
        on_cpu = choose_device(self.marian.device) == "cpu"
        if is_ct2_model(checkpoint) or (on_cpu and ct2_is_installed()):
            return self.open_ct2(checkpoint, name)
        return self.open_reference(checkpoint, name)

    def _embedded_is_remembered(self) -> bool:
        choice = read_json_object(self.choices)
        since = choice.get("since")
        if choice.get("translator") != "embedded" or not isinstance(since, int | float):
            return False
        return 0 <= time.time() - since < REMEMBER_DAYS * SECONDS_A_DAY

    def _remember_embedded(self) -> None:
        choice = {"translator": "embedded", "since": time.time()}
        with contextlib.suppress(OSError):  # a read-only cache: the hub is asked again next time
            write_atomically(self.choices, json.dumps(choice).encode())
