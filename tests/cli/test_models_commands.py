"""`summarise models`: what is listed, fetched, checked and removed."""

import json
from pathlib import Path

import pytest

from cli_program import Program
from fake_hub import COMMIT, Hub, serve_hub
from summarise.models.conversion import converted_place
from summarise.models.places import DISTILBART, OPUS_MT, hub_snapshot
from summarise.summary.writing import smollm2
from summarise.translation.embedded import EmbeddedTranslator

pytestmark = pytest.mark.usefixtures("own_model_dir")

FIELDS = ("id", "usable", "purpose", "revision", "licence", "size", "parameters", "place")


def listed(program: Program) -> dict[str, dict[str, str]]:
    """Return the fields of each line that `models list` prints into a pipe."""
    code, out, err = program("models", "list")
    assert (code, err) == (0, "")
    rows = [dict(zip(FIELDS, line.split("\t"), strict=True)) for line in out.splitlines()]
    return {row["id"]: row for row in rows}


def test_what_is_not_here_is_listed_with_the_command_that_gets_it(
    summarise_program: Program, hub_cache: Path, no_network: None
) -> None:
    row = listed(summarise_program)[OPUS_MT]
    assert row["usable"] == f"no: not downloaded; summarise models pull {OPUS_MT}"
    assert row["revision"] == "main"
    assert row["licence"] == "Apache-2.0"
    assert row["parameters"] == "74 million"
    assert row["place"] == "-"


def test_what_is_here_is_listed_with_its_commit_and_place(
    summarise_program: Program, cached_marian: Path, no_network: None
) -> None:
    row = listed(summarise_program)[OPUS_MT]
    assert row["usable"] == "yes"
    assert row["revision"] == f"main ({COMMIT[:12]})"
    assert row["place"] == str(cached_marian)


def test_a_truncated_checkpoint_is_not_usable(summarise_program: Program, cached_marian: Path) -> None:
    weights = cached_marian / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1])
    assert listed(summarise_program)[OPUS_MT]["usable"].startswith("no: damaged: model.safetensors;")
    (cached_marian / "vocab.json").unlink()
    assert listed(summarise_program)[OPUS_MT]["usable"].startswith("no: lacks tokenizer files")


def test_other_marian_checkpoints_of_the_hubs_cache_are_listed(
    summarise_program: Program, cached_marian: Path, hub_cache: Path
) -> None:
    (hub_cache / "models--Helsinki-NLP--opus-mt-id-en").rename(hub_cache / "models--some--own-id-en")
    assert listed(summarise_program)["some/own-id-en"]["usable"] == "yes"


def test_pull_fetches_says_so_and_prints_the_place(summarise_program: Program, hub: Hub) -> None:
    code, out, err = summarise_program("models", "pull", OPUS_MT)
    assert code == 0
    assert out.strip() == str(hub_snapshot(OPUS_MT))
    begin, end = err.splitlines()
    assert begin.startswith(f"Downloading {OPUS_MT} (")
    assert end.startswith("Got and checked ")
    assert end.endswith("a second.")


def test_pull_takes_the_revision_that_is_named(summarise_program: Program, hub: Hub) -> None:
    assert summarise_program("models", "pull", OPUS_MT, "--revision", "v1", "-q")[0] == 0
    assert hub_snapshot(OPUS_MT, "v1") is not None
    code, _, err = summarise_program("models", "pull", OPUS_MT, "--revision", "v2")
    assert code == 4
    assert "knows no such revision" in err


def test_verify_names_the_damage_and_pull_mends_it(summarise_program: Program, hub: Hub) -> None:
    summarise_program("models", "pull", OPUS_MT)
    code, out, _ = summarise_program("models", "verify", OPUS_MT)
    assert (code, out) == (0, f"{OPUS_MT}: whole\n")
    vocabulary = Path(str(hub_snapshot(OPUS_MT))) / "vocab.json"
    vocabulary.write_bytes(vocabulary.read_bytes() + b" ")
    code, out, err = summarise_program("models", "verify", OPUS_MT)
    assert code == 4
    assert out == f"{OPUS_MT}: damaged: vocab.json\n"
    assert f"mend it with: summarise models pull {OPUS_MT}" in err
    assert "Traceback" not in err
    summarise_program("models", "pull", OPUS_MT)
    assert summarise_program("models", "verify", OPUS_MT)[0] == 0


def test_verify_checks_converted_copies_too(summarise_program: Program, hub: Hub) -> None:
    summarise_program("models", "pull", OPUS_MT)
    copy = converted_place(OPUS_MT, COMMIT)
    copy.mkdir(parents=True)
    (copy / "manifest.json").write_text('{"model.safetensors": "0"}')
    code, _, err = summarise_program("models", "verify", OPUS_MT)
    assert code == 4
    assert f"{copy.name}/model.safetensors" in err


def test_verify_names_damage_of_the_unpacked_embedded_weights(
    summarise_program: Program, hub_cache: Path, own_model_dir: Path
) -> None:
    place = EmbeddedTranslator(print).place
    place.mkdir(parents=True)
    (place / "model.safetensors").write_bytes(b"abc")
    sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    (place / "manifest.json").write_text(json.dumps({"model.safetensors": sha256}))
    assert summarise_program("models", "verify", "embedded") == (0, "embedded: whole\n", "")
    (place / "model.safetensors").write_bytes(b"abd")
    code, out, err = summarise_program("models", "verify", "embedded")
    assert (code, out) == (4, "embedded: damaged: model.safetensors\n")
    assert "summarise models pull embedded" in err


def test_what_writes_summaries_is_listed_fetched_and_checked(
    summarise_program: Program, hub_cache: Path, trained_bart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = listed(summarise_program)[DISTILBART]
    assert row["usable"] == f"no: not downloaded; summarise models pull {DISTILBART}"
    assert row["purpose"].startswith("English summaries")
    with serve_hub(trained_bart, DISTILBART) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        assert summarise_program("models", "pull", DISTILBART, "-q")[0] == 0
    assert listed(summarise_program)[DISTILBART]["usable"] == "yes"
    assert summarise_program("models", "verify", DISTILBART) == (0, f"{DISTILBART}: whole\n", "")
    snapshot = Path(str(hub_snapshot(DISTILBART)))
    assert {path.name for path in trained_bart.iterdir()} == {path.name for path in snapshot.iterdir()}
    (snapshot / "merges.txt").write_bytes(b"#")
    assert summarise_program("models", "verify", DISTILBART)[0] == 4
    assert summarise_program("models", "rm", DISTILBART, "--yes")[0] == 0
    assert hub_snapshot(DISTILBART) is None


def test_the_unpacked_instruct_weights_are_listed_checked_and_removed(
    summarise_program: Program, hub_cache: Path, own_model_dir: Path
) -> None:
    place = smollm2.place()
    place.mkdir(parents=True)
    (place / "model.safetensors").write_bytes(b"abc")
    sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    (place / "manifest.json").write_text(json.dumps({"model.safetensors": sha256}))
    assert listed(summarise_program)["instruct"]["usable"] == "yes"
    assert summarise_program("models", "verify", "instruct") == (0, "instruct: whole\n", "")
    assert summarise_program("models", "path", "instruct") == (0, f"{place}\n", "")
    (place / "model.safetensors").write_bytes(b"abd")
    code, _, err = summarise_program("models", "verify", "instruct")
    assert (code, "summarise models pull instruct" in err) == (4, True)
    assert summarise_program("models", "rm", "instruct", "--yes")[0] == 0
    assert not place.exists()


def test_instruct_that_is_not_installed_is_listed_with_its_command(
    summarise_program: Program, hub_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smollm2, "PACKAGE", "no-such-package")
    assert listed(summarise_program)["instruct"]["usable"] == f"no: not installed; {smollm2.INSTALL}"
    code, _, err = summarise_program("models", "pull", "instruct")
    assert (code, smollm2.INSTALL in err) == (4, True)


def test_path_prints_the_directory_or_what_to_do(summarise_program: Program, cached_marian: Path) -> None:
    assert summarise_program("models", "path", OPUS_MT) == (0, f"{cached_marian}\n", "")
    code, _, err = summarise_program("models", "path", "some/other")
    assert code == 4
    assert "not downloaded; summarise models pull some/other" in err


def test_rm_removes_that_checkpoint_and_nothing_else(
    summarise_program: Program, cached_marian: Path, hub_cache: Path
) -> None:
    other = hub_cache / "models--Helsinki-NLP--opus-mt-id-en-other" / "snapshots"
    copies = [converted_place(name, COMMIT) for name in (OPUS_MT, f"{OPUS_MT}-other")]
    for folder in (other, *copies):
        folder.mkdir(parents=True)
    code, out, _ = summarise_program("models", "rm", OPUS_MT, "--yes")
    assert code == 0
    assert len(out.splitlines()) == 2
    assert not cached_marian.exists()
    assert not copies[0].exists()
    assert other.is_dir()
    assert copies[1].is_dir()


def test_rm_removes_nothing_unasked(summarise_program: Program, cached_marian: Path) -> None:
    code, _, err = summarise_program("models", "rm", OPUS_MT)
    assert code == 2
    assert "say --yes" in err
    assert cached_marian.is_dir()


def test_rm_of_what_is_not_here_says_so(summarise_program: Program, hub_cache: Path) -> None:
    code, _, err = summarise_program("models", "rm", "some/other", "--yes")
    assert code == 4
    assert "nothing of it is here" in err


@pytest.mark.parametrize("name", ["../..", "marian", "a/b/c"])
@pytest.mark.parametrize("command", ["pull", "verify", "path", "rm"])
def test_a_name_that_is_none_is_a_usage_error(summarise_program: Program, command: str, name: str) -> None:
    code, _, err = summarise_program("models", command, name)
    assert code == 2
    assert f"{name}: neither “embedded” nor “instruct” nor the id" in err


def test_pull_keeps_to_offline(
    summarise_program: Program, hub_cache: Path, no_network: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    code, _, err = summarise_program("models", "pull", OPUS_MT)
    assert code == 4
    assert "the network is not to be used" in err


@pytest.mark.parametrize("command", ["list", "pull", "verify", "path", "rm"])
def test_every_command_helps_with_an_example(summarise_program: Program, command: str) -> None:
    code, out, _ = summarise_program("models", command, "--help")
    assert code == 0
    assert f"  summarise models {command}" in out
