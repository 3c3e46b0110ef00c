"""Which translator is chosen, what the user is told of it, and what that costs."""

import json
import time
from pathlib import Path

import pytest

from fake_hub import COMMIT, Hub
from summarise.errors import ModelUnavailable, UsageError
from summarise.hub import PROBE_SECONDS
from summarise.models import OPUS_MT, hub_snapshot
from summarise.translation import choice, ct2
from summarise.translation.choice import REMEMBER_DAYS, choose_translator
from summarise.translation.ct2 import Ct2Translator
from summarise.translation.embedded import EmbeddedTranslator
from summarise.translation.marian import MarianOptions, MarianTranslator
from summarise.translation.translator import Translator, translate
from tiny_marian import PAIRS


class Person:
    """Someone who asks for translators and reads the notices."""

    def __init__(self, folder: Path) -> None:
        self.choices = folder / "choices.json"
        self.notices: list[str] = []

    def choose(
        self,
        name: str = "auto",
        *,
        offline: bool = False,
        revision: str | None = None,
        device: str = "auto",
    ) -> Translator:
        greedy = MarianOptions(beams=1)
        return choose_translator(
            name,
            choices=self.choices,
            notify=self.notices.append,
            offline=offline,
            revision=revision,
            device=device,
            marian=greedy,
        )


@pytest.fixture
def person(tmp_path: Path, hub_cache: Path, own_model_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Someone on a machine without CTranslate2."""
    monkeypatch.setattr(ct2, "PACKAGE", "no_such_package")
    return Person(tmp_path / "cache")


@pytest.fixture
def quick_person(person: Person, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Someone on a machine with CTranslate2."""
    pytest.importorskip("ctranslate2", reason="CTranslate2 is not installed")
    monkeypatch.setattr(ct2, "PACKAGE", "ctranslate2")
    return person


def test_auto_takes_marian_from_disk_and_asks_nobody(
    person: Person, cached_marian: Path, no_network: None
) -> None:
    translator = person.choose()
    assert isinstance(translator, MarianTranslator)
    assert translator.name == OPUS_MT
    assert translate(translator, list(PAIRS)[:1]) == ["The president arrived in Jakarta."]
    assert person.notices == []


def test_auto_downloads_marian_where_the_hub_is_in_reach(person: Person, hub: Hub) -> None:
    translator = person.choose()
    assert translate(translator, list(PAIRS)[:1]) == ["The president arrived in Jakarta."]
    assert hub_snapshot(OPUS_MT) is not None
    (notice,) = person.notices
    assert "Downloading" in notice
    hub.requests.clear()
    assert isinstance(person.choose(), MarianTranslator)
    assert hub.requests == []


def test_a_hanging_hub_leads_to_the_embedded_weights_in_time(person: Person, hanging_hub: None) -> None:
    started = time.monotonic()
    translator = person.choose()
    assert time.monotonic() - started < PROBE_SECONDS + 1
    assert isinstance(translator, EmbeddedTranslator)
    assert "embedded weights" in translator.preface
    assert "--translator marian" in translator.preface
    assert "\n" not in translator.preface


def test_the_choice_is_remembered_without_a_second_probe_or_notice(
    person: Person, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    first = person.choose()
    request.getfixturevalue("no_network")
    second = person.choose()
    assert isinstance(first, EmbeddedTranslator)
    assert isinstance(second, EmbeddedTranslator)
    assert first.preface
    assert second.preface == ""
    assert person.notices == []


def test_a_remembered_choice_gives_way_to_marian_on_disk(
    person: Person, cached_marian: Path, no_network: None
) -> None:
    remember(person, since=time.time())
    assert isinstance(person.choose(), MarianTranslator)


@pytest.mark.parametrize(
    "content",
    [
        "{ half a fi",
        "[]",
        json.dumps({"translator": "embedded", "since": "yesterday"}),
        json.dumps({"translator": "embedded", "since": time.time() - (REMEMBER_DAYS + 1) * 86_400}),
        json.dumps({"translator": "embedded", "since": time.time() + 86_400}),
    ],
)
def test_a_damaged_or_old_choice_is_not_trusted(person: Person, hub: Hub, content: str) -> None:
    person.choices.parent.mkdir()
    person.choices.write_text(content)
    assert isinstance(person.choose(), MarianTranslator)


def remember(person: Person, since: float) -> None:
    person.choices.parent.mkdir()
    person.choices.write_text(json.dumps({"translator": "embedded", "since": since}))


@pytest.mark.parametrize("by_environment", [False, True])
def test_offline_never_touches_the_network(
    person: Person, no_network: None, by_environment: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if by_environment:
        monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert isinstance(person.choose(offline=not by_environment), EmbeddedTranslator)
    with pytest.raises(ModelUnavailable, match="network is not to be used; try again once you are online"):
        person.choose("marian", offline=not by_environment)
    assert not person.choices.exists()


def test_marian_is_not_replaced_when_it_was_asked_for(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelUnavailable, match="--translator embedded"):
        person.choose("marian")


def test_a_read_only_cache_forgets_and_goes_on(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    person.choices.parent.write_text("a file where the directory should be")
    assert isinstance(person.choose(), EmbeddedTranslator)


def test_a_directory_and_a_hub_id_name_their_checkpoint(
    person: Person, trained_marian: Path, cached_marian: Path, no_network: None
) -> None:
    assert person.choose(str(trained_marian)).name == trained_marian.name
    assert person.choose("Helsinki-NLP/opus-mt-id-en").name == OPUS_MT


def test_a_revision_is_downloaded_and_signed_with_its_commit(person: Person, hub: Hub) -> None:
    assert person.choose("marian", revision="v1").signature["weights"] == COMMIT[:16]
    assert hub_snapshot(OPUS_MT, "v1") is not None
    assert hub_snapshot(OPUS_MT, "main") is None
    with pytest.raises(ModelUnavailable, match="no such revision"):
        person.choose("marian", revision="v2")


def test_what_can_be_no_revision_is_a_usage_error(person: Person, no_network: None) -> None:
    with pytest.raises(UsageError, match=r"--revision \.\./\.\.: name a branch"):
        person.choose("marian", revision="../..")


def test_ctranslate2_is_taken_where_it_is_installed(
    quick_person: Person, trained_marian: Path, cached_marian: Path, no_network: None
) -> None:
    for name in ("auto", "ct2", OPUS_MT, str(trained_marian)):
        translator = quick_person.choose(name)
        assert isinstance(translator, Ct2Translator)
        assert translate(translator, list(PAIRS)[:1]) == ["The president arrived in Jakarta."]
    assert isinstance(quick_person.choose("marian"), MarianTranslator)


def test_the_reference_engine_computes_on_a_gpu_though_ctranslate2_is_installed(
    quick_person: Person, cached_marian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice, "choose_device", lambda wanted: "cuda")
    assert isinstance(quick_person.choose(), MarianTranslator)


def test_a_converted_directory_needs_ctranslate2(person: Person, tmp_path: Path) -> None:
    for name in ("model.bin", "shared_vocabulary.json", "source.spm", "target.spm"):
        (tmp_path / name).touch()
    with pytest.raises(ModelUnavailable, match=r"pip install 'summarise\[fast\]'"):
        person.choose(str(tmp_path))


def test_ct2_without_its_package_says_how_to_install_it(person: Person, no_network: None) -> None:
    with pytest.raises(ModelUnavailable, match=r"pip install 'summarise\[fast\]'"):
        person.choose("ct2")


@pytest.mark.parametrize("name", ["google", "./not/there", "a/b/c", ""])
def test_any_other_name_is_a_usage_error(person: Person, name: str) -> None:
    with pytest.raises(UsageError, match="neither auto"):
        person.choose(name)


def test_an_unknown_device_is_a_usage_error(person: Person, no_network: None) -> None:
    with pytest.raises(UsageError, match="--device tpu: choose one of auto, cpu, cuda, mps"):
        person.choose("embedded", device="tpu")
