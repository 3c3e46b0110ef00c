"""`summarise doctor`: what works, what does not, and what mends it."""

from pathlib import Path

import pytest

from cli_program import Program
from fake_hub import Hub
from summarise.models.places import DISTILBART, OPUS_MT

pytestmark = pytest.mark.usefixtures("own_model_dir")


def test_a_checkpoint_on_disk_is_enough(
    summarise_program: Program, cached_marian: Path, no_network: None
) -> None:
    code, out, err = summarise_program("doctor", "--translator", "marian")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"Articles can be translated now, with {OPUS_MT}."


def test_without_a_checkpoint_it_names_the_command_and_ends_with_4(
    summarise_program: Program, hub_cache: Path, no_network: None
) -> None:
    code, out, _ = summarise_program("doctor", "--translator", "marian")
    assert code == 4
    assert f"\t{OPUS_MT}\tnot downloaded\tmend with: summarise models pull {OPUS_MT}\n" in out
    assert out.splitlines()[-1].startswith("No article can be translated now; mend it with: summarise models")


def test_a_missing_engine_is_named_with_what_installs_it(
    summarise_program: Program, cached_marian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarise.doctor.find_spec", lambda module: None if module != "torch" else object())
    code, out, _ = summarise_program("doctor")
    assert code == 4
    lack = "engines\tct2\tctranslate2 and sentencepiece not installed"
    assert f"{lack}\tmend with: pip install 'summarise[fast]'\n" in out
    assert "No article can be translated now; mend it with: pip install summarise or: " in out


def test_a_directory_is_looked_at_as_a_run_would(
    summarise_program: Program, tiny_marian: Path, hub_cache: Path
) -> None:
    assert summarise_program("doctor", "--translator", tiny_marian)[0] == 0
    (tiny_marian / "config.json").unlink()
    assert summarise_program("doctor", "--translator", tiny_marian)[0] == 4


def test_summaries_need_no_checkpoint(
    summarise_program: Program, cached_marian: Path, cached_bart: Path, no_network: None
) -> None:
    _, out, _ = summarise_program("doctor")
    assert f"\nsummaries\t{DISTILBART}\tusable, main (0123456789ab)\n" in out
    assert f"\nsummaries\tnow\t{DISTILBART}\n" in out
    (cached_bart / "merges.txt").unlink()
    code, out, _ = summarise_program("doctor")
    assert f"\nsummaries\t{DISTILBART}\tlacks tokenizer files" in out
    assert "\nsummaries\tnow\tsentences chosen from the article\n" in out
    assert code == 0
    assert out.splitlines()[-1] == f"Articles can be translated now, with {OPUS_MT}."


def test_a_lack_of_summaries_is_no_lack_of_translations(
    summarise_program: Program, hub_cache: Path, no_network: None
) -> None:
    _, out, _ = summarise_program("doctor", "--translator", "marian")
    assert (
        f"\nsummaries\t{DISTILBART}\tnot downloaded\tmend with: summarise models pull {DISTILBART}\n" in out
    )
    assert DISTILBART not in out.splitlines()[-1]


def test_a_revision_is_the_translators_alone(
    summarise_program: Program, cached_marian: Path, cached_bart: Path
) -> None:
    _, out, _ = summarise_program("doctor", "--revision", "v7")
    assert f"\t{OPUS_MT}\tnot downloaded" in out
    assert f"\t{DISTILBART}\tusable" in out


def test_secrets_of_the_environment_are_not_shown(
    summarise_program: Program, hub_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_sesame")
    monkeypatch.setenv("HTTPS_PROXY", "http://sari:rahasia@proxy.example:3128")
    monkeypatch.setenv("SUMMARISE_DEBUG", "1")
    _, out, _ = summarise_program("doctor")
    assert "hf_sesame" not in out
    assert "rahasia" not in out
    assert "\tHF_TOKEN\tset, not shown" in out
    assert "\tHTTPS_PROXY\thttp://…@proxy.example:3128" in out
    assert "\tSUMMARISE_DEBUG\t1" in out


def test_the_hub_is_asked_only_online(summarise_program: Program, hub: Hub) -> None:
    summarise_program("doctor")
    assert hub.requests == []
    _, out, _ = summarise_program("doctor", "--online")
    assert f"\t{hub.endpoint}\thas {OPUS_MT} at 0123456789ab" in out
    _, out, _ = summarise_program("doctor", "--online", "--offline")
    assert "not asked: the network is not to be used" in out
    assert len(hub.requests) == 1


def test_a_wrong_setting_is_a_settings_error(
    summarise_program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARISE_OFFLINE", "perhaps")
    code, _, err = summarise_program("doctor")
    assert code == 2
    assert "must be true or false" in err
