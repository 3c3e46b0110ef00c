"""Beam search over a Marian network: the rules of transformers' `generate`, each piece under its own cap.

Hypotheses are scored by mean log-probability. A piece is done when its finished hypotheses are as many as its
beams and the best open one is below all of them, or at its cap, where the end token is forced; it then leaves
the batch and costs no more arithmetic. So no hypothesis depends on what else is in the batch.

This module imports torch: import it where a model is really needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from summarise.translation.marian_network import STRIPE, MarianNetwork
from summarise.translation.repetition import repeating_tokens

NEVER = -1e9
"""Score of what is no hypothesis."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the search has to know of a checkpoint."""

    beams: int
    start: int
    """Token every hypothesis starts from."""
    end: int
    no_repeat: int = 0
    """Tokens of a run that no hypothesis has twice; 0 allows all."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A hypothesis that came to its end."""

    score: float
    """Mean log-probability of its tokens, the end token included."""
    tokens: list[int]
    """Without start and end token."""


@dataclass(slots=True)
class Open:
    """The pieces still being translated."""

    owner: torch.Tensor
    """[rows] index of the piece."""
    room: torch.Tensor
    """[rows] tokens that may still be written, the end token included."""
    tokens: torch.Tensor
    """[rows, beams, steps] what each beam has written."""
    scores: torch.Tensor
    """[rows, beams] its log-probability."""
    ended: torch.Tensor
    """[rows, beams] mean log-probability of the best finished hypotheses, NEVER where there is none."""

    def keep(self, rows: torch.Tensor) -> None:
        """Drop all but the given rows."""
        self.owner, self.room, self.ended = self.owner[rows], self.room[rows], self.ended[rows]
        self.tokens, self.scores = self.tokens[rows], self.scores[rows]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The best continuations of each piece, two a beam, best first; all are [rows, candidates]."""

    scores: torch.Tensor
    parents: torch.Tensor
    tokens: torch.Tensor

    def take(self, chosen: torch.Tensor) -> "Candidates":
        """Return the chosen ones, [rows, beams]."""
        return Candidates(*(part.gather(1, chosen) for part in (self.scores, self.parents, self.tokens)))


@torch.inference_mode()
def search(
    network: MarianNetwork, ids: list[list[int]], caps: Sequence[int], how: Search
) -> list[list[Finished]]:
    """Return the hypotheses for each piece, at most as many as beams, best first.

    Args:
        ids: tokens of each piece, the end token included.
        caps: the most tokens of each hypothesis, the end token included.
    """
    state = network.read(ids, how.beams)
    rows = _begin(len(ids), caps, how, network.device)
    found: list[list[Finished]] = [[] for _ in ids]
    last = torch.full((len(ids), how.beams), how.start, device=network.device)
    while len(last):
        candidates = _candidates(network.step(last, state), rows, how)
        ending = candidates.tokens == how.end
        _note_finished(rows, candidates, ending, found)
        chosen = candidates.take((candidates.scores + NEVER * ending).topk(how.beams).indices)
        going = _advance(rows, chosen)
        state.follow(chosen.parents)
        if not going.all():
            kept = going.nonzero().squeeze(1)
            rows.keep(kept)
            state.keep(kept)
        last = rows.tokens[:, :, -1]
    return [sorted(finished, key=lambda one: -one.score)[: how.beams] for finished in found]


def _begin(count: int, caps: Sequence[int], how: Search, device: torch.device) -> Open:
    scores = torch.zeros(count, how.beams, device=device)
    scores[:, 1:] = NEVER  # all beams start alike: only the first may be continued
    return Open(
        owner=torch.arange(count, device=device),
        room=torch.tensor(caps, device=device),
        tokens=torch.empty(count, how.beams, 0, dtype=torch.long, device=device),
        scores=scores,
        ended=torch.full_like(scores, NEVER),
    )


def _candidates(logits: torch.Tensor, rows: Open, how: Search) -> Candidates:
    """Return the best continuations for logits [rows, beams, tokens]."""
    count = 2 * how.beams
    if how.no_repeat:
        _bar_repetition(logits, rows.tokens.tolist(), how.no_repeat)
    values, tokens = best_of(logits, count)
    values = values - logits.logsumexp(2, keepdim=True)
    forced = rows.room == 1
    values[forced] = torch.tensor([0.0] + [-torch.inf] * (count - 1), device=values.device)
    tokens[forced] = how.end
    scores, chosen = (values + rows.scores[:, :, None]).flatten(1).topk(count)
    return Candidates(scores, chosen // count, tokens.flatten(1).gather(1, chosen))


def _bar_repetition(logits: torch.Tensor, written: list[list[list[int]]], size: int) -> None:
    for row, beams in enumerate(written):
        for beam, tokens in enumerate(beams):
            logits[row, beam, sorted(repeating_tokens(tokens, size))] = -torch.inf


def best_of(logits: torch.Tensor, count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the `count` greatest logits of whole stripes and their indices, greatest first."""
    striped = logits.view(*logits.shape[:-1], -1, STRIPE)
    if striped.shape[-2] < 2 * count:
        return logits.topk(count)
    stripes = striped.amax(-1).topk(count).indices
    index = stripes[..., None].expand(*stripes.shape, STRIPE)
    values, places = striped.gather(-2, index).flatten(-2).topk(count)
    return values, stripes.gather(-1, places // STRIPE) * STRIPE + places % STRIPE


def _note_finished(
    rows: Open, candidates: Candidates, ending: torch.Tensor, found: list[list[Finished]]
) -> None:
    """Enter the hypotheses that end here; only those among the first `beams` candidates count."""
    beams, written = rows.scores.shape[1], rows.tokens.shape[2] + 1
    means = (candidates.scores[:, :beams] / written).masked_fill(~ending[:, :beams], NEVER)
    for row, place in (means > rows.ended[:, -1:]).nonzero().tolist():
        tokens = rows.tokens[row, candidates.parents[row, place]].tolist()
        found[int(rows.owner[row])].append(Finished(float(means[row, place]), tokens))
    rows.ended = torch.cat((rows.ended, means), 1).topk(beams).values


def _advance(rows: Open, chosen: Candidates) -> torch.Tensor:
    """Write the chosen tokens and say which pieces go on, [rows]."""
    past = rows.tokens.gather(1, chosen.parents[:, :, None].expand(-1, -1, rows.tokens.shape[2]))
    rows.tokens = torch.cat((past, chosen.tokens[:, :, None]), 2)
    rows.scores = chosen.scores
    rows.room = rows.room - 1
    worst, hope = rows.ended[:, -1], rows.scores[:, 0] / rows.tokens.shape[2]
    return (rows.room > 0) & ((worst <= NEVER / 2) | (hope > worst))
