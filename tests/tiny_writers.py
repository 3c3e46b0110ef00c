"""Checkpoints that summarise, small enough to train in seconds, in the very files the hub has them in.

A BART with BPE in two files, a T5 with a SentencePiece model, and a Llama with a chat template. BART and T5
are trained on `NEWS` until they say the summaries by heart.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from tokenizers import ByteLevelBPETokenizer, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    LlamaConfig,
    LlamaForCausalLM,
    T5Config,
    T5ForConditionalGeneration,
    T5Tokenizer,
)

NEWS = {
    "The president arrived in Jakarta on Monday morning after a long journey. He was met by the "
    "governor and two ministers at the harbour. Thousands of people had waited there since dawn.": (
        "The president arrived in Jakarta. He was met by the governor and two ministers."
    ),
    "Two fishermen survived the storm off the north coast of Java last night. Their boat had "
    "broken in two and they held on to a plank. A ferry found them in the morning and took them home.": (
        "Two fishermen survived the storm. A ferry found them in the morning."
    ),
    "The price of rice rose again this week in most markets of the capital. Traders say that the "
    "rain has spoilt the harvest of two provinces. The ministry wants to import rice from its neighbours.": (
        "The price of rice rose again this week. Traders say that the rain has spoilt the harvest."
    ),
}
POSITIONS = 96
"""Tokens the BART reads and writes at most."""
KNOWN, MOST_STEPS = 0.01, 600
"""Loss of a pair that is known by heart, and when to give up: a number of steps that is enough on one
processor leaves words out on another."""
PUBLISHED = {
    "architectures": ["BartForConditionalGeneration"],
    "early_stopping": True,
    "force_bos_token_to_be_generated": True,
    "forced_eos_token_id": 2,
    "length_penalty": 2.0,
    "max_length": 142,
    "min_length": 56,
    "no_repeat_ngram_size": 3,
    "num_beams": 4,
    "task_specific_params": {"summarization": {"length_penalty": 1.0, "max_length": 128, "min_length": 12}},
}
"""What config.json holds of older checkpoints: decoding as well, with lengths for long articles."""
T5_PREFIX = "summarize: "
CHAT_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def build_tiny_bart(directory: Path) -> Path:
    """Train a BART and write it as sshleifer's are: vocab.json, merges.txt, config.json with its decoding."""
    directory.mkdir(parents=True)
    tokenizer = ByteLevelBPETokenizer()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer.train_from_iterator(_texts(), vocab_size=420, special_tokens=special, show_progress=False)
    tokenizer.save_model(str(directory))
    config = BartConfig(
        vocab_size=tokenizer.get_vocab_size(),
        d_model=48,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=96,
        decoder_ffn_dim=96,
        max_position_embeddings=POSITIONS,
        dropout=0.0,
        attention_dropout=0.0,
        forced_bos_token_id=0,
    )
    torch.manual_seed(5)
    encode = {text: [0, *tokenizer.encode(f"{text}").ids, 2] for text in _texts()}
    model = _train(BartForConditionalGeneration(config), [(encode[a], encode[b]) for a, b in NEWS.items()])
    model.save_pretrained(directory)
    (directory / "generation_config.json").unlink()
    _write_json(directory / "config.json", model.config.to_diff_dict() | PUBLISHED)
    _write_json(directory / "tokenizer_config.json", {"model_max_length": POSITIONS})
    return directory


def build_tiny_t5(directory: Path) -> Path:
    """Train a T5 and write it as google-t5's are: spiece.model and tokenizer.json."""
    directory.mkdir(parents=True)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*_texts(), T5_PREFIX] * 3),
        model_prefix=str(directory / "spiece"),
        vocab_size=180,
        hard_vocab_limit=False,
        character_coverage=1.0,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        minloglevel=2,
    )
    (directory / "spiece.vocab").unlink()
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(directory / "spiece.model"))
    config = T5Config(
        vocab_size=len(pieces),
        d_model=48,
        d_kv=24,
        d_ff=96,
        num_layers=2,
        num_decoder_layers=2,
        num_heads=2,
        dropout_rate=0.0,
        decoder_start_token_id=0,
    )
    torch.manual_seed(5)
    pairs = [([*pieces.encode(T5_PREFIX + a), 1], [*pieces.encode(b), 1]) for a, b in NEWS.items()]
    _train(T5ForConditionalGeneration(config), pairs).save_pretrained(directory)
    scored = [(pieces.id_to_piece(number), pieces.get_score(number)) for number in range(len(pieces))]
    T5Tokenizer(vocab=scored, extra_ids=0).save_pretrained(directory)
    return directory


def build_tiny_chat(directory: Path, *, template: bool = True) -> Path:
    """Write a random Llama with tokenizer.json and a chat template."""
    directory.mkdir(parents=True)
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=400, special_tokens=special, initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator(_texts(), trainer)
    tokenizer.save(str(directory / "tokenizer.json"))
    config = LlamaConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=1024,
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=2,
        initializer_range=0.2,
    )
    torch.manual_seed(5)
    LlamaForCausalLM(config).eval().save_pretrained(directory)
    described: dict[str, Any] = {"tokenizer_class": "PreTrainedTokenizerFast", "eos_token": "<|im_end|>"}
    described |= {"chat_template": CHAT_TEMPLATE} if template else {}
    _write_json(directory / "tokenizer_config.json", described)
    return directory


def save_as_pickle(checkpoint: Path) -> None:
    """Replace model.safetensors by the pytorch_model.bin of older checkpoints."""
    model = BartForConditionalGeneration.from_pretrained(checkpoint, local_files_only=True)
    torch.save(model.state_dict(), checkpoint / "pytorch_model.bin")
    (checkpoint / "model.safetensors").unlink()


def _texts() -> list[str]:
    return [*NEWS, *NEWS.values()]


def _train(model: Any, pairs: Sequence[tuple[list[int], list[int]]]) -> Any:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # matrices this small are slower in two threads
    optimiser = torch.optim.Adam(model.parameters(), lr=5e-3)
    for _ in range(MOST_STEPS):
        optimiser.zero_grad()
        losses = []
        for source, target in pairs:
            loss = model(input_ids=torch.tensor([source]), labels=torch.tensor([target])).loss
            loss.backward()
            losses.append(loss.item())
        optimiser.step()
        if max(losses) < KNOWN:
            break
    torch.set_num_threads(threads)
    return model.eval()


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")
