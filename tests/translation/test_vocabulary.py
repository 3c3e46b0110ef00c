"""The best next tokens, against sorting everything."""

import pytest
import torch

from summarise.translation.vocabulary import FINALISTS, GROUP, Vocabulary, best_of_columns

TOKENS, LISTED, WIDTH = 1000, 700, 64
"""Tokens of the model and of the shortlist, which is no multiple of a group."""


def make_vocabulary(dtype: torch.dtype) -> tuple[Vocabulary, torch.Tensor]:
    """Return a vocabulary and the output rows of its tokens."""
    torch.manual_seed(5)
    matrix = torch.randn(TOKENS, WIDTH).to(dtype)
    ids = torch.randperm(TOKENS)[:LISTED].sort().values
    return Vocabulary(ids, matrix), matrix[ids]


@pytest.mark.parametrize(("dtype", "error"), [(torch.float32, 1e-5), (torch.bfloat16, 0.02)])
@pytest.mark.parametrize("rows", [1, 3, 128])
def test_the_best_tokens_and_their_log_probabilities_are_those_of_the_plain_softmax(
    dtype: torch.dtype, error: float, rows: int
) -> None:
    vocabulary, head = make_vocabulary(dtype)
    hidden = (torch.randn(rows, WIDTH) / 4).to(dtype)
    tokens, gains = vocabulary.propose(hidden, 8)
    expected = torch.log_softmax(hidden.float() @ head.float().T, dim=1).topk(8)
    assert torch.equal(tokens, vocabulary.ids[expected.indices])
    assert torch.allclose(gains, expected.values, atol=error)


def test_a_row_gets_equal_bits_among_any_others() -> None:
    vocabulary, _ = make_vocabulary(torch.bfloat16)
    hidden = (torch.randn(128, WIDTH) / 4).bfloat16()
    tokens, gains = vocabulary.propose(hidden, 8)
    for rows in (1, 2, 31, 33, 127):
        few = vocabulary.propose(hidden[:rows], 8)
        assert torch.equal(few[0], tokens[:rows])
        assert torch.equal(few[1], gains[:rows])


def test_the_greatest_of_a_column_are_found_even_in_one_group() -> None:
    scores = torch.zeros(4 * GROUP, 2)
    scores[GROUP : 2 * GROUP, 0] = torch.arange(GROUP) + 1.0
    scores[::GROUP, 1] = torch.tensor([4.0, 3.0, 2.0, 1.0])
    first, second = best_of_columns(scores, FINALISTS).tolist()
    assert first == [2 * GROUP - 1 - rank for rank in range(FINALISTS)]
    assert second[:4] == [0, GROUP, 2 * GROUP, 3 * GROUP]
