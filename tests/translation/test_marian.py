"""The loader of Helsinki-NLP's checkpoints, on a tiny one in the same files."""

import hashlib
import json
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.conversion import converted_places, is_whole
from summarise.translation.marian import MarianOptions, MarianTranslator
from summarise.translation.marian_weights import write_safetensors
from summarise.translation.translator import BatchLimits
from summarise.translation.translator import translate as translate_with
from tiny_marian import PAIRS, save_as_pickle

SOURCES, TARGETS = list(PAIRS), list(PAIRS.values())


def translate(checkpoint: Path, segments: Sequence[str], options: MarianOptions | None = None) -> list[str]:
    """Return the hypotheses of a checkpoint."""
    return translate_with(MarianTranslator(checkpoint, "tiny", options), segments)


@pytest.mark.parametrize("beams", [1, 4])
def test_indonesian_becomes_english(trained_marian: Path, beams: int) -> None:
    assert translate(trained_marian, SOURCES, MarianOptions(beams=beams)) == TARGETS


def test_an_older_pickled_checkpoint_is_converted_once_and_says_the_same(
    tiny_marian: Path, own_model_dir: Path
) -> None:
    save_as_pickle(tiny_marian)
    assert not (tiny_marian / "model.safetensors").exists()
    notices: list[str] = []
    for _ in range(2):
        translator = MarianTranslator(tiny_marian, "some/tiny", notify=notices.append)
        assert translate_with(translator, SOURCES) == list(TARGETS)
    (notice,) = notices
    assert notice.startswith("some/tiny: reading its older weights file safely")
    (place,) = converted_places("some/tiny")
    assert is_whole(place)
    assert not (place / "pytorch_model.bin").exists()
    assert list((tiny_marian).glob("*.safetensors")) == []


def test_tied_tensors_survive_the_conversion(tiny_marian: Path, tmp_path: Path) -> None:
    """Old files hold the shared embedding under several names, all of the same memory."""
    tensors = load_file(tiny_marian / "model.safetensors")
    shared = tensors["model.shared.weight"]
    names = ("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight")
    torch.save(tensors | dict.fromkeys(names, shared), tiny_marian / "pytorch_model.bin")
    (tiny_marian / "model.safetensors").unlink()
    write_safetensors(tiny_marian, tmp_path / "fresh")
    kept = load_file(tmp_path / "fresh" / "model.safetensors")
    assert torch.equal(kept["model.shared.weight"], shared)
    assert not set(names) & kept.keys()
    assert translate(tmp_path / "fresh", SOURCES) == TARGETS


def test_a_damaged_copy_is_converted_anew(tiny_marian: Path, own_model_dir: Path) -> None:
    save_as_pickle(tiny_marian)
    translate(tiny_marian, SOURCES[:1])
    (place,) = converted_places("tiny")
    (place / "model.safetensors").write_bytes(b"damaged")
    assert translate(tiny_marian, SOURCES) == TARGETS


def test_order_and_duplicates_survive_small_batches(trained_marian: Path) -> None:
    segments = [SOURCES[2], "---", SOURCES[0], SOURCES[2], "", SOURCES[1]]
    options = MarianOptions(limits=BatchLimits(piece=200, rows=2, tokens=40))
    hypotheses = translate(trained_marian, segments, options)
    assert hypotheses == [TARGETS[2], "---", TARGETS[0], TARGETS[2], "", TARGETS[1]]


def test_an_over_long_segment_is_translated_in_pieces(trained_marian: Path) -> None:
    options = MarianOptions(limits=BatchLimits(piece=20, rows=8, tokens=400))
    (hypothesis,) = translate(trained_marian, [" ".join(SOURCES)], options)
    assert hypothesis == " ".join(TARGETS)


def test_text_far_beyond_the_positions_does_not_break(trained_marian: Path) -> None:
    (hypothesis,) = translate(trained_marian, ["presiden, " * 900], MarianOptions(beams=1))
    assert hypothesis


def test_symbols_pass_without_weights(tiny_marian: Path) -> None:
    (tiny_marian / "model.safetensors").write_bytes(b"")
    assert translate(tiny_marian, ["", "—", "* * *"]) == ["", "—", "* * *"]


def test_truncated_weights_are_named(tiny_marian: Path) -> None:
    weights = tiny_marian / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    assert_corrupt(tiny_marian)


def test_a_missing_tensor_is_not_filled_with_random_numbers(tiny_marian: Path) -> None:
    weights = tiny_marian / "model.safetensors"
    tensors = load_file(weights)
    del tensors["model.decoder.layers.0.fc1.weight"]
    save_file(tensors, weights, metadata={"format": "pt"})
    assert_corrupt(tiny_marian, naming="fc1")


class Bomb:
    """What a hostile checkpoint holds: unpickling it makes a directory."""

    def __init__(self, target: Path) -> None:
        self.target = str(target)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        import os

        return os.mkdir, (self.target,)


@pytest.mark.parametrize("zipped", [False, True])
def test_a_pickled_checkpoint_runs_no_code(tiny_marian: Path, own_model_dir: Path, zipped: bool) -> None:
    (tiny_marian / "model.safetensors").unlink()
    weights, bomb = tiny_marian / "pytorch_model.bin", Bomb(tiny_marian / "ran")
    if zipped:
        torch.save({"model.shared.weight": torch.zeros(2), "payload": bomb}, weights)
    else:
        weights.write_bytes(pickle.dumps(bomb))
    assert_corrupt(tiny_marian, naming="refused, for it")
    assert not (tiny_marian / "ran").exists()
    assert converted_places("tiny") == []
    torch.load(weights, weights_only=False) if zipped else pickle.loads(weights.read_bytes())
    assert (tiny_marian / "ran").exists()  # it was no dud


def test_a_pickle_of_tensors_that_do_not_fit_is_corrupt(tiny_marian: Path, own_model_dir: Path) -> None:
    (tiny_marian / "model.safetensors").unlink()
    torch.save({"model.shared.weight": torch.zeros(2)}, tiny_marian / "pytorch_model.bin")
    assert_corrupt(tiny_marian)
    assert converted_places("tiny") == []


def test_a_damaged_sentencepiece_model_is_named(tiny_marian: Path) -> None:
    (tiny_marian / "source.spm").write_bytes(b"no model")
    assert_corrupt(tiny_marian)


def assert_corrupt(checkpoint: Path, naming: str = "damaged") -> None:
    with pytest.raises(ModelCorrupt, match=naming) as raised:
        translate(checkpoint, SOURCES[:1])
    assert str(checkpoint) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_another_architecture_is_refused_by_name(tiny_marian: Path) -> None:
    config = json.loads((tiny_marian / "config.json").read_text()) | {"model_type": "bert"}
    (tiny_marian / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelUnavailable, match=r"'bert'.*Helsinki-NLP/opus-mt"):
        MarianTranslator(tiny_marian, "tiny")


def test_a_configuration_that_is_no_json_is_corrupt(tiny_marian: Path) -> None:
    (tiny_marian / "config.json").write_text("{")
    with pytest.raises(ModelCorrupt, match=r"config\.json"):
        MarianTranslator(tiny_marian, "tiny")


def test_an_empty_directory_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"config\.json.*model\.safetensors.*source\.spm"):
        MarianTranslator(tmp_path, "tiny")


def test_the_signature_tells_weights_and_decoding_apart(tiny_marian: Path, own_model_dir: Path) -> None:
    greedy = MarianTranslator(tiny_marian, "tiny", MarianOptions(beams=1)).signature
    assert greedy != MarianTranslator(tiny_marian, "tiny", MarianOptions(beams=4)).signature
    save_as_pickle(tiny_marian)
    assert greedy != MarianTranslator(tiny_marian, "tiny", MarianOptions(beams=1)).signature


def test_nothing_is_printed_while_translating(trained_marian: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from summarise.translation.marian import MarianTranslator; "
        "from summarise.translation.translator import translate; "
        "translate(MarianTranslator(Path(sys.argv[1]), 'tiny'), ['Presiden tiba di Jakarta.'])"
    )
    command = [sys.executable, "-c", code, str(trained_marian)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (result.stdout, result.stderr) == ("", "")


def test_weights_altered_in_the_hubs_cache_are_named_and_refused(tiny_marian: Path, tmp_path: Path) -> None:
    snapshot, blobs = tmp_path / "snapshots" / ("c" * 40), tmp_path / "blobs"
    snapshot.mkdir(parents=True)
    blobs.mkdir()
    for file in tiny_marian.iterdir():
        content = file.read_bytes()
        blob = blobs / hashlib.sha256(content).hexdigest()
        blob.write_bytes(content)
        (snapshot / file.name).symlink_to(blob)
    assert len(translate(snapshot, SOURCES[:1])) == 1
    weights = (snapshot / "model.safetensors").resolve()
    content = bytearray(weights.read_bytes())
    content[-3] ^= 64  # inside the last tensor: the file still loads
    weights.write_bytes(content)
    with pytest.raises(ModelCorrupt, match=r"model\.safetensors is not what the hub published.*models pull"):
        translate(snapshot, SOURCES[:1])
