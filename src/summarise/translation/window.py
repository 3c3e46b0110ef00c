"""The sliding window between a stream of segments and a decoder that wants full batches of one length."""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from summarise.errors import ModelUnavailable
from summarise.translation.failures import find_lost_device, free_memory, halved, is_out_of_memory
from summarise.translation.segments import has_words, split_long
from summarise.translation.translator import BatchLimits, Decoder, Hypothesis

logger = logging.getLogger(__name__)

TOO_LITTLE_MEMORY = "not enough memory to translate a single sentence; close other programs and run it again"


class DecodingWindow:
    """Hold segments until they are decoded: symbols pass, long ones are split, equal ones are decoded once.

    The decoder is loaded when there is something to decode. Memory is that of the segments that wait.
    """

    def __init__(self, load: Callable[[], Decoder]) -> None:
        self._load = load
        self._limits: BatchLimits | None = None
        """The decoder's own, or what a lack of memory has left of them."""
        self._submitted = 0
        self._ready: deque[tuple[int, Hypothesis]] = deque()
        self._whole: deque[tuple[int, str]] = deque()
        """Segments not yet split."""
        self._parts: dict[int, list[str]] = {}
        """Pieces of each waiting segment."""
        self._wanted: dict[str, list[int]] = {}
        """Waiting piece -> segments it belongs to, the oldest piece first."""
        self._lengths: dict[str, int] = {}
        self._decoded: dict[str, Hypothesis] = {}
        """Hypotheses of pieces whose segments wait for others."""

    def submit(self, segment: str) -> int:
        """See `Window.submit`."""
        ticket = self._submitted
        self._submitted += 1
        if has_words(segment):
            self._whole.append((ticket, segment))
        else:
            self._ready.append((ticket, Hypothesis(segment, 0.0)))
        return ticket

    def collect(self, most_waiting: int = 0) -> Iterator[tuple[int, Hypothesis]]:
        """See `Window.collect`."""
        while self._ready:
            yield self._ready.popleft()
        while len(self._whole) + len(self._parts) > most_waiting:
            decoder = self._load()
            self._split_whole(decoder)
            yield from self._decode_batch(decoder)

    def _split_whole(self, decoder: Decoder) -> None:
        while self._whole:
            ticket, segment = self._whole.popleft()
            self._parts[ticket] = split_long(segment, decoder.count, decoder.limits.piece)
            for piece in self._parts[ticket]:
                self._wanted.setdefault(piece, []).append(ticket)
                self._lengths.setdefault(piece, decoder.count(piece))

    def _decode_batch(self, decoder: Decoder) -> Iterator[tuple[int, Hypothesis]]:
        waiting = list(self._wanted)
        limits = self._limits or decoder.limits
        positions = choose_batch([self._lengths[piece] for piece in waiting], limits)
        batch = [waiting[position] for position in positions]
        hypotheses = self._decode(decoder, batch, limits)
        if hypotheses is None:
            return
        touched: list[int] = []
        for piece, hypothesis in zip(batch, hypotheses, strict=True):
            self._decoded[piece] = hypothesis
            del self._lengths[piece]
            touched += self._wanted.pop(piece)
        complete = [t for t in sorted(set(touched)) if self._decoded.keys() >= set(self._parts[t])]
        for ticket in complete:
            yield ticket, join([self._decoded[piece] for piece in self._parts.pop(ticket)])
        needed = {piece for parts in self._parts.values() for piece in parts}
        self._decoded = {piece: found for piece, found in self._decoded.items() if piece in needed}

    def _decode(self, decoder: Decoder, batch: Sequence[str], limits: BatchLimits) -> list[Hypothesis] | None:
        """Return the hypotheses of a batch, None where it was too large for the memory; limits shrink."""
        try:
            return decoder.decode(batch)
        except Exception as error:
            if lost := find_lost_device(error):
                raise lost from error
            if not is_out_of_memory(error):
                raise
            if len(batch) == 1:
                raise ModelUnavailable(TOO_LITTLE_MEMORY) from error
        self._limits = halved(limits, len(batch))
        logger.warning("out of memory: batches of at most %d rows from now on", self._limits.rows)
        free_memory()
        return None


def join(pieces: Sequence[Hypothesis]) -> Hypothesis:
    """Return one hypothesis of those of a segment's pieces."""
    return Hypothesis(" ".join(piece.text for piece in pieces), min(piece.score for piece in pieces))


def choose_batch(lengths: Sequence[int], limits: BatchLimits) -> list[int]:
    """Return the positions of one batch, longest first: the oldest piece and those nearest to it in length.

    So the oldest article is finished soonest, and rows of one batch need little padding.

    Args:
        lengths: tokens of each waiting piece, the oldest first; at least one.
        limits: rows and tokens of a batch, padding included; a lone longer piece still goes.
    """
    nearest = sorted(range(len(lengths)), key=lambda position: abs(lengths[position] - lengths[0]))
    batch: list[int] = []
    width = 0
    for position in nearest:
        width = max(width, lengths[position])
        if batch and (len(batch) == limits.rows or width * (len(batch) + 1) > limits.tokens):
            break
        batch.append(position)
    return sorted(batch, key=lambda position: -lengths[position])
