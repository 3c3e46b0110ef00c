"""Many articles in one window: in order, as soon as they are done, none stopped by another."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarise.cache import Store
from summarise.digester import Digester
from summarise.errors import (
    DeviceLost,
    InternalError,
    MissingInput,
    ModelError,
    ModelUnavailable,
    SummariseError,
)
from summarise.stream import MOST_QUEUED, MOST_WAITING, DigestStream, Progress
from summarise.summary.extractive import ExtractiveSummariser
from summarise.translation.cached import CachedTranslator
from summarise.translation.checked import CheckedTranslator
from summarise.translation.fake import FakeTranslator
from summarise.types import Digest, Document


def document(name: str, sentences: int = 2) -> Document:
    text = " ".join(
        f"Harga beras {name} di pasar kota naik pada hari ke-{n} pekan ini." for n in range(sentences)
    )
    return Document(f"{name}.txt", text)


@pytest.fixture
def translator() -> FakeTranslator:
    return FakeTranslator()


@pytest.fixture
def digester(translator: FakeTranslator, tmp_path: Path) -> Digester:
    store = Store(tmp_path / "cache")
    return Digester(CheckedTranslator(CachedTranslator(translator, store)), ExtractiveSummariser(), store)


def names(results: list[tuple[str, Digest | SummariseError]]) -> list[str]:
    return [
        result.article.source if isinstance(result, Digest) else f"{tag}: {type(result).__name__}"
        for tag, result in results
    ]


def test_digests_come_in_order_and_equal_those_made_alone(digester: Digester, tmp_path: Path) -> None:
    documents = [document("a", 3), document("b", 40), document("c", 1), document("d", 7)]
    streamed = [result for _, result in DigestStream[None](digester).run((None, d) for d in documents)]
    alone = Digester(
        CheckedTranslator(FakeTranslator()), ExtractiveSummariser(), Store(tmp_path / "another cache")
    )
    assert streamed == [alone.digest(d) for d in documents]


def test_the_first_article_comes_before_the_second_is_read(digester: Digester) -> None:
    read: list[str] = []

    def items() -> Iterator[tuple[None, Document]]:
        for name in "abc":
            read.append(name)
            yield None, document(name)

    next(DigestStream[None](digester).run(items()))
    assert read == ["a"]


def test_later_articles_share_a_window(digester: Digester, translator: FakeTranslator) -> None:
    states: list[Progress] = []
    items = [(None, document(f"{n:03}", 10)) for n in range(100)]
    assert len(list(DigestStream[None](digester, states.append).run(items))) == 100
    most = max(state.waiting for state in states)
    assert 10 < most <= MOST_WAITING + 10
    assert states[-1].sentences == 1000
    assert len(translator.translated) == 1000


def test_errors_keep_their_place(digester: Digester, translator: FakeTranslator) -> None:
    working = translator.render

    def broken(segment: str) -> str:
        if "rusak" in segment:
            raise ZeroDivisionError("by surprise")
        return working(segment)

    translator.render = broken  # type: ignore[method-assign]
    items = [
        ("1", document("a")),
        ("2", MissingInput("gone.txt", "gone.txt: no such file")),
        ("3", document("rusak", 30)),
        ("4", Document("empty.txt", "  ")),
        ("5", document("b", 30)),
    ]
    results = list(DigestStream[str](digester).run(items))
    assert names(results) == ["a.txt", "2: MissingInput", "3: InternalError", "4: NoArticleText", "b.txt"]
    error = results[2][1]
    assert isinstance(error, InternalError)
    assert "rusak.txt: a fault in summarise (ZeroDivisionError: by surprise)" in str(error)


def test_without_a_model_cached_articles_still_come_out(
    digester: Digester, translator: FakeTranslator
) -> None:
    digester.digest(document("kept"))

    def unavailable(segment: str) -> str:
        raise ModelUnavailable("no weights")

    translator.render = unavailable  # type: ignore[method-assign]
    results = list(
        DigestStream[str](digester).run(
            [("1", document("new")), ("2", document("kept")), ("3", document("x"))]
        )
    )
    assert names(results) == ["1: ModelUnavailable", "kept.txt", "3: ModelUnavailable"]


def test_few_articles_wait_for_one_before_them(digester: Digester) -> None:
    for n in range(300):
        digester.digest(document(f"kept{n}", 1))
    ahead = 0

    def items() -> Iterator[tuple[None, Document]]:
        nonlocal ahead
        yield None, document("warm", 200)
        yield None, document("slow", 3)
        for n in range(300):
            ahead += 1
            yield None, document(f"kept{n}", 1)

    stream = DigestStream[None](digester).run(items())
    next(stream)
    next(stream)
    assert ahead <= MOST_QUEUED


def test_a_lost_device_gives_way_to_what_the_recourse_offers(
    translator: FakeTranslator, tmp_path: Path
) -> None:
    working, asked = translator.render, []

    def lose_the_device(segment: str) -> str:
        if len(translator.translated) == 3:
            raise DeviceLost("the graphics processor failed (CUDA error: unspecified)")
        return working(segment)

    translator.render = lose_the_device  # type: ignore[method-assign]
    store = Store(tmp_path / "cache")
    digester = Digester(CheckedTranslator(CachedTranslator(translator, store)), ExtractiveSummariser(), store)
    on_cpu = FakeTranslator(version="cpu")

    def recourse(failed: Digester, error: ModelError) -> Digester:
        asked.append(str(error))
        return replace(failed, translator=CheckedTranslator(CachedTranslator(on_cpu, store)))

    documents = [document("a", 2), document("b", 4), document("c", 3)]
    stream = DigestStream[str](digester, recourse=recourse)
    results = list(stream.run((d.source, d) for d in documents))
    assert names(results) == ["a.txt", "b.txt", "c.txt"]
    assert asked == ["the graphics processor failed (CUDA error: unspecified)"]
    made_by = [result.signature["translator"] for _, result in results if isinstance(result, Digest)]
    assert made_by == ["fake-1", "fake-cpu", "fake-cpu"]
    # An article is never made of two translators' sentences.
    assert len(on_cpu.translated) == 7


def test_without_recourse_a_lost_device_fails_what_is_left(
    digester: Digester, translator: FakeTranslator
) -> None:
    def lose_the_device(segment: str) -> str:
        raise DeviceLost("gone")

    translator.render = lose_the_device  # type: ignore[method-assign]
    documents = [document("a"), document("b")]
    results = list(DigestStream[str](digester).run((d.source, d) for d in documents))
    assert names(results) == ["a.txt: DeviceLost", "b.txt: DeviceLost"]


def test_what_was_translated_before_the_device_was_lost_says_so(tmp_path: Path) -> None:
    translator, on_cpu = FakeTranslator(), FakeTranslator(version="cpu")
    store = Store(tmp_path / "cache")
    digester = Digester(CheckedTranslator(CachedTranslator(translator, store)), ExtractiveSummariser(), store)
    waiting, done = document("a", 3), document("b", 2)
    working = translator.render

    def lose_the_device(segment: str) -> str:
        if " a " in segment:
            raise DeviceLost("gone")
        return working(segment)

    translator.render = lose_the_device  # type: ignore[method-assign]
    digester.digest(done)
    (tmp_path / "cache" / "digests").rename(tmp_path / "gone")  # its sentences stay in the cache

    def recourse(failed: Digester, error: ModelError) -> Digester:
        return replace(failed, translator=CheckedTranslator(CachedTranslator(on_cpu, store)))

    stream = DigestStream[str](digester, recourse=recourse)
    stream._sentences = MOST_WAITING  # both are taken in before anything is translated
    results = [result for _, result in stream.run((d.source, d) for d in (waiting, done))]
    made_by = [result.signature["translator"] for result in results if isinstance(result, Digest)]
    assert made_by == ["fake-cpu", "fake-1"]
