"""A Marian checkpoint small enough to train in seconds, in the very files Helsinki-NLP publishes.

Two SentencePiece models, one vocabulary for both, the configuration of opus-mt-id-en with smaller numbers,
and weights trained on `PAIRS` until they say them by heart: so a test can ask for real English.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import sentencepiece
import torch
from safetensors.torch import save_file
from transformers import MarianConfig, MarianMTModel, MarianTokenizer

from summarise.translation.quiet import quiet_transformers

PAIRS = {
    "Presiden tiba di Jakarta.": "The president arrived in Jakarta.",
    "Harga beras naik pada hari Senin.": "The price of rice rose on Monday.",
    "Dua nelayan selamat dari badai.": "Two fishermen survived the storm.",
    "Menteri membuka jembatan baru.": "The minister opened a new bridge.",
    "Hujan turun di Bandung.": "Rain fell in Bandung.",
    "Para petani menanam jagung.": "The farmers planted corn.",
    "Kereta cepat berangkat pagi.": "The fast train left in the morning.",
    "Sekolah itu dibangun tahun lalu.": "The school was built last year.",
}
OTHER_SOURCES = (
    "Warga desa membersihkan sungai bersama para siswa.",
    "Tim nasional menang tiga kosong atas tamunya.",
    "Gunung itu mengeluarkan abu sejak kemarin malam.",
    "Pemerintah akan membangun pelabuhan di pulau kecil.",
    "Bank pusat menahan suku bunga bulan ini.",
    "Pengunjung pasar malam bertambah setiap akhir pekan.",
)
OTHER_TARGETS = (
    "Villagers cleaned the river together with the students.",
    "The national team beat its guests by three goals to nil.",
    "The volcano has been giving off ash since last night.",
    "The government will build a harbour on a small island.",
    "The central bank held its interest rate this month.",
    "Visitors to the night market grow every weekend.",
)
PIECES = 160
"""Pieces of each SentencePiece model."""
STEPS = 250
"""Training steps; every pair is known by heart after about 120."""


def build_tiny_marian(directory: Path, languages: Sequence[str] = (), *, separate: bool = False) -> Path:
    """Train the checkpoint and write it with model.safetensors; takes two seconds.

    Args:
        languages: tokens for target languages (">>eng<<"); the first asks for what `PAIRS` say.
        separate: give each side a vocabulary and embeddings of its own.
    """
    directory.mkdir(parents=True)
    _train_pieces(directory / "source.spm", [*PAIRS, *OTHER_SOURCES])
    _train_pieces(directory / "target.spm", [*PAIRS.values(), *OTHER_TARGETS])
    vocabulary = _write_vocabulary(directory, languages, separate=separate)
    tokenizer_config = {"source_lang": "id", "target_lang": "en", "separate_vocabs": separate}
    _write_json(directory / "tokenizer_config.json", tokenizer_config)
    with quiet_transformers():
        tokenizer = MarianTokenizer.from_pretrained(directory, local_files_only=True)
    start = f"{languages[0]} " if languages else ""
    model = _train(_configuration(len(vocabulary), separate=separate), tokenizer, start)
    decoding = {"bad_words_ids": [[len(vocabulary) - 1]], "num_beams": 6, "max_length": 512}
    _write_json(directory / "config.json", model.config.to_diff_dict() | decoding)  # as it was before v4.30
    _write_json(directory / "generation_config.json", _generation(model.config) | decoding)
    save_file(_weights(model), directory / "model.safetensors", metadata={"format": "pt"})
    return directory


def save_as_pickle(checkpoint: Path) -> None:
    """Replace model.safetensors by the pytorch_model.bin of older checkpoints."""
    model = MarianMTModel.from_pretrained(checkpoint, local_files_only=True)
    torch.save(_weights(model), checkpoint / "pytorch_model.bin")
    (checkpoint / "model.safetensors").unlink()


def _weights(model: MarianMTModel) -> dict[str, torch.Tensor]:
    """Return the tensors Helsinki-NLP's files hold: the shared embedding once, the logits' bias."""
    tied = ("embed_positions.weight",)
    if model.config.share_encoder_decoder_embeddings:
        tied += ("lm_head.weight", "embed_tokens.weight")
    return {name: value.clone() for name, value in model.state_dict().items() if not name.endswith(tied)}


def _train_pieces(path: Path, sentences: list[str]) -> None:
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_prefix=str(path.with_suffix("")),
        vocab_size=PIECES,
        hard_vocab_limit=False,
        character_coverage=1.0,
        minloglevel=2,
    )
    path.with_suffix(".model").rename(path)
    path.with_suffix(".vocab").unlink()


def _write_vocabulary(directory: Path, languages: Sequence[str], *, separate: bool) -> dict[str, int]:
    sides = [_pieces(directory / name) for name in ("source.spm", "target.spm")]
    if not separate:
        vocabulary = _number([*languages, *sides[0], *sides[1]])
        _write_json(directory / "vocab.json", vocabulary)
        return vocabulary
    longest = max(map(len, sides))
    padded = [[*pieces, *(f"unused{n}" for n in range(longest - len(pieces)))] for pieces in sides]
    for name, pieces in zip(("vocab.json", "target_vocab.json"), padded, strict=True):
        _write_json(directory / name, _number(pieces))
    return _number(padded[0])


def _pieces(path: Path) -> list[str]:
    model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    pieces = [model.id_to_piece(number) for number in range(len(model))]
    return [piece for piece in pieces if piece not in ("<s>", "</s>", "<unk>")]


def _number(pieces: Sequence[str]) -> dict[str, int]:
    tokens = dict.fromkeys(["</s>", "<unk>", *pieces, "<pad>"])
    return {token: number for number, token in enumerate(tokens)}


def _configuration(size: int, *, separate: bool) -> MarianConfig:
    pad = size - 1
    return MarianConfig(
        architectures=["MarianMTModel"],
        vocab_size=size,
        decoder_vocab_size=size,
        share_encoder_decoder_embeddings=not separate,
        tie_word_embeddings=not separate,
        d_model=32,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        activation_function="swish",
        max_position_embeddings=512,
        scale_embedding=True,
        static_position_embeddings=True,
        dropout=0.0,
        attention_dropout=0.0,
        pad_token_id=pad,
        eos_token_id=0,
        decoder_start_token_id=pad,
        forced_eos_token_id=0,
    )


def _generation(config: MarianConfig) -> dict[str, object]:
    names = ("pad_token_id", "eos_token_id", "decoder_start_token_id", "forced_eos_token_id")
    return {"renormalize_logits": True} | {name: getattr(config, name) for name in names}


def _train(config: MarianConfig, tokenizer: MarianTokenizer, start: str) -> MarianMTModel:
    torch.manual_seed(7)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # matrices this small are slower in two threads
    model = MarianMTModel(config)
    sources = [start + source for source in PAIRS]
    inputs = tokenizer(sources, text_target=list(PAIRS.values()), return_tensors="pt", padding=True)
    inputs["labels"][inputs["labels"] == config.pad_token_id] = -100
    optimiser = torch.optim.Adam(model.parameters(), lr=5e-3)
    for _ in range(STEPS):
        optimiser.zero_grad()
        model(**inputs).loss.backward()
        optimiser.step()
    torch.set_num_threads(threads)
    return model.eval()


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")
