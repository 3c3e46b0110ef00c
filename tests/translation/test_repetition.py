"""No run of tokens twice."""

import pytest

from summarise.translation.repetition import repeating_tokens


@pytest.mark.parametrize(
    ("written", "size", "barred"),
    [
        ([1, 2, 3, 1, 2], 3, {3}),
        ([1, 2, 3, 1, 2, 4, 1, 2], 3, {3, 4}),
        ([1, 2, 3], 3, set()),
        ([1], 3, set()),
        ([7, 7], 2, {7}),
        ([7], 1, {7}),
    ],
)
def test_tokens_that_would_repeat_a_run(written: list[int], size: int, barred: set[int]) -> None:
    assert repeating_tokens(written, size) == barred
