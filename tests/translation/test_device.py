"""Which device is chosen, without torch."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from summarise.errors import ModelUnavailable
from summarise.translation import device
from summarise.translation.device import Device, check_device, choose_device, has_nvidia_card


@pytest.mark.parametrize("wanted", ["cpu", "cuda", "mps"])
def test_what_is_asked_for_is_taken(wanted: Device) -> None:
    assert choose_device(wanted) == wanted


@pytest.mark.parametrize(
    ("card", "cuda", "expected"), [(True, True, "cuda"), (True, False, "cpu"), (False, True, "cpu")]
)
def test_auto_takes_what_torch_can_use(
    card: bool, cuda: bool, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device, "has_nvidia_card", lambda driver: card)
    monkeypatch.setattr(device, "torch_knows_cuda", lambda: cuda)
    assert choose_device("auto") == expected


def test_a_card_is_one_the_driver_lists(tmp_path: Path) -> None:
    assert not has_nvidia_card(tmp_path / "gpus")
    (tmp_path / "gpus").mkdir()
    assert not has_nvidia_card(tmp_path / "gpus")
    (tmp_path / "gpus" / "0000:01:00.0").mkdir()
    assert has_nvidia_card(tmp_path / "gpus")


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is an NVIDIA GPU here")
def test_a_device_that_is_not_there_is_named() -> None:
    check_device("cpu")
    with pytest.raises(ModelUnavailable, match="cuda: torch finds no such device"):
        check_device("cuda")


def test_choosing_imports_no_torch() -> None:
    code = (
        "import sys; from summarise.translation.device import choose_device; choose_device(); "
        "print('torch' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"
