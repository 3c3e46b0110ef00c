"""Beam search over a `Gemma`, for the sentences that greedy decoding did not get right.

Source: Wu et al. 2016, "Google's Neural Machine Translation System", section 7 (beam search with a score
divided by a power of the length), and Paulus et al. 2017, "A Deep Reinforced Model for Abstractive
Summarization", section 2.5 (no run of tokens twice).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch

from summarise.translation.gemma import Gemma


@dataclass(frozen=True, slots=True)
class BeamOptions:
    """How to search."""

    beams: int = 4
    length_penalty: float = 1.0
    """Power of the length a score is divided by; 1 compares mean log-probabilities."""
    no_repeat: int = 5
    """Tokens of a run that no hypothesis has twice."""


@dataclass(slots=True)
class _Search:
    """The search for one prompt's hypothesis."""

    live: list[tuple[float, list[int]]]
    finished: list[tuple[float, list[int]]] = field(default_factory=list)


@torch.inference_mode()
def search_beams(
    gemma: Gemma, prompts: Sequence[str], names: Sequence[Sequence[str]], options: BeamOptions
) -> list[str]:
    """Continue every prompt up to a newline, the end token or the cap, by the best of several hypotheses.

    Args:
        names: for each prompt, words whose tokens it may be continued with besides the shortlist's.
    """
    vocabulary = gemma.vocabulary(names)
    rows, hidden = gemma.read(prompts)
    searches = [_Search([(0.0, [])]) for _ in prompts]
    stops = set(gemma.stops.tolist())
    while True:
        scores = torch.log_softmax(vocabulary.score(hidden, rows.owner).float(), dim=-1)
        best = scores.topk(2 * options.beams)
        choices = zip(
            rows.owner.tolist(), best.values.tolist(), vocabulary.ids[best.indices].tolist(), strict=True
        )
        sources, tokens = _extend(searches, list(choices), rows.room.tolist(), stops, options)
        if not sources:
            return [_decode(gemma, search) for search in searches]
        rows.keep(torch.tensor(sources, device=gemma.device))
        hidden = gemma.step(rows, torch.tensor(tokens, device=gemma.device))


def _extend(
    searches: list[_Search],
    choices: list[tuple[int, list[float], list[int]]],
    room: list[int],
    stops: set[int],
    options: BeamOptions,
) -> tuple[list[int], list[int]]:
    """Return which rows go on, a row as often as it is wanted, and with which tokens."""
    sources: list[int] = []
    tokens: list[int] = []
    places: dict[int, list[int]] = {}
    for row, (owner, _, _) in enumerate(choices):
        places.setdefault(owner, []).append(row)
    for owner, rows in places.items():
        search = searches[owner]
        candidates = []
        for (score, written), row in zip(search.live, rows, strict=True):
            _, gains, found = choices[row]
            barred = repeating_tokens(written, options.no_repeat)
            candidates += [
                (score + gain, row, written, token)
                for gain, token in zip(gains, found, strict=True)
                if token not in barred
            ]
        candidates.sort(key=lambda candidate: -candidate[0])
        search.live = []
        kept: list[tuple[int, int]] = []
        for score, row, written, token in candidates[: 2 * options.beams]:
            if token in stops or room[row] <= 0:
                search.finished.append((_normalised(score, written, options), written))
            elif len(kept) < options.beams:
                kept.append((row, token))
                search.live.append((score, [*written, token]))
        if len(search.finished) < options.beams:
            sources += [row for row, _ in kept]
            tokens += [token for _, token in kept]
    return sources, tokens


def _normalised(score: float, written: list[int], options: BeamOptions) -> float:
    return score / (len(written) + 1) ** options.length_penalty


def repeating_tokens(written: Sequence[int], size: int) -> set[int]:
    """Return the tokens that would make the last `size` tokens a run that is there already."""
    if len(written) < size:
        return set()
    head = tuple(written[len(written) - size + 1 :])
    starts = range(len(written) - size + 1)
    return {written[start + size - 1] for start in starts if tuple(written[start : start + size - 1]) == head}


def _decode(gemma: Gemma, search: _Search) -> str:
    _, tokens = max(search.finished, default=(0.0, []))
    text: str = gemma.tokenizer.decode(tokens)
    return text.strip()
