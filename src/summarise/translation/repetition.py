"""No run of tokens twice: repetition control for every search.

Source: Paulus et al. 2017, "A Deep Reinforced Model for Abstractive Summarization", section 2.5.
"""

from collections.abc import Sequence


def repeating_tokens(written: Sequence[int], size: int) -> set[int]:
    """Return the tokens that would make the last `size` tokens a run that is there already."""
    if len(written) < size:
        return set()
    head = tuple(written[len(written) - size + 1 :])
    starts = range(len(written) - size + 1)
    return {written[start + size - 1] for start in starts if tuple(written[start : start + size - 1]) == head}
