"""A download goes on where it stopped, never waits for ever, and keeps only what was promised."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fake_hub import COMMIT, Hub
from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.download import PARTIAL, pull
from summarise.models.hub import HubOffer, probe_hub
from summarise.models.integrity import examine
from summarise.models.places import OPUS_MT, hub_snapshot


def fetch(offer: HubOffer | None = None, stall: float = 30.0) -> tuple[Path, list[str], int]:
    """Pull, and return the snapshot, the notices and the bytes that were counted."""
    notices: list[str] = []
    counts: list[int] = []
    snapshot = pull(offer or probe_hub(OPUS_MT), notices.append, counts.append, stall=stall)
    return snapshot, notices, sum(counts)


def weights_size(checkpoint: Path) -> int:
    return (checkpoint / "model.safetensors").stat().st_size


def test_a_checkpoint_is_found_afterwards(hub: Hub, hub_cache: Path, trained_marian: Path) -> None:
    offer = probe_hub(OPUS_MT)
    snapshot, notices, counted = fetch(offer)
    assert snapshot == hub_snapshot(OPUS_MT) == hub_snapshot(OPUS_MT, COMMIT)
    assert snapshot.is_relative_to(hub_cache)
    (notice,) = notices
    assert OPUS_MT in notice
    assert "kB" in notice
    assert counted == offer.size
    assert (snapshot / "vocab.json").read_bytes() == (trained_marian / "vocab.json").read_bytes()
    assert examine(snapshot).damaged == examine(snapshot).unknown == ()


def test_the_hubs_own_client_finds_what_was_pulled(hub: Hub) -> None:
    snapshot, _, _ = fetch()
    from huggingface_hub import try_to_load_from_cache

    found = try_to_load_from_cache(OPUS_MT, "config.json", cache_dir=os.environ["HF_HUB_CACHE"])
    assert found == str(snapshot / "config.json")


def test_what_is_there_is_not_fetched_again(hub: Hub) -> None:
    fetch()
    offer = probe_hub(OPUS_MT)
    hub.requests.clear()
    fetch(offer)
    assert hub.requests == []


@pytest.mark.parametrize("name", ["model.safetensors", "vocab.json"])
def test_a_damaged_file_is_fetched_again_and_no_other(hub: Hub, name: str) -> None:
    snapshot, _, _ = fetch()
    content = (snapshot / name).read_bytes()
    (snapshot / name).write_bytes(content[:-1] + b"?")
    assert examine(snapshot).damaged == (name,)
    hub.requests.clear()
    fetch()
    assert [path.rpartition("/")[2] for path in hub.requests if "/resolve/" in path] == [name]
    assert (snapshot / name).read_bytes() == content


def test_a_hub_that_falls_silent_is_given_up_and_the_rest_comes_later(hub: Hub, trained_marian: Path) -> None:
    hub.faults.hang_after = 20_000
    with pytest.raises(ModelUnavailable, match=rf"next to nothing for 0\.5 seconds.*models pull {OPUS_MT}"):
        fetch(stall=0.5)
    assert hub_snapshot(OPUS_MT) is None
    hub.faults.hang_after = None
    snapshot, _, counted = fetch()
    (resumed,) = hub.ranges
    assert resumed.split()[0] == "model.safetensors"
    assert 0 < int(resumed.removeprefix("model.safetensors bytes=").removesuffix("-")) <= 20_000
    assert counted == probe_hub(OPUS_MT).size
    assert examine(snapshot).damaged == ()


def test_a_dripping_hub_is_given_up(hub: Hub) -> None:
    hub.faults.drip_after = 20_000
    with pytest.raises(ModelUnavailable, match="next to nothing"):
        fetch(stall=1.0)


def test_an_altered_file_is_named_and_thrown_away(hub: Hub, hub_cache: Path) -> None:
    hub.faults.alter = "model.safetensors"
    with pytest.raises(ModelCorrupt, match=r"model\.safetensors came altered") as raised:
        fetch()
    assert "\n" not in str(raised.value)
    assert hub_snapshot(OPUS_MT) is None
    assert list(hub_cache.rglob(f"*{PARTIAL}")) == []
    hub.faults.alter = ""
    assert hub_snapshot(OPUS_MT) is None
    fetch()
    assert hub_snapshot(OPUS_MT) is not None


def test_a_file_longer_than_promised_is_thrown_away(hub: Hub, hub_cache: Path) -> None:
    offer = probe_hub(OPUS_MT)
    first = offer.files[0]
    blobs = hub_cache / "models--Helsinki-NLP--opus-mt-id-en" / "blobs"
    blobs.mkdir(parents=True)
    (blobs / f"{first.digest}{PARTIAL}").write_bytes(b"x" * (first.size + 5))
    snapshot, _, _ = fetch(offer)
    assert (snapshot / first.name).stat().st_size == first.size


def test_a_tag_is_remembered_as_the_commit_it_was(hub: Hub, hub_cache: Path) -> None:
    fetch(probe_hub(OPUS_MT, "v1"))
    assert hub_snapshot(OPUS_MT, "v1") == hub_snapshot(OPUS_MT, COMMIT)
    assert hub_snapshot(OPUS_MT) is None


def test_a_cache_that_cannot_be_written_is_named(hub: Hub, hub_cache: Path) -> None:
    hub_cache.write_text("a file where the directory should be")
    with pytest.raises(ModelUnavailable, match=r"cannot be written.*set HF_HOME"):
        fetch()


def test_a_second_pull_of_the_same_checkpoint_waits_and_fetches_nothing_twice(
    hub: Hub, hub_cache: Path
) -> None:
    offer = probe_hub(OPUS_MT)
    hub.requests.clear()
    with ThreadPoolExecutor() as pool:
        pulls = [pool.submit(fetch, offer) for _ in range(3)]
        results = [each.result() for each in pulls]
    assert len({snapshot for snapshot, _, _ in results}) == 1
    assert examine(results[0][0]).damaged == ()
    assert len(hub.requests) == len(set(hub.requests)) > 0
    waited = [
        notices for _, notices, _ in results if f"{OPUS_MT}: another process fetches it; waiting." in notices
    ]
    assert len(waited) == 2
