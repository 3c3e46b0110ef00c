"""Whether a written sentence says only what the article says."""

from collections.abc import Mapping
from dataclasses import dataclass

from summarise.types import Flag


@dataclass(frozen=True, slots=True)
class Grounding:
    """What a written sentence rests on, and what speaks against it."""

    sentences: tuple[int, ...]
    """Indices of the article's sentences it rests on, most alike first; at least one."""
    faults: tuple[Flag, ...]
    """Why it may not be shown; none where it passes."""


def ground(statement: str, passages: Mapping[int, str]) -> Grounding:
    """Check one written sentence against the article.

    Args:
        statement: English, one sentence or headline.
        passages: the article's own English sentences that may be rested on, by index; not empty.
    """
    raise NotImplementedError
