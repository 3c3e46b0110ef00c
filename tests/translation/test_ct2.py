"""The CTranslate2 engine: the same hypotheses as the reference engine, and its conversions."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("ctranslate2", reason="CTranslate2 is not installed")

import ctranslate2
from safetensors.torch import load_file, save_file

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.places import Notify
from summarise.translation import ct2
from summarise.translation.ct2 import Ct2Translator, Quantisation, thread_plan, usual_quantisation
from summarise.translation.marian import MarianOptions, MarianTranslator
from summarise.translation.precision import sums_int8_exactly
from summarise.translation.translator import BatchLimits, translate
from tiny_marian import OTHER_SOURCES, PAIRS, save_as_pickle

SOURCES, TARGETS = list(PAIRS), list(PAIRS.values())
UNSURE = [*OTHER_SOURCES, *(f"{one} {other}" for one in PAIRS for other in PAIRS)]
"""What the tiny checkpoint never saw: it stammers, and small differences show."""


int8 = pytest.param(
    "int8", marks=pytest.mark.skipif(not sums_int8_exactly(), reason="This CPU cuts off sums of int8.")
)


@pytest.fixture(autouse=True)
def own_models(own_model_dir: Path) -> Path:
    """Convert into a model cache of the test's own."""
    return own_model_dir


def ignore(message: str) -> None:
    pass


def open_ct2(
    checkpoint: Path,
    options: MarianOptions | None = None,
    quantisation: Quantisation | None = None,
    notify: Notify = ignore,
) -> Ct2Translator:
    return Ct2Translator(checkpoint, "tiny", notify, options or MarianOptions(device="cpu"), quantisation)


@pytest.mark.parametrize("beams", [1, 4])
@pytest.mark.parametrize("quantisation", [None, "float32", int8])
def test_indonesian_becomes_english(
    trained_marian: Path, beams: int, quantisation: Quantisation | None
) -> None:
    translator = open_ct2(trained_marian, MarianOptions(beams=beams, device="cpu"), quantisation)
    assert translate(translator, SOURCES) == TARGETS


def test_greedy_fp32_is_the_reference_engine(trained_marian: Path) -> None:
    options = MarianOptions(beams=1, device="cpu")
    reference = translate(MarianTranslator(trained_marian, "tiny", options), UNSURE)
    assert translate(open_ct2(trained_marian, options, "float32"), UNSURE) == reference


@pytest.mark.parametrize(("beams", "quantisation", "least"), [(4, "float32", 60), (1, None, 50)])
def test_agreement_on_what_it_never_saw(
    trained_marian: Path, beams: int, quantisation: Quantisation | None, least: int
) -> None:
    """Beam search ends by another rule in CTranslate2, and int8 rounds: 63 and 58 of 70 were equal.

    Where a CPU cuts off sums of int8, 8 of 70 were; the usual quantisation is float32 there, and all 70 are.
    """
    options = MarianOptions(beams=beams, device="cpu")
    reference = translate(MarianTranslator(trained_marian, "tiny", options), UNSURE)
    found = translate(open_ct2(trained_marian, options, quantisation), UNSURE)
    assert sum(one == other for one, other in zip(reference, found, strict=True)) >= least


def test_a_hypothesis_keeps_its_own_cap_in_any_company(trained_marian: Path) -> None:
    options = MarianOptions(beams=1, device="cpu", growth=1, floor=0)
    translator = open_ct2(trained_marian, options, "float32")
    alone = [translate(translator, [segment])[0] for segment in UNSURE]
    assert translate(translator, UNSURE) == alone
    count = translator.loaded.count
    assert all(count(text) <= 3 * count(source) for text, source in zip(alone, UNSURE, strict=True))


def test_symbols_duplicates_and_long_segments(trained_marian: Path) -> None:
    options = MarianOptions(limits=BatchLimits(piece=20, rows=2, tokens=40), device="cpu")
    segments = [" ".join(SOURCES), "---", SOURCES[0], "", SOURCES[0]]
    found = translate(open_ct2(trained_marian, options), segments)
    assert found == [" ".join(TARGETS), "---", TARGETS[0], "", TARGETS[0]]


def test_a_second_run_converts_nothing(trained_marian: Path, own_models: Path) -> None:
    notices: list[str] = []
    for _ in range(2):
        assert translate(open_ct2(trained_marian, notify=notices.append), SOURCES[:1]) == TARGETS[:1]
    assert notices == ["Converting tiny for CTranslate2; this happens once."]
    (model,) = own_models.glob("converted--*ct2*")
    assert not list(own_models.glob(".*"))
    assert {"model.bin", "source.spm", "target.spm"} < {path.name for path in model.iterdir()}


@pytest.mark.parametrize("name", ["model.bin", "shared_vocabulary.json", "source.spm", "manifest.json"])
@pytest.mark.parametrize("damage", ["cut", "remove"])
def test_a_damaged_conversion_is_made_anew(
    trained_marian: Path, own_models: Path, name: str, damage: str
) -> None:
    assert translate(open_ct2(trained_marian), SOURCES[:1]) == TARGETS[:1]
    (path,) = own_models.glob(f"converted--*ct2*/{name}")
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:100])
    else:
        path.unlink()
    assert translate(open_ct2(trained_marian), SOURCES[:1]) == TARGETS[:1]


def test_an_older_pickled_checkpoint_says_the_same(tiny_marian: Path) -> None:
    save_as_pickle(tiny_marian)
    assert translate(open_ct2(tiny_marian), SOURCES) == TARGETS


@pytest.mark.parametrize("fixture", ["multilingual_marian", "separate_marian"])
@pytest.mark.parametrize("engine", ["marian", "ct2"])
def test_other_members_of_the_family(fixture: str, engine: str, request: pytest.FixtureRequest) -> None:
    checkpoint = request.getfixturevalue(fixture)
    greedy = MarianOptions(beams=1, device="cpu")
    exact = open_ct2(checkpoint, greedy, "float32")
    translator = exact if engine == "ct2" else MarianTranslator(checkpoint, "tiny", greedy)
    assert translate(translator, SOURCES) == TARGETS


def test_a_directory_that_is_converted_already_is_taken_as_it_is(
    trained_marian: Path, own_models: Path, tmp_path: Path
) -> None:
    translate(open_ct2(trained_marian), SOURCES[:1])
    (model,) = own_models.glob("converted--*ct2*")
    mine = model.rename(tmp_path / "mine")
    assert translate(open_ct2(mine), SOURCES) == TARGETS
    assert not list(own_models.glob("converted--*ct2*"))


@pytest.mark.parametrize("name", ["model.safetensors", "source.spm", "vocab.json"])
def test_a_damaged_checkpoint_is_named(tiny_marian: Path, own_models: Path, name: str) -> None:
    (tiny_marian / name).write_bytes((tiny_marian / name).read_bytes()[:100])
    with pytest.raises(ModelCorrupt, match="damaged") as raised:
        translate(open_ct2(tiny_marian), SOURCES[:1])
    assert str(tiny_marian) in str(raised.value)
    assert not list(own_models.glob("converted--*"))


def test_a_missing_tensor_is_not_filled_with_random_numbers(tiny_marian: Path) -> None:
    weights = tiny_marian / "model.safetensors"
    tensors = load_file(weights)
    del tensors["model.decoder.layers.0.fc1.weight"]
    save_file(tensors, weights, metadata={"format": "pt"})
    with pytest.raises(ModelCorrupt, match="fc1"):
        translate(open_ct2(tiny_marian), SOURCES[:1])


def test_a_damaged_model_of_the_user_is_named(trained_marian: Path, own_models: Path, tmp_path: Path) -> None:
    translate(open_ct2(trained_marian), SOURCES[:1])
    (model,) = own_models.glob("converted--*ct2*")
    mine = model.rename(tmp_path / "mine")
    (mine / "model.bin").write_bytes(b"no model")
    with pytest.raises(ModelCorrupt, match="mine: the checkpoint is damaged"):
        translate(open_ct2(mine), SOURCES[:1])


def test_another_architecture_is_refused_by_name(tiny_marian: Path) -> None:
    config = json.loads((tiny_marian / "config.json").read_text()) | {"model_type": "bert"}
    (tiny_marian / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelUnavailable, match=r"'bert'.*Helsinki-NLP/opus-mt"):
        open_ct2(tiny_marian)


def test_a_missing_package_says_how_to_install_it(
    trained_marian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ct2, "PACKAGE", "no_such_package")
    with pytest.raises(ModelUnavailable, match=r"pip install 'summarise\[fast\]'"):
        open_ct2(trained_marian)


def test_a_model_cache_that_cannot_be_written_is_named(
    trained_marian: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no directory")
    monkeypatch.setenv("SUMMARISE_MODEL_DIR", str(tmp_path / "file" / "models"))
    with pytest.raises(ModelUnavailable, match="SUMMARISE_MODEL_DIR"):
        translate(open_ct2(trained_marian), SOURCES[:1])


def test_the_signature_tells_engines_and_quantisations_apart(trained_marian: Path) -> None:
    options = MarianOptions(device="cpu")
    signatures = [
        MarianTranslator(trained_marian, "tiny", options).signature,
        open_ct2(trained_marian, options, "int8").signature,
        open_ct2(trained_marian, options, "float32").signature,
        open_ct2(trained_marian, MarianOptions(beams=1, device="cpu"), "int8").signature,
    ]
    assert len({json.dumps(dict(signature)) for signature in signatures}) == 4
    assert signatures[0]["weights"] == signatures[1]["weights"]


@pytest.mark.parametrize(
    ("cpuinfo", "machine", "exact"),
    [
        ("flags\t\t: fpu avx512_vnni\n", "x86_64", True),
        ("flags\t\t: fpu avx2 avx_vnni\n", "AMD64", True),
        ("flags\t\t: fpu avx2 avx512f\n", "x86_64", False),
        ("Features\t: fp asimd\n", "aarch64", True),
    ],
)
def test_int8_is_for_cpus_that_sum_it_up_exactly(
    cpuinfo: str, machine: str, exact: bool, tmp_path: Path
) -> None:
    (tmp_path / "cpuinfo").write_text(cpuinfo)
    assert sums_int8_exactly(tmp_path / "cpuinfo", machine) is exact


def test_int8_is_not_trusted_where_nothing_is_known() -> None:
    assert not sums_int8_exactly(Path("/not/there"), "AMD64")
    assert sums_int8_exactly(Path("/not/there"), "arm64")


@pytest.mark.parametrize(("exact", "quantisation"), [(True, "int8"), (False, "float32")])
def test_a_cpu_keeps_the_weights_in_what_it_sums_up_exactly(
    exact: bool, quantisation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ct2, "sums_int8_exactly", lambda: exact)
    assert usual_quantisation("cpu") == quantisation
    assert usual_quantisation("cuda") == "float16"


def test_workers_get_pieces_of_like_length() -> None:
    assert ct2.deal([5, 9, 1, 7, 3], workers=2, most=8) == [[1, 0, 2], [3, 4]]
    assert ct2.deal([5, 9, 1, 7, 3], workers=2, most=1) == [[1], [3], [0], [4], [2]]
    assert ct2.deal([4], workers=3, most=8) == [[0]]


@pytest.mark.parametrize(("cores", "plan"), [(1, (1, 1)), (2, (2, 1)), (8, (8, 1))])
def test_every_core_has_work(cores: int, plan: tuple[int, int]) -> None:
    assert thread_plan(cores) == plan


def test_nothing_heavy_is_imported_before_the_first_segment(trained_marian: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from summarise.translation.ct2 import Ct2Translator; "
        "from summarise.translation.translator import translate; "
        "t = Ct2Translator(Path(sys.argv[1]), 'tiny', print); t.signature; translate(t, ['--']); "
        "print([name for name in ('torch', 'transformers', 'ctranslate2') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(trained_marian)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (result.stdout, result.stderr) == ("[]\n", "")


@pytest.mark.skipif(not ctranslate2.get_cuda_device_count(), reason="no NVIDIA GPU on this machine")
def test_a_gpu_says_the_same(trained_marian: Path) -> None:
    assert translate(open_ct2(trained_marian, MarianOptions(device="cuda")), SOURCES) == TARGETS


@pytest.mark.skipif(bool(ctranslate2.get_cuda_device_count()), reason="there is an NVIDIA GPU here")
def test_a_gpu_that_is_not_there_is_named(trained_marian: Path) -> None:
    with pytest.raises(ModelUnavailable, match="no NVIDIA GPU"):
        translate(open_ct2(trained_marian, MarianOptions(device="cuda")), SOURCES)


def test_a_second_try_searches_wider_with_the_same_weights(trained_marian: Path) -> None:
    translator = open_ct2(trained_marian, MarianOptions(beams=2, device="cpu"))
    (second,) = translator.second_tries
    assert second.signature == {**translator.signature, "decoding": "beams-4-once-5-cap-2x+16-ct2-2"}
    assert translate(second, SOURCES) == TARGETS
