"""Choose the summariser: sentences of the article, or a model's own words checked against it.

Choosing imports no model library: a cached digest has to know its summariser's signature before it is found.
"""

from dataclasses import dataclass
from pathlib import Path

from summarise.cache import Store
from summarise.errors import ModelUnavailable, UsageError
from summarise.models.fetching import HubAccess
from summarise.models.places import DISTILBART, Notify, hub_is_forbidden, is_hub_id, is_revision
from summarise.summary.abstractive import AbstractiveSummariser
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.length import SummaryLength
from summarise.summary.summariser import Summariser
from summarise.summary.writing.cached_writer import CachedWriter
from summarise.summary.writing.checkpoints import checkpoint_kind, checkpoint_on_disk
from summarise.summary.writing.instruct import InstructWriter
from summarise.summary.writing.seq2seq import Seq2SeqWriter
from summarise.summary.writing.smollm2 import NAME as SMOLLM2
from summarise.summary.writing.smollm2 import lack, smollm2
from summarise.summary.writing.writer import Writer
from summarise.translation.device import DeviceChoice, read_device

REMEDY = "try again once you are online, or take --summariser extractive"


def choose_summariser(
    name: str,
    *,
    length: SummaryLength,
    store: Store,
    notify: Notify,
    offline: bool = False,
    device: str = "auto",
    prompts: Path | None = None,
) -> Summariser:
    """Return the summariser for `auto`, `extractive`, `seq2seq`, `instruct`, a hub id or a directory.

    Args:
        name: what the user asked for; a hub id may name its revision, "owner/name@revision".
        length: how much a summary may take.
        store: keeps what is written.
        notify: takes one line for the user.
        offline: never touch the network; HF_HUB_OFFLINE says the same.
        device: "auto", "cpu", "cuda" or "mps".
        prompts: the user's copy of prompts/.

    Raises:
        UsageError: the name is none of these, or the device cannot be one.
        TemplateError: a prompt is wrong.
        ModelUnavailable: the checkpoint is not here and cannot be had, or cannot summarise.
        ModelCorrupt: the checkpoint's configuration cannot be read.
    """
    chooser = Chooser(notify, offline or hub_is_forbidden(), read_device(device), prompts)
    writer = None if name == "extractive" else chooser.choose_writer(name)
    chosen = ExtractiveSummariser(length)
    return AbstractiveSummariser(CachedWriter(writer, store), chosen, notify) if writer else chosen


@dataclass(frozen=True, slots=True)
class Chooser:
    """Choose a writer under one set of circumstances."""

    notify: Notify
    offline: bool
    device: DeviceChoice
    prompts: Path | None

    def choose_writer(self, name: str) -> Writer | None:
        """Return the writer of a name; for `auto` none, unless DistilBART is on this machine already.

        Raises:
            UsageError: the name is none.
            ModelError: it cannot be had or cannot summarise.
        """
        if name == "auto":
            snapshot = HubAccess(self.notify, offline=True).find(DISTILBART)
            return self._open_seq2seq(snapshot, DISTILBART) if snapshot else None
        if name == "seq2seq":
            return self._open_from_hub(DISTILBART)
        if name == "instruct":
            return self._open_smollm2()
        directory = Path(name).expanduser()
        if name and directory.is_dir():
            return self._open(directory, directory.resolve().name)
        repo_id, _, revision = name.partition("@")
        if is_hub_id(repo_id) and (not revision or is_revision(revision)):
            return self._open_from_hub(repo_id, revision or None)
        raise UsageError(
            f"--summariser {name}: neither auto, extractive, seq2seq, instruct, the id of a checkpoint on "
            "the model hub (owner/name) nor a directory that is there"
        )

    def _open_from_hub(self, repo_id: str, revision: str | None = None) -> Writer:
        try:
            snapshot = HubAccess(self.notify, self.offline, revision).fetch(repo_id)
        except ModelUnavailable as error:
            raise ModelUnavailable(f"{error}; {REMEDY}") from error
        return self._open(snapshot, repo_id)

    def _open(self, directory: Path, name: str) -> Writer:
        if checkpoint_kind(directory) == "seq2seq":
            return self._open_seq2seq(directory, name)
        checkpoint = checkpoint_on_disk(directory, name, self.notify)
        return InstructWriter(checkpoint, device=self.device, prompts=self.prompts)

    def _open_seq2seq(self, directory: Path, name: str) -> Writer:
        return Seq2SeqWriter(directory, name, notify=self.notify, device=self.device, prompts=self.prompts)

    def _open_smollm2(self) -> Writer:
        missing, remedy = lack()
        if missing:
            raise ModelUnavailable(f"{SMOLLM2}: {missing}; {remedy}, or take --summariser extractive")
        return InstructWriter(smollm2(self.notify), device=self.device, prompts=self.prompts)
