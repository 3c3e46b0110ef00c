"""What becomes of a hub that is there, hangs or knows nothing."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fake_hub import COMMIT, Hub
from summarise.errors import ModelUnavailable
from summarise.models.hub import PROBE_SECONDS, probe_hub
from summarise.models.places import OPUS_MT


def test_a_hub_in_reach_says_what_it_would_send(hub: Hub, trained_marian: Path) -> None:
    offer = probe_hub(OPUS_MT)
    assert offer.revision == COMMIT
    sizes = {file.name: file.size for file in offer.files}
    assert sizes["model.safetensors"] == (trained_marian / "model.safetensors").stat().st_size
    assert {file.name: len(file.digest or "") for file in offer.files} | {"model.safetensors": 64} == {
        "config.json": 40,
        "generation_config.json": 40,
        "model.safetensors": 64,
        "source.spm": 64,
        "target.spm": 64,
        "tokenizer_config.json": 40,
        "vocab.json": 40,
    }
    assert len(hub.requests) == 1


def test_a_revision_is_asked_for_by_name(hub: Hub) -> None:
    assert probe_hub(OPUS_MT, "v1").revision == COMMIT
    assert "/revision/v1" in hub.requests[0]
    with pytest.raises(ModelUnavailable, match="no such revision"):
        probe_hub(OPUS_MT, "v2")


def test_a_checkpoint_the_hub_does_not_know_is_named(hub: Hub) -> None:
    with pytest.raises(ModelUnavailable, match=r"^nobody/nothing: .*knows no such checkpoint"):
        probe_hub("nobody/nothing")


def test_a_machine_without_a_network_is_told_so_without_error_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")  # RFC 2606: a name that never resolves
    with pytest.raises(ModelUnavailable, match=r"no network, or it does not know the hub's name\)$"):
        probe_hub(OPUS_MT)


def test_a_hanging_hub_costs_the_timeout_and_no_more(hanging_hub: None) -> None:
    started = time.monotonic()
    with pytest.raises(ModelUnavailable, match=r"did not answer|cannot be reached"):
        probe_hub(OPUS_MT, timeout=1.0)
    assert time.monotonic() - started < 2.0


def test_a_dripping_hub_costs_the_timeout_and_no_more(dripping_hub: None) -> None:
    with pytest.raises(ModelUnavailable, match="did not answer in 1 seconds"):
        probe_hub(OPUS_MT, timeout=1.0)


def test_the_process_ends_though_the_hub_still_drips(dripping_hub: None) -> None:
    code = f"from summarise.models.hub import probe_hub; probe_hub({OPUS_MT!r}, timeout=1.0)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env=os.environ, check=False
    )
    assert "did not answer in 1 seconds" in result.stderr


def test_the_program_asks_for_five_seconds() -> None:
    assert PROBE_SECONDS == 5.0


def test_a_closed_port_is_a_hub_out_of_reach(hub_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelUnavailable, match=OPUS_MT) as raised:
        probe_hub(OPUS_MT)
    assert "\n" not in str(raised.value)


def test_a_proxy_is_asked_instead_of_the_hub(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask through a child process: the hub's client reads the proxy when it is made."""
    code = f"from summarise.models.hub import probe_hub; print(probe_hub({OPUS_MT!r}).revision)"
    environment = os.environ | {
        "HF_ENDPOINT": "http://hub.invalid",
        "HTTP_PROXY": hub.endpoint,
        "NO_PROXY": "",
    }
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert result.stdout.strip() == COMMIT, result.stderr
