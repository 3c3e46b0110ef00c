"""A Marian checkpoint of the size of Helsinki-NLP/opus-mt-id-en, with random weights."""

import json
from collections.abc import Sequence
from pathlib import Path

VOCABULARY = 54_796
"""Tokens of opus-mt-id-en, padding included."""


def build_checkpoint(directory: Path, sentences: Sequence[str]) -> None:
    """Write a checkpoint of opus-mt's size with random weights and a vocabulary learned on the sentences."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    directory.mkdir(parents=True, exist_ok=True)
    _train_pieces(directory, sentences)
    _write_vocabulary(directory)
    pad = VOCABULARY - 1
    torch.manual_seed(1)
    config = MarianConfig(
        vocab_size=VOCABULARY,
        d_model=512,
        encoder_layers=6,
        decoder_layers=6,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        encoder_ffn_dim=2048,
        decoder_ffn_dim=2048,
        activation_function="swish",
        max_position_embeddings=512,
        scale_embedding=True,
        pad_token_id=pad,
        eos_token_id=0,
        decoder_start_token_id=pad,
        forced_eos_token_id=0,
    )
    network = MarianMTModel(config)
    network.final_logits_bias[0, [0, pad]] = -1e4  # the end and padding are never written
    network.save_pretrained(directory)


def _train_pieces(directory: Path, sentences: Sequence[str]) -> None:
    import sentencepiece

    for name in ("source", "target"):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(sentences),
            model_prefix=str(directory / name),
            vocab_size=VOCABULARY,
            hard_vocab_limit=False,
            minloglevel=2,
        )
        (directory / f"{name}.model").rename(directory / f"{name}.spm")


def _write_vocabulary(directory: Path) -> None:
    import sentencepiece

    model = sentencepiece.SentencePieceProcessor(model_file=str(directory / "source.spm"))
    pieces = [model.id_to_piece(number) for number in range(len(model))]
    tokens = list(dict.fromkeys(["</s>", "<unk>", *(piece for piece in pieces if piece != "<s>")]))
    tokens += [f"▁unused{number}" for number in range(VOCABULARY - 1 - len(tokens))] + ["<pad>"]
    (directory / "vocab.json").write_text(json.dumps({token: n for n, token in enumerate(tokens)}))
    (directory / "tokenizer_config.json").write_text('{"source_lang": "id", "target_lang": "en"}')
