"""The decoding loop, against the plainest one there is: no batch, no padding, no cache."""

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import Gemma3TextConfig
from transformers.models.gemma3.modeling_gemma3 import Gemma3TextModel

from summarise.translation.gemma import EOS, NEWLINE, PROMPT_GROWTH, PROMPT_SLACK, Gemma

WORDS = [f"w{number}" for number in range(60)]
VOCABULARY = {word: number for number, word in enumerate(["<pad>", EOS, "<bos>", "<unk>", NEWLINE, *WORDS])}
SHORTLIST = [VOCABULARY[NEWLINE], *range(20, 50)]
PROMPTS = ["w1 w2 w3", "w4", "w9 w8 w7 w6 w5 w4 w3", "w1 w2 w3 w30 w31", "w40 w40"]


@pytest.fixture(scope="module")
def gemma() -> Gemma:
    """A random Gemma of two layers, one of each kind, whose vocabulary is words."""
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


@torch.inference_mode()
def continue_plainly(gemma: Gemma, prompt: str) -> list[str]:
    """Continue one prompt, reading everything anew for every token."""
    ids = [VOCABULARY["<bos>"], *gemma.encode(prompt)]
    length = len(ids)
    while len(ids) - length < int(length * PROMPT_GROWTH) + PROMPT_SLACK:
        hidden = gemma.backbone(input_ids=torch.tensor([ids])).last_hidden_state[0, -1]
        scores = gemma.backbone.embed_tokens.weight[SHORTLIST] @ hidden
        token = SHORTLIST[int(scores.argmax())]
        if token == VOCABULARY[NEWLINE]:
            break
        ids.append(token)
    return [f"w{number - VOCABULARY['w0']}" for number in ids[length:]]


def test_a_batch_says_what_each_prompt_says_alone(gemma: Gemma) -> None:
    expected = [continue_plainly(gemma, prompt) for prompt in PROMPTS]
    assert [text.split() for text in gemma.continue_prompts(PROMPTS)] == expected
    assert len({len(words) for words in expected}) > 2  # rows leave at different times


def test_some_rows_end_at_a_newline_and_some_at_the_cap(gemma: Gemma) -> None:
    caps = [int((len(prompt.split()) + 1) * PROMPT_GROWTH) + PROMPT_SLACK for prompt in PROMPTS]
    lengths = [len(text.split()) for text in gemma.continue_prompts(PROMPTS)]
    assert all(length <= cap for length, cap in zip(lengths, caps, strict=True))


def test_only_shortlist_tokens_come_out(gemma: Gemma) -> None:
    written = {word for text in gemma.continue_prompts(PROMPTS) for word in text.split()}
    assert {VOCABULARY[word] for word in written} <= set(SHORTLIST)


def test_a_tokenizer_without_the_stop_tokens_is_refused(gemma: Gemma) -> None:
    tokenizer = Tokenizer(models.WordLevel({"<unk>": 0}, unk_token="<unk>"))
    with pytest.raises(ValueError, match="<eos>"):
        Gemma(gemma.backbone, tokenizer, torch.tensor(SHORTLIST))


def test_the_checkpoint_is_read_back(gemma: Gemma, tmp_path: Path) -> None:
    from safetensors.torch import save_file

    gemma.backbone.save_pretrained(tmp_path)
    gemma.tokenizer.save(str(tmp_path / "tokenizer.json"))
    save_file({"token_ids": torch.tensor(SHORTLIST, dtype=torch.int32)}, tmp_path / "shortlist.safetensors")
    again = Gemma.load(tmp_path, tmp_path / "shortlist.safetensors", "fp32")
    assert again.continue_prompts(PROMPTS) == gemma.continue_prompts(PROMPTS)
