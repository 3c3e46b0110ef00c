"""What a run goes on with when its translator fails in the middle of the work."""

from pathlib import Path

import pytest

from summarise.api import make_digester, make_recourse
from summarise.errors import DeviceLost, ModelCorrupt, ModelError, ModelUnavailable
from summarise.settings import Settings


def settings(tmp_path: Path, **changed: str) -> Settings:
    return Settings(offline=True, cache_dir=tmp_path, summariser="extractive", **changed)  # type: ignore[arg-type]


def test_a_damaged_checkpoint_gives_way_to_the_embedded_weights_once(tmp_path: Path) -> None:
    given, said = settings(tmp_path), []
    digester = make_digester(settings(tmp_path, translator="embedded"))
    recourse = make_recourse(given, said.append)
    successor = recourse(digester, ModelCorrupt("opus: model.safetensors is damaged"))
    assert successor is not None
    assert successor.store is digester.store
    assert "Gemma" in successor.signature["translator"]
    assert said == ["opus: model.safetensors is damaged; going on with the embedded weights"]
    assert recourse(digester, ModelCorrupt("again")) is None


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"translator": "marian"}, ModelCorrupt("who insists on a checkpoint is told, not overruled")),
        ({"device": "cpu"}, DeviceLost("there is no other device")),
        ({}, ModelUnavailable("the weights are not here")),
    ],
)
def test_there_is_none_where_the_user_chose_or_nothing_else_is_left(
    tmp_path: Path, changed: dict[str, str], error: ModelError
) -> None:
    digester = make_digester(settings(tmp_path, translator="embedded"))
    assert make_recourse(settings(tmp_path, **changed))(digester, error) is None


def test_a_lost_device_gives_way_to_the_cpu(tmp_path: Path) -> None:
    said: list[str] = []
    digester = make_digester(settings(tmp_path, translator="embedded"))
    successor = make_recourse(settings(tmp_path, translator="embedded"), said.append)(
        digester, DeviceLost("the graphics processor failed (CUDA error: x)")
    )
    assert successor is not None
    assert said == ["the graphics processor failed (CUDA error: x); going on with the CPU"]
