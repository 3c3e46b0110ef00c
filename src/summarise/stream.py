"""Many documents in, their digests out in the same order, all sharing one window of segments.

Nothing that befalls one document stops the others: its place in the stream is taken by the error. What
another process over the same store has in hand is not begun: the stream goes on with the next and asks again.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from summarise.digester import Digester, Draft
from summarise.errors import InputError, InternalError, ModelError, SummariseError, internal_message
from summarise.sources import format_source
from summarise.types import Digest, Document

LEAST_WAITING = 32
"""Segments that wait once there is something to read: a batch of the embedded engine."""
MOST_WAITING = 512
"""Segments that wait at most: sixteen batches to choose rows of one length from."""
MOST_QUEUED = 64
"""Articles that wait at most for one before them; finished ones among them are held in memory."""

Tag = TypeVar("Tag")
Recourse = Callable[[Digester, ModelError], Digester | None]
"""Return what to go on with where a model has failed, over the same store, or None."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stream is."""

    articles: int
    """Articles that came out."""
    sentences: int
    """Segments translated, cached ones included."""
    waiting: int
    """Segments taken in and not translated yet."""


@dataclass(slots=True)
class _Place(Generic[Tag]):
    tag: Tag
    document: Document | None
    state: Draft | Digest | SummariseError
    elsewhere: bool = False
    """Whether another process has it in hand."""

    @property
    def is_ready(self) -> bool:
        return not isinstance(self.state, Draft) or (self.state.is_translated and not self.elsewhere)


class DigestStream(Generic[Tag]):
    """Digest documents as they come, several at a time; each comes out when it and those before are done."""

    def __init__(
        self,
        digester: Digester,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        recourse: Recourse = lambda digester, error: None,
    ) -> None:
        self._digester = digester
        self._on_progress = on_progress
        self._recourse = recourse
        self._queue: deque[_Place[Tag]] = deque()
        self._articles, self._sentences = 0, 0
        self._claims = digester.store.claims
        self._without_model: ModelError | None = None
        self._open_window()

    def _open_window(self) -> None:
        self._window = self._digester.translator.open()
        self._asked: dict[int, tuple[Draft, int]] = {}
        """Ticket -> whose segment it is."""

    def run(
        self, items: Iterable[tuple[Tag, Document | InputError]]
    ) -> Iterator[tuple[Tag, Digest | SummariseError]]:
        """Yield `(tag, digest or error)` for each item in order; an unforeseen error is `InternalError`."""
        try:
            for tag, item in items:
                self._take_in(tag, item)
                crowded = len(self._queue) > MOST_QUEUED
                yield from self._advance(0 if crowded else self._most_waiting)
                if crowded:
                    yield from self._await_others()
            yield from self._advance(0)
            yield from self._await_others()
        finally:
            self._claims.release_all()

    @property
    def _most_waiting(self) -> int:
        """The first article comes out alone; then a batch's worth waits, then as many as have been done."""
        return min(MOST_WAITING, max(LEAST_WAITING, self._sentences)) if self._sentences else 0

    def _take_in(self, tag: Tag, item: Document | InputError) -> None:
        if isinstance(item, InputError):
            self._queue.append(_Place(tag, None, item))
            return
        place = _Place(tag, item, self._begin(item))
        self._queue.append(place)
        self._claim(place)

    def _claim(self, place: _Place[Tag]) -> None:
        if isinstance(place.state, Draft):
            place.elsewhere = not self._claims.take(place.state.key)
            self._submit(place)

    def _begin(self, document: Document) -> Draft | Digest | SummariseError:
        state = _guarded(document, lambda: self._digester.begin(document))
        if isinstance(state, Draft) and not state.is_translated:
            return self._without_model or state
        return state

    def _submit(self, place: _Place[Tag]) -> None:
        if isinstance(place.state, Draft) and not place.elsewhere:
            self._ask(place.state)

    def _ask(self, draft: Draft) -> None:
        for index in draft.missing:
            self._asked[draft.submit(index, self._window)] = (draft, index)

    def _await_others(self) -> Iterator[tuple[Tag, Digest | SummariseError]]:
        """Wait until nothing in the queue is in another process's hands."""
        while self._queue:
            # Who waits holds no claim: two processes never wait for each other.
            for place in self._queue:
                self._settle(place)
            head = self._queue[0].state
            if isinstance(head, Draft):
                self._claims.take_in_time(head.key)
            yield from self._advance(0)

    def _look_again(self, place: _Place[Tag]) -> None:
        """See whether another process is done with an article; if so take what it made, or make it."""
        state, document = place.state, place.document
        if place.elsewhere and isinstance(state, Draft) and document and self._claims.take(state.key):
            place.elsewhere, place.state = False, self._begin(document)
            self._submit(place)
            if not isinstance(place.state, Draft):
                self._claims.release(state.key)

    def _advance(self, most_waiting: int) -> Iterator[tuple[Tag, Digest | SummariseError]]:
        yield from self._hand_on()
        for _ in self._translate(most_waiting):
            yield from self._hand_on()
        yield from self._hand_on()

    def _translate(self, most_waiting: int) -> Iterator[None]:
        try:
            for ticket, rendering in self._window.collect(most_waiting):
                draft, index = self._asked.pop(ticket)
                draft.take(index, rendering)
                if draft.is_translated:
                    self._digester.widen(draft)
                    self._ask(draft)
                self._sentences += 1
                self._on_progress(Progress(self._articles, self._sentences, len(self._asked)))
                yield
        except ModelError as error:
            if successor := self._recourse(self._digester, error):
                self._go_on_with(successor)
                return
            self._without_model = without_model = error
            self._replace_waiting(lambda document: without_model)
        except Exception:
            # One segment has spoilt a batch: alone, only its own article fails.
            self._replace_waiting(
                lambda document: _guarded(document, lambda: self._digester.digest(document))
            )

    def _go_on_with(self, digester: Digester) -> None:
        """Begin anew, with another digester, what is not translated yet."""
        for place in self._queue:
            self._settle(place)  # what is translated says whose translation it is
        self._digester = digester
        self._replace_waiting(self._begin)
        for place in self._queue:
            if not place.elsewhere:
                self._claim(place)

    def _replace_waiting(self, replacement: Callable[[Document], Draft | Digest | SummariseError]) -> None:
        for place in self._queue:
            if place.document is not None and not place.is_ready and not place.elsewhere:
                self._replace(place, replacement(place.document))
        self._open_window()

    def _hand_on(self) -> Iterator[tuple[Tag, Digest | SummariseError]]:
        while self._queue:
            self._look_again(self._queue[0])
            if not self._queue[0].is_ready:
                return
            place = self._queue.popleft()
            self._settle(place)
            self._articles += 1
            assert not isinstance(place.state, Draft)  # it was ready
            yield place.tag, place.state

    def _settle(self, place: _Place[Tag]) -> None:
        """Make the digest of an article that is translated, and let other processes have it."""
        state, document = place.state, place.document
        if isinstance(state, Draft) and state.is_translated and document and not place.elsewhere:
            self._replace(place, _guarded(document, lambda: self._digester.finish(state)))

    def _replace(self, place: _Place[Tag], state: Draft | Digest | SummariseError) -> None:
        if isinstance(place.state, Draft):
            self._claims.release(place.state.key)
        place.state = state


Made = TypeVar("Made", Digest, Digest | Draft)


def _guarded(document: Document, make: Callable[[], Made]) -> Made | SummariseError:
    try:
        return make()
    except SummariseError as error:
        return error
    except Exception as error:  # a fault of ours: it costs this article only, and shows no traceback
        return own_fault(document.source, error)


def own_fault(source: str, error: Exception) -> InternalError:
    """Return an unforeseen error as the failure of one input, which it is the cause of."""
    fault = InternalError(source, internal_message(format_source(source), error))
    fault.__cause__ = error
    return fault
