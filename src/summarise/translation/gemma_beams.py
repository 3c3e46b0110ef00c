"""Beam search over a `Gemma`.

Source: Wu et al. 2016, "Google's Neural Machine Translation System", section 7 (beam search with a score
divided by a power of the length), and Paulus et al. 2017, "A Deep Reinforced Model for Abstractive
Summarization", section 2.5 (no run of tokens twice).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch

from summarise.translation.gemma import Gemma
from summarise.translation.repetition import repeating_tokens
from summarise.translation.translator import Hypothesis


@dataclass(frozen=True, slots=True)
class BeamOptions:
    """How to search."""

    beams: int = 4
    """Hypotheses kept at each step; 1 is greedy."""
    length_penalty: float = 1.0
    """Power of the length a score is divided by; 1 compares mean log-probabilities."""
    no_repeat: int = 0
    """Tokens of a run that no hypothesis has twice; 0 allows all."""


@dataclass(slots=True)
class _Search:
    """The search for one prompt's hypothesis."""

    live: list[tuple[float, list[int]]]
    finished: list[tuple[float, list[int]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The best next tokens of one row."""

    owner: int
    gains: list[float]
    """Log-probabilities."""
    tokens: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A hypothesis with one more token."""

    score: float
    row: int
    written: list[int]
    token: int


@torch.inference_mode()
def search_beams(gemma: Gemma, prompts: Sequence[str], options: BeamOptions) -> list[list[Hypothesis]]:
    """Continue every prompt up to a newline, the end token or the cap.

    Returns:
        For each prompt what was finished, the best first: as many hypotheses as beams, or a few more.
    """
    rows, hidden = gemma.read(prompts)
    searches = [_Search([(0.0, [])]) for _ in prompts]
    stops = set(gemma.stops.tolist())
    while True:
        tokens, gains = gemma.vocabulary.propose(hidden, 2 * options.beams)
        choices = list(map(_Choice, rows.owner.tolist(), gains.tolist(), tokens.tolist()))
        sources, written = _extend(searches, choices, rows.room.tolist(), stops, options)
        if not sources:
            return [_decode(gemma, search.finished) for search in searches]
        rows.keep(torch.tensor(sources, device=gemma.device))
        hidden = gemma.step(rows, torch.tensor(written, device=gemma.device))


def _extend(
    searches: list[_Search], choices: list[_Choice], room: list[int], stops: set[int], options: BeamOptions
) -> tuple[list[int], list[int]]:
    """Return which rows go on, a row as often as it is wanted, and with which tokens."""
    rows_of: dict[int, list[int]] = {}
    for row, choice in enumerate(choices):
        rows_of.setdefault(choice.owner, []).append(row)
    sources: list[int] = []
    tokens: list[int] = []
    for owner, rows in rows_of.items():
        candidates = _candidates(searches[owner], rows, choices, options)
        kept = _advance(searches[owner], candidates, room, stops, options)
        if len(searches[owner].finished) < options.beams:
            sources += [candidate.row for candidate in kept]
            tokens += [candidate.token for candidate in kept]
    return sources, tokens


def _candidates(
    search: _Search, rows: list[int], choices: list[_Choice], options: BeamOptions
) -> list[_Candidate]:
    """Return the best continuations of a prompt's live hypotheses, which lie in `rows`, best first."""
    candidates = []
    for (score, written), row in zip(search.live, rows, strict=True):
        barred = repeating_tokens(written, options.no_repeat) if options.no_repeat else set()
        candidates += [
            _Candidate(score + gain, row, written, token)
            for gain, token in zip(choices[row].gains, choices[row].tokens, strict=True)
            if token not in barred
        ]
    candidates.sort(key=lambda candidate: -candidate.score)
    return candidates[: 2 * options.beams]


def _advance(
    search: _Search, candidates: list[_Candidate], room: list[int], stops: set[int], options: BeamOptions
) -> list[_Candidate]:
    """Finish the hypotheses that end, make the best others the live ones, and return these."""
    ended = [c for c in candidates if c.token in stops or room[c.row] <= 0]
    kept = [c for c in candidates if c not in ended][: options.beams]
    search.finished += [(_normalised(c.score, c.written, options), c.written) for c in ended]
    search.live = [(c.score, [*c.written, c.token]) for c in kept]
    return kept


def _normalised(score: float, written: list[int], options: BeamOptions) -> float:
    normalised: float = score / (len(written) + 1) ** options.length_penalty
    return normalised


def _decode(gemma: Gemma, finished: list[tuple[float, list[int]]]) -> list[Hypothesis]:
    """Return the hypotheses, an empty one where every continuation was barred."""
    ranked = sorted(finished, key=lambda scored: -scored[0]) or [(-math.inf, [])]
    return [Hypothesis(gemma.tokenizer.decode(tokens).strip(), score) for score, tokens in ranked]
