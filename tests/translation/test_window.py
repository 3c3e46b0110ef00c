"""The window: full batches of one length, the oldest first, each segment once."""

from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.errors import DeviceLost, ModelUnavailable
from summarise.translation.translator import BatchLimits, Hypothesis
from summarise.translation.window import DecodingWindow, choose_batch


class Shouter:
    """A decoder that capitalises, and remembers its batches."""

    limits = BatchLimits(piece=3, rows=2, tokens=100)

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def count(self, text: str) -> int:
        return len(text.split())

    def decode(self, pieces: Sequence[str]) -> list[Hypothesis]:
        self.batches.append(list(pieces))
        return [Hypothesis(piece.upper(), -float(len(piece))) for piece in pieces]


def texts(results: Iterable[tuple[int, Hypothesis]]) -> list[tuple[int, str]]:
    return [(ticket, hypothesis.text) for ticket, hypothesis in results]


def open_window(decoder: Shouter, segments: Sequence[str]) -> DecodingWindow:
    window = DecodingWindow(lambda: decoder)
    assert [window.submit(segment) for segment in segments] == list(range(len(segments)))
    return window


def test_every_segment_comes_once_with_its_own_hypothesis() -> None:
    decoder = Shouter()
    results = texts(open_window(decoder, ["a b", "", "a, b c d, e", "a b", "?!", "c"]).collect())
    assert sorted(results) == [(0, "A B"), (1, ""), (2, "A, B C D, E"), (3, "A B"), (4, "?!"), (5, "C")]
    pieces = [piece for batch in decoder.batches for piece in batch]
    assert len(pieces) == len(set(pieces))
    assert all(len(batch) <= 2 for batch in decoder.batches)


def test_results_come_as_batches_finish() -> None:
    decoder = Shouter()
    results = open_window(decoder, ["a b c", "a b d", "a"]).collect()
    next(results)
    assert len(decoder.batches) == 1


def test_a_segment_is_as_probable_as_its_least_probable_piece() -> None:
    window = open_window(Shouter(), ["aaaa bb cc, ddd, e f g"])
    assert list(window.collect()) == [(0, Hypothesis("AAAA BB CC, DDD, E F G", -11.0))]


def test_nothing_to_translate_loads_nothing() -> None:
    def refuse() -> Shouter:
        pytest.fail("loaded")

    window = DecodingWindow(refuse)
    window.submit("")
    window.submit("...")
    assert texts(window.collect()) == [(0, ""), (1, "...")]


def test_no_more_is_decoded_than_asked_for() -> None:
    decoder = Shouter()
    window = open_window(decoder, ["a b", "c d", "e f", "g h", "i"])
    assert texts(window.collect(5)) == []
    assert texts(window.collect(3)) == [(0, "A B"), (1, "C D")]
    assert window.submit("j") == 5
    assert sorted(texts(window.collect())) == [(2, "E F"), (3, "G H"), (4, "I"), (5, "J")]


def test_a_decoder_that_cannot_be_loaded_keeps_the_segments() -> None:
    decoders: Iterator[Shouter] = iter([Shouter()])
    broken = [True]

    def load() -> Shouter:
        if broken.pop() if broken else False:
            raise ModelUnavailable("not here")
        return next(decoders)

    window = DecodingWindow(load)
    window.submit("a")
    with pytest.raises(ModelUnavailable):
        list(window.collect())
    assert texts(window.collect()) == [(0, "A")]


@pytest.mark.parametrize(
    ("lengths", "batch"),
    [
        ([5, 9, 6, 1, 5], [2, 0, 4]),  # the oldest, and the nearest to it; longest first
        ([9, 1, 1, 1, 8], [0, 4]),  # a third row would pad to 27
        ([30, 5], [0]),  # alone though it is over the tokens of a batch
    ],
)
def test_a_batch_is_the_oldest_and_its_like(lengths: list[int], batch: list[int]) -> None:
    assert choose_batch(lengths, BatchLimits(piece=40, rows=3, tokens=20)) == batch


@given(st.lists(st.integers(1, 60), min_size=1, max_size=60))
def test_batches_keep_their_limits_and_hold_the_oldest(lengths: list[int]) -> None:
    limits = BatchLimits(piece=60, rows=8, tokens=100)
    batch = choose_batch(lengths, limits)
    assert 0 in batch
    assert len(batch) == len(set(batch)) <= limits.rows
    assert len(batch) == 1 or max(lengths[position] for position in batch) * len(batch) <= limits.tokens


class Cramped(Shouter):
    """A decoder whose memory holds `most` pieces, and that says so as a library does."""

    limits = BatchLimits(piece=10, rows=8, tokens=100)

    def __init__(self, most: int, failure: Exception) -> None:
        super().__init__()
        self.most, self.failure = most, failure

    def decode(self, pieces: Sequence[str]) -> list[Hypothesis]:
        if len(pieces) > self.most:
            raise self.failure
        return super().decode(pieces)


NO_MEMORY = [
    MemoryError(),
    RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB."),
    RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"),
    RuntimeError("std::bad_alloc"),
]


@pytest.mark.parametrize("failure", NO_MEMORY, ids=str)
def test_out_of_memory_halves_the_batches_and_goes_on(
    failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    decoder = Cramped(3, failure)
    segments = [f"kata{number}" for number in range(20)]
    results = dict(texts(open_window(decoder, segments).collect()))
    assert results == {number: segment.upper() for number, segment in enumerate(segments)}
    assert {len(batch) for batch in decoder.batches} == {2}  # 8 and 4 were too many
    assert [record.getMessage() for record in caplog.records] == [
        "out of memory: batches of at most 4 rows from now on",
        "out of memory: batches of at most 2 rows from now on",
    ]


def test_too_little_memory_for_one_sentence_is_no_endless_loop() -> None:
    with pytest.raises(ModelUnavailable, match="single sentence; close other programs"):
        list(open_window(Cramped(0, MemoryError()), ["satu dua", "tiga"]).collect())


def test_a_lost_graphics_processor_is_told_from_a_fault_of_ours() -> None:
    lost = RuntimeError(
        "CUDA error: an illegal memory access was encountered\nCompile with TORCH_USE_CUDA_DSA"
    )
    with pytest.raises(DeviceLost, match=r"the graphics processor failed \(CUDA error: an illegal"):
        list(open_window(Cramped(0, lost), ["satu"]).collect())
    with pytest.raises(RuntimeError, match=r"^shapes differ$"):
        list(open_window(Cramped(0, RuntimeError("shapes differ")), ["satu"]).collect())
