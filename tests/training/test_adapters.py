"""An adapter while it is trained."""

import pytest
import torch

from adapters import AdaptedLinear, LoraShape


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_a_run_is_taken_up_from_the_factors_alone(dtype: torch.dtype) -> None:
    trained = AdaptedLinear(torch.eye(4, dtype=dtype), (4,), LoraShape(2, 4))
    torch.nn.init.ones_(trained.b)
    trained.merge()
    taken_up = AdaptedLinear(torch.eye(4, dtype=dtype), (4,), LoraShape(2, 4))
    taken_up.load_state_dict(trained.state_dict())
    taken_up.merge()
    assert set(trained.state_dict()) == {"a", "b"}
    assert torch.equal(taken_up.merged, trained.merged)
    assert not torch.equal(taken_up.merged, taken_up.frozen)
