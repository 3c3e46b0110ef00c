"""A checkpoint, and what it must have."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models

from summarise.translation.gemma import Gemma
from summarise.translation.gemma_beams import BeamOptions, search_beams
from tiny_gemma import PROMPTS, SHORTLIST


def test_a_tokenizer_without_the_stop_tokens_is_refused(gemma: Gemma) -> None:
    tokenizer = Tokenizer(models.WordLevel({"<unk>": 0}, unk_token="<unk>"))
    with pytest.raises(ValueError, match="<eos>"):
        Gemma(gemma.backbone, tokenizer, torch.tensor(SHORTLIST))


def test_the_checkpoint_is_read_back(gemma: Gemma, tmp_path: Path) -> None:
    gemma.backbone.save_pretrained(tmp_path)
    gemma.tokenizer.save(str(tmp_path / "tokenizer.json"))
    save_file({"token_ids": torch.tensor(SHORTLIST, dtype=torch.int32)}, tmp_path / "shortlist.safetensors")
    again = Gemma.load(tmp_path, tmp_path / "shortlist.safetensors", "fp32")
    assert search_beams(again, PROMPTS, BeamOptions()) == search_beams(gemma, PROMPTS, BeamOptions())
