"""The decoding loop, against the plainest one there is: no batch, no padding, no cache."""

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, models

from summarise.translation.gemma import NEWLINE, PROMPT_GROWTH, PROMPT_SLACK, Gemma
from tiny_gemma import PROMPTS, SHORTLIST, VOCABULARY


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
