"""The tokens a language model may write, and the best next ones of many rows at once.

This module imports torch: import it where a model is really needed.
"""

import torch
from torch.nn.functional import pad

from summarise.translation.steady import rows_while_writing

FINALISTS = 16
"""Tokens of a row whose scores are computed again in fp32: a bf16 score near 20 is a multiple of 1/8, so the
best few often tie."""

GROUP = 64
"""Tokens of a group. The best tokens lie in the groups with the best maxima, and maxima cost a twentieth of
sorting: 1.4 ms for 64,000 tokens and 128 rows, against 26."""

SUMMED = 4096
"""Tokens whose probabilities are added at a time: 153,000 of 128 rows take 9 ms so and 38 all at once."""


class Vocabulary:
    """A shortlist of a model's tokens with their rows of the output matrix."""

    def __init__(self, ids: torch.Tensor, matrix: torch.Tensor) -> None:
        """Take the tokens and the output matrix [all tokens, width]."""
        self.ids = ids
        self._head = pad(matrix[ids], (0, 0, 0, -len(ids) % GROUP))
        self._room = matrix.new_empty(0)
        """Memory for scores, used again at every step: to get 40 MB from the system anew costs 20 ms."""

    def propose(self, hidden: torch.Tensor, count: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Return each row's `count` best next tokens and their log-probabilities, [rows, count] both.

        Args:
            hidden: [rows, width].
            count: at most `FINALISTS`.
        """
        rows = len(hidden)
        hidden = pad(hidden, (0, 0, 0, -rows % rows_while_writing(hidden)))
        scores = self._score(hidden)
        finalists = best_of_columns(scores, FINALISTS)
        exact = (self._head[finalists].float() @ hidden.float()[:, :, None]).squeeze(2)
        best = exact.masked_fill_(finalists >= len(self.ids), -torch.inf).topk(count)
        highest = best.values[:, :1]
        parts = [part.float().sub_(highest.T).exp_().sum(0) for part in torch.split(scores, SUMMED)]
        total = torch.stack(parts).sum(0)[:, None]
        tokens = self.ids[finalists.gather(1, best.indices).clamp_max_(len(self.ids) - 1)]
        return tokens[:rows], (best.values - highest - total.log())[:rows]

    def _score(self, hidden: torch.Tensor) -> torch.Tensor:
        """Return logits [tokens, rows]: a tall matrix times one of few columns is the quicker way round."""
        scores = torch.mm(self._head, hidden.T, out=self._room.resize_(0))
        scores[len(self.ids) :] = -torch.inf
        return scores


def best_of_columns(scores: torch.Tensor, count: int) -> torch.Tensor:
    """Return which rows of `scores` [tokens, rows] hold the greatest of each column, [rows, count]."""
    maxima = scores.view(-1, GROUP, scores.shape[1]).amax(1)
    groups = maxima.topk(min(count, len(maxima)), dim=0).indices
    within = torch.arange(GROUP, device=scores.device)
    members = (groups[:, None] * GROUP + within[:, None]).flatten(0, 1)
    best: torch.Tensor = members.gather(0, scores.gather(0, members).topk(count, dim=0).indices)
    return best.T
