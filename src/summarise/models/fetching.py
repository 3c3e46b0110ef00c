"""Get a checkpoint by its hub id: from the hub's cache, else from the hub where that is allowed."""

from dataclasses import dataclass
from pathlib import Path

from summarise.errors import ModelUnavailable
from summarise.models.download import pull
from summarise.models.hub import probe_hub
from summarise.models.places import Notify, hub_snapshot
from summarise.models.registry import pinned_revision


@dataclass(frozen=True, slots=True)
class HubAccess:
    """How a run may use the hub."""

    notify: Notify
    offline: bool = False
    """Never touch the network."""
    revision: str | None = None
    """Branch, tag or commit; what the registry pins unless told."""

    def fetch(self, repo_id: str) -> Path:
        """Return the checkpoint's directory in the hub's cache, downloading it if that is allowed.

        Raises:
            ModelUnavailable: it is not there and cannot be had.
            ModelCorrupt: a file that came is not what the hub says it is.
        """
        snapshot = self.find(repo_id)
        if snapshot is None and self.offline:
            raise ModelUnavailable(f"{repo_id}: it is not on disk and the network is not to be used")
        return snapshot or pull(probe_hub(repo_id, self._revision_of(repo_id)), self.notify)

    def find(self, repo_id: str) -> Path | None:
        """Return the directory of a whole checkpoint in the hub's cache; touches no network."""
        return hub_snapshot(repo_id, self._revision_of(repo_id))

    def _revision_of(self, repo_id: str) -> str:
        return self.revision or pinned_revision(repo_id)
