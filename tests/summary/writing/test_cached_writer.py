"""What a writer wrote is written once."""

from pathlib import Path

import pytest

from summarise.cache import Store
from summarise.errors import ModelUnavailable
from summarise.summary.writing.cached_writer import CachedWriter
from summarise.summary.writing.fake import FakeWriter


def test_the_same_question_is_asked_once(tmp_path: Path) -> None:
    fake = FakeWriter("Rain fell.", "Rain")
    for _ in range(2):
        writer = CachedWriter(fake, Store(tmp_path))
        assert writer.write(["Rain fell in Bandung."], 20) == "Rain fell."
        assert writer.write_headline(["Rain fell in Bandung."]) == "Rain"
    assert fake.asked == [(("Rain fell in Bandung.",), 20), (("Rain fell in Bandung.",), 0)]


def test_other_sentences_and_other_lengths_are_other_questions(tmp_path: Path) -> None:
    fake = FakeWriter("Rain fell.")
    writer = CachedWriter(fake, Store(tmp_path))
    for sentences, words in ((["a b"], 20), (["a", "b"], 20), (["a b"], 30)):
        writer.write(sentences, words)
    assert len(fake.asked) == 3


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(ModelUnavailable):
        CachedWriter(FakeWriter(error=ModelUnavailable("gone")), store).write(["a"], 20)
    assert CachedWriter(FakeWriter("Rain fell."), store).write(["a"], 20) == "Rain fell."


def test_a_cache_changes_neither_name_nor_signature(tmp_path: Path) -> None:
    writer = CachedWriter(FakeWriter(), Store(tmp_path))
    assert (writer.name, writer.signature) == ("fake", {"writer": "fake-1"})
