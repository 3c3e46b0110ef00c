"""A row's bits do not depend on what else is in the batch."""

import pytest
import torch

from summarise.translation.gemma import Gemma
from summarise.translation.steady import COLUMNS, RowCache, SteadyLinear, make_steady, rounded_up
from tiny_gemma import PROMPTS


@torch.inference_mode()
@pytest.mark.parametrize("shape", [(640, 2048), (2048, 640), (640, 256)])
@pytest.mark.parametrize("tokens", [1, 2])
def test_a_steady_layer_gives_a_row_equal_bits_among_any_others(shape: tuple[int, int], tokens: int) -> None:
    torch.manual_seed(1)
    weight = torch.nn.Parameter(torch.randn(shape[1], shape[0], dtype=torch.bfloat16) / 25)
    states = torch.randn(350, tokens, shape[0], dtype=torch.bfloat16)
    layer = SteadyLinear(weight)
    whole = layer(states)
    assert torch.allclose(whole.float(), states.float() @ weight.float().T, atol=0.05)
    for rows in (1, 2, 7, 31, 33, 128, 129, 256, 349):
        assert torch.equal(layer(states[:rows]), whole[:rows])
        assert torch.equal(layer(states[-rows:]), whole[-rows:])


def test_a_token_is_written_into_its_own_column_of_its_own_row() -> None:
    cache = RowCache()
    prompt = torch.ones(2, 1, COLUMNS, 4)
    cache.update(prompt, prompt, 0)
    cache.open_columns(torch.tensor([3, COLUMNS]))
    keys, _ = cache.update(torch.full((2, 1, 1, 4), 5.0), torch.full((2, 1, 1, 4), 6.0), 0)
    assert keys.shape == (2, 1, 2 * COLUMNS, 4)
    assert (keys[0, 0] == 5).all(dim=1).nonzero().flatten().tolist() == [3]
    assert (keys[1, 0] == 5).all(dim=1).nonzero().flatten().tolist() == [COLUMNS]
    cache.keep(torch.tensor([1, 1, 0]))
    cache.open_columns(torch.tensor([COLUMNS + 1, COLUMNS + 1, 4]))
    _, values = cache.update(torch.zeros(3, 1, 1, 4), torch.zeros(3, 1, 1, 4), 0)
    assert (values[:, 0] == 6).all(dim=2).nonzero().tolist() == [[0, COLUMNS], [1, COLUMNS], [2, 3]]


def test_rows_exchange_the_columns_they_wrote_and_keep_the_others() -> None:
    cache = RowCache()
    states = torch.arange(3.0)[:, None, None, None].expand(3, 1, COLUMNS, 4).clone()
    cache.update(states, states.clone(), 0)
    cache.exchange(torch.tensor([1, 1, 0]), since=2, until=5)
    cache.open_columns(torch.tensor([9, 9, 9]))
    keys, values = cache.update(torch.zeros(3, 1, 1, 4), torch.zeros(3, 1, 1, 4), 0)
    for kept in (keys, values):
        assert kept[:, 0, 1, 0].tolist() == [0, 1, 2]
        assert kept[:, 0, 2, 0].tolist() == kept[:, 0, 4, 0].tolist() == [1, 1, 0]
        assert kept[:, 0, 5, 0].tolist() == [0, 1, 2]


@torch.inference_mode()
def test_a_prompt_is_read_to_equal_bits_beside_shorter_and_longer_ones(gemma: Gemma) -> None:
    make_steady(gemma.backbone)
    by_length = sorted(PROMPTS, key=len)
    _, alone = gemma.read(by_length[:1])
    _, beside = gemma.read([*by_length[1:], by_length[0], " ".join(PROMPTS)])
    assert torch.equal(alone[0], beside[-2])


def test_columns_are_rounded_up() -> None:
    assert [rounded_up(columns) for columns in (0, 1, COLUMNS, COLUMNS + 1)] == [
        0,
        COLUMNS,
        COLUMNS,
        2 * COLUMNS,
    ]
