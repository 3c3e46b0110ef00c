"""Written summaries in the program: kept, loaded without a model, and a failing model costs no digest."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from program import Program
from summarise.api import make_digester
from summarise.digester import Digester
from summarise.errors import ModelCorrupt
from summarise.records import digest_record
from summarise.settings import Settings
from summarise.summary.abstractive import AbstractiveSummariser, Ground
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.grounding import Grounding
from summarise.summary.writing.fake import FakeWriter
from summarise.summary.writing.seq2seq import Seq2SeqWriter
from summarise.summary.writing.writer import Writer
from summarise.types import Document, Flag
from tiny_writers import NEWS

HEAVY = ("torch", "transformers", "ctranslate2", "huggingface_hub", "numpy")
ARTICLE = "\n\n".join(NEWS)


def pass_all(passages: Mapping[int, str]) -> Ground:
    return lambda statement: Grounding((0,), ())


def fail_all(passages: Mapping[int, str]) -> Ground:
    return lambda statement: Grounding((1,), (Flag("support", "nothing says so"),))


def digester_with(writer: Writer, settings: Settings, ground_in=pass_all) -> Digester:
    summariser = AbstractiveSummariser(writer, ExtractiveSummariser(), lambda line: None, ground_in=ground_in)
    return replace(make_digester(settings), summariser=summariser)


@pytest.fixture
def settings(tmp_path: Path, trained_bart: Path, own_model_dir: Path) -> Settings:
    cache = tmp_path / "cache"
    return Settings(translator="embedded", offline=True, cache_dir=cache, summariser=str(trained_bart))


def test_a_written_digest_is_read_from_the_cache_without_a_model(
    tmp_path: Path, settings: Settings, trained_bart: Path
) -> None:
    writer = Seq2SeqWriter(trained_bart, trained_bart.name)
    first = digester_with(writer, settings).digest(Document("-", ARTICLE))
    assert first.summary.abstract[0].writer == trained_bart.name
    arguments = ("--offline", "--translator", "embedded", "--summariser", trained_bart, "--format", "json")
    again = Program(tmp_path)(*arguments, stdin=ARTICLE, modules=HEAVY)
    assert json.loads(again.out) == [json.loads(json.dumps(digest_record(first)))]
    assert again.err.strip() == ""


def test_how_many_sentences_were_replaced_is_in_the_signature(settings: Settings) -> None:
    digest = digester_with(FakeWriter("Rain fell. It rose."), settings, fail_all).digest(
        Document("-", ARTICLE)
    )
    assert digest.signature["writing"] == "2 of 2 written sentences replaced"
    record = digest_record(digest)
    assert (record["written"], record["replaced"], record["unwritten"]) == (2, 2, "")


def test_what_a_failing_model_left_is_not_kept(settings: Settings) -> None:
    document = Document("-", ARTICLE)
    failing = digester_with(FakeWriter(error=ModelCorrupt("bart: damaged")), settings)
    without = failing.digest(document)
    assert without.summary.abstract
    assert without.signature["writing"] == "nothing written: model-corrupt"
    mended = digester_with(FakeWriter("Rain fell."), settings).digest(document)
    assert mended.summary.abstract[0].text == "Rain fell."
    assert mended.id != without.id


def test_a_summariser_that_cannot_be_is_one_line_and_an_exit_code(tmp_path: Path) -> None:
    run = Program(tmp_path)("--summariser", "nonsense", "-", stdin=ARTICLE)
    assert run.code == 2
    assert run.err.startswith("summarise: --summariser nonsense: neither auto, extractive")
    run = Program(tmp_path)("--offline", "--summariser", "seq2seq", "-", stdin=ARTICLE)
    assert run.code == 4
    assert "not on disk" in run.err
    assert len(run.err.splitlines()) == 1
