"""A random Gemma of two layers, one of each kind, whose vocabulary is words."""

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import Gemma3TextConfig
from transformers.models.gemma3.modeling_gemma3 import Gemma3TextModel

from summarise.translation.gemma import EOS, NEWLINE, Gemma

WORDS = [f"w{number}" for number in range(60)]
VOCABULARY = {word: number for number, word in enumerate(["<pad>", EOS, "<bos>", "<unk>", NEWLINE, *WORDS])}
SHORTLIST = [VOCABULARY[NEWLINE], *range(20, 50)]
PROMPTS = ["w1 w2 w3", "w4", "w9 w8 w7 w6 w5 w4 w3", "w1 w2 w3 w30 w31", "w40 w40"]


def build_tiny_gemma() -> Gemma:
    """Return the model with its tokenizer and shortlist."""
    torch.manual_seed(3)
    config = Gemma3TextConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=16,
        layer_types=["sliding_attention", "full_attention"],
        initializer_range=0.2,
        bos_token_id=2,
        eos_token_id=1,
        pad_token_id=0,
    )
    tokenizer = Tokenizer(models.WordLevel(VOCABULARY, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return Gemma(Gemma3TextModel(config).eval(), tokenizer, torch.tensor(SHORTLIST))
