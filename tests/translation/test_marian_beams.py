"""Beam search, against transformers' `generate` one sentence at a time."""

import itertools
from pathlib import Path

import pytest
import torch

from summarise.translation.marian import MarianOptions, MarianTranslator
from summarise.translation.marian_beams import Search, best_of, search
from summarise.translation.marian_checkpoint import load_model
from summarise.translation.marian_network import STRIPE, MarianNetwork
from summarise.translation.marian_pieces import load_pieces
from summarise.translation.quiet import quiet_transformers
from summarise.translation.reranking import choose_sound
from summarise.translation.translator import BatchLimits, Hypothesis, translate
from tiny_marian import OTHER_SOURCES, PAIRS

UNSURE = [*OTHER_SOURCES, *(f"{one} {other}" for one in PAIRS for other in list(PAIRS)[:4])]
"""What the tiny checkpoint never saw: beams differ here, hypotheses loop and run into their caps."""


def generate(checkpoint: Path, sources: list[str], options: MarianOptions) -> list[list[str]]:
    """Return the hypotheses of transformers' own loop, best first."""
    with quiet_transformers():
        model, pieces = load_model(checkpoint), load_pieces(checkpoint)
        hypotheses = []
        for source in sources:
            ids = pieces.ids(pieces.encode(source))
            outputs = model.generate(
                torch.tensor([ids]),
                num_beams=options.beams,
                num_return_sequences=options.beams,
                do_sample=False,
                max_new_tokens=options.cap(len(ids)),
            )
            hypotheses.append([pieces.decode_ids(output) for output in outputs.tolist()])
    return hypotheses


@pytest.mark.parametrize("beams", [1, 2, 4])
def test_hypotheses_are_those_of_transformers(trained_marian: Path, beams: int) -> None:
    pieces, network = load_pieces(trained_marian), MarianNetwork(load_model(trained_marian))
    options, config = MarianOptions(beams=beams), network.config
    ids = [pieces.ids(pieces.encode(source)) for source in UNSURE]
    how = Search(beams, config.decoder_start_token_id, config.eos_token_id)
    found = search(network, ids, [options.cap(len(row)) for row in ids], how)
    texts = [[pieces.decode_ids(one.tokens) for one in finished] for finished in found]
    assert texts == generate(trained_marian, UNSURE, options)


def test_the_guard_chooses_among_the_hypotheses(trained_marian: Path) -> None:
    options = MarianOptions(beams=4)
    found = generate(trained_marian, UNSURE, options)
    sound = [
        choose_sound(source, [Hypothesis(text, 0.0) for text in texts]).text
        for source, texts in zip(UNSURE, found, strict=True)
    ]
    assert sound != [texts[0] for texts in found]
    assert translate(MarianTranslator(trained_marian, "tiny", options), UNSURE) == sound


@pytest.mark.parametrize("limits", [BatchLimits(200, 32, 4096), BatchLimits(200, 5, 200)])
def test_a_hypothesis_depends_on_no_other_piece(trained_marian: Path, limits: BatchLimits) -> None:
    alone = MarianTranslator(trained_marian, "tiny", MarianOptions(limits=BatchLimits(200, 1, 200)))
    together = MarianTranslator(trained_marian, "tiny", MarianOptions(limits=limits))
    assert translate(together, UNSURE) == translate(alone, UNSURE)


def test_a_hypothesis_ends_at_its_own_cap_in_any_company(trained_marian: Path) -> None:
    options = MarianOptions(beams=2, growth=0, floor=4)
    company = [UNSURE[0], " ".join(UNSURE[:3])]
    pieces = load_pieces(trained_marian)
    for hypothesis in translate(MarianTranslator(trained_marian, "tiny", options), company):
        assert len(pieces.target.encode(hypothesis)) <= 3


@pytest.mark.parametrize("size", [2 * STRIPE, 20 * STRIPE, 857 * STRIPE])
def test_the_best_are_found_in_stripes(size: int) -> None:
    logits = torch.randn(3, 4, size, generator=torch.Generator().manual_seed(size))
    values, indices = best_of(logits, 8)
    ordered = logits.sort(dim=2, descending=True)
    assert torch.equal(values, ordered.values[:, :, :8])
    assert torch.equal(indices, ordered.indices[:, :, :8])


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no NVIDIA GPU on this machine")
@pytest.mark.parametrize("arithmetic", ["fp32", "fp16"])
def test_a_gpu_says_the_same(trained_marian: Path, arithmetic: str) -> None:
    options = MarianOptions(device="cuda", arithmetic="fp16" if arithmetic == "fp16" else "fp32")
    found = translate(MarianTranslator(trained_marian, "tiny", options), list(PAIRS))
    assert found == list(PAIRS.values())


def test_a_second_try_repeats_no_run(trained_marian: Path) -> None:
    pieces, network = load_pieces(trained_marian), MarianNetwork(load_model(trained_marian))
    ids = [pieces.ids(pieces.encode(segment)) for segment in UNSURE]
    config = network.config
    how = Search(2, config.decoder_start_token_id, config.eos_token_id, no_repeat=2)
    for one in itertools.chain.from_iterable(search(network, ids, [30] * len(ids), how)):
        runs = list(itertools.pairwise(one.tokens))
        assert len(runs) == len(set(runs)), one


def test_a_second_try_shares_the_weights_and_says_how_it_searches(trained_marian: Path) -> None:
    translator = MarianTranslator(trained_marian, "tiny", MarianOptions(beams=2))
    (second,) = translator.second_tries
    assert second.signature == {**translator.signature, "decoding": "beams-4-once-5-cap-2x+16-3"}
    assert translate(second, list(PAIRS)) == list(PAIRS.values())
