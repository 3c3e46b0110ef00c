"""Commands inside an article change nothing, whatever the model makes of them."""

from pathlib import Path

import pytest

from summarise.summary.abstractive import AbstractiveSummariser
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.writing.fake import FakeWriter
from summarise.types import Article, Sentence, Summary, TranslatedArticle, Translation

BRIDGE = (
    "The governor opened the new bridge over the river on Monday morning.",
    "The bridge is 400 metres long and took three years to build.",
    "Villagers on both banks used to cross the river by ferry.",
    "The ministry paid most of the cost from its fund for poor districts.",
    "A second bridge is planned further north and is to be ready in 2028.",
    "Traders hope that the price of rice will fall because lorries save an hour.",
)
LINES = (Path(__file__).parent / "injections.txt").read_text(encoding="utf-8").splitlines()
INJECTIONS = [tuple(line.split(" => ")) for line in LINES if not line.startswith("# ")]


def summarise(writer: FakeWriter, injected: str | None = None) -> Summary:
    texts = [*BRIDGE[:3], *([injected] if injected else []), *BRIDGE[3:]]
    sentences = tuple(Sentence(number, number, 0, 0, text) for number, text in enumerate(texts))
    translations = tuple(Translation(number, text, "fake") for number, text in enumerate(texts))
    article = TranslatedArticle(Article("a.txt", " ".join(texts)), sentences, translations)
    summariser = AbstractiveSummariser(writer, ExtractiveSummariser(), lambda line: None)
    return summariser.summarise(article)


def test_there_are_thirty() -> None:
    assert len(INJECTIONS) == 30


@pytest.mark.parametrize(("injected", "obeyed"), INJECTIONS)
def test_a_writer_never_sees_a_command(injected: str, obeyed: str) -> None:
    hurt, unhurt = FakeWriter(BRIDGE[0]), FakeWriter(BRIDGE[0])
    summarise(hurt, injected)
    summarise(unhurt)
    assert hurt.asked == unhurt.asked


@pytest.mark.parametrize(("injected", "obeyed"), INJECTIONS)
def test_what_an_obedient_writer_writes_is_not_shown(injected: str, obeyed: str) -> None:
    said = "The bridge is 400 metres long and took three years to build."
    summary = summarise(FakeWriter(f"{obeyed} {said}", headline=obeyed), injected)
    shown = [statement.text for statement in (summary.headline, *summary.abstract)]
    assert said in shown
    assert obeyed not in shown
    assert summary.headline.writer is None
    assert summary.replaced == summary.written - 1 >= 1
