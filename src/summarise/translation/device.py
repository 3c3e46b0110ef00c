"""Which processor an engine computes on, told without loading torch: it is part of every signature."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

from summarise.errors import ModelUnavailable, UsageError

Device = Literal["cpu", "cuda", "mps"]
DeviceChoice = Literal["auto", "cpu", "cuda", "mps"]

DRIVER = Path("/proc/driver/nvidia/gpus")
"""Where NVIDIA's driver lists its cards on Linux. Elsewhere a GPU has to be asked for."""


def choose_device(wanted: DeviceChoice = "auto") -> Device:
    """Return the device that was asked for, or for `auto` an NVIDIA GPU torch can use, else the CPU.

    Apple's GPU has to be asked for: nobody has measured it against CTranslate2 on the same machine's CPU.
    """
    if wanted != "auto":
        return wanted
    return "cuda" if has_nvidia_card(DRIVER) and torch_knows_cuda() else "cpu"


def read_device(name: str) -> DeviceChoice:
    """Return the device of a name.

    Raises:
        UsageError: it is none.
    """
    for known in get_args(DeviceChoice):
        if name == known:
            return known  # type: ignore[no-any-return]
    raise UsageError(f"--device {name}: choose one of {', '.join(get_args(DeviceChoice))}")


def has_nvidia_card(driver: Path) -> bool:
    """Say whether the driver lists a card."""
    try:
        return any(driver.iterdir())
    except OSError:
        return False


@cache
def torch_knows_cuda() -> bool:
    """Say whether the installed torch is a build for CUDA, by the library it then brings."""
    spec = find_spec("torch")
    places = (spec.submodule_search_locations or []) if spec else []
    return any((Path(place) / "lib" / "libtorch_cuda.so").is_file() for place in places)


def check_device(device: Device) -> None:
    """Make sure torch can compute on a device.

    Raises:
        ModelUnavailable: it is not there, or the installed torch cannot use it.
    """
    import torch

    usable = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if not usable[device]:
        raise ModelUnavailable(f"{device}: torch finds no such device here; choose the device cpu")
