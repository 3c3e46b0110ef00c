"""A loaded encoder-decoder that summarises one text at a time.

This module imports torch and transformers: import it where a model is really needed.
"""

import math
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSeq2SeqLM

from summarise.summary.writing.loading import load
from summarise.translation.device import Device
from summarise.translation.quiet import quiet_transformers
from summarise.wording import Prompt

BEAMS, NO_REPEAT, LENGTH_PENALTY = 4, 3, 1.0
"""What distilbart-cnn-6-6, bart-large-cnn and t5's summaries are published with; the penalty is the
checkpoint's own where it names one."""
POSITIONS = 512
"""Tokens read at once by a checkpoint that does not say: T5 learnt on so many."""
MOST_SHARE = 2
"""A summary has at most half its text's words: more would be filled up with invention (a judgement: no
trained checkpoint was at hand)."""
LEAST_SHARE = 3
"""And at least a third of the words it may have: beam search prefers texts that are over soon."""
HEADROOM = 1.25
"""Tokens beyond what the asked words should need, so that the last sentence can be ended."""
PREFIXED = frozenset({"t5", "mt5", "umt5", "longt5"})
"""Architectures that are told in words what to do."""


def load_seq2seq(directory: Path, prompt: Prompt, device: Device) -> "Seq2SeqModel":
    """Load a checkpoint with safetensors, in fp32.

    Raises:
        ValueError: weights are missing or do not fit; transformers and its readers have more errors.
    """
    model, tokenizer = load(AutoModelForSeq2SeqLM, directory, device)
    return Seq2SeqModel(model, tokenizer, prompt)


class Seq2SeqModel:
    """See `PartModel`. Texts are not batched: a padded row would change its neighbours' last digits."""

    def __init__(self, model: Any, tokenizer: Any, prompt: Prompt) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._prompt = prompt if model.config.model_type in PREFIXED else Prompt("{article}")
        self._frame = len(self._ids(""))
        """Tokens of the prompt and of what the tokenizer puts around every text."""
        self._positions = _positions(model.config)
        self.limit = self._positions - self._frame

    def count(self, text: str) -> int:
        """See `PartModel.count`."""
        return len(self._tokenizer(f" {text}", add_special_tokens=False)["input_ids"])

    def write(self, text: str, words: int) -> str:
        """See `PartModel.write`."""
        with quiet_transformers(), torch.inference_mode():
            ids = torch.tensor([self._ids(text)[: self._positions]], device=self._model.device)
            (written,) = self._model.generate(ids, **self.decoding(text, words))
        return str(self._tokenizer.decode(written, skip_special_tokens=True)).strip()

    def decoding(self, text: str, words: int) -> dict[str, Any]:
        """Return how a text is summarised: what `generate` is told."""
        said = max(len(text.split()), 1)
        target = max(min(words, said // MOST_SHARE), 1)
        tokens = self.count(text) / said * target
        penalty = getattr(self._model.generation_config, "length_penalty", None)
        return {
            "num_beams": BEAMS,
            "do_sample": False,
            "early_stopping": True,
            "no_repeat_ngram_size": NO_REPEAT,
            "length_penalty": LENGTH_PENALTY if penalty is None else penalty,
            "min_length": 0,
            "min_new_tokens": math.floor(tokens / LEAST_SHARE),
            "max_new_tokens": self._room(math.ceil(tokens * HEADROOM) + 1),
        }

    def _room(self, tokens: int) -> int:
        return min(tokens, self._positions - 1)  # one is the start token's

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer(self._prompt.fill(text, 0))["input_ids"])


def _positions(config: Any) -> int:
    """Return how many tokens a model reads and writes, by whatever name its configuration says so."""
    names = ("max_position_embeddings", "n_positions", "max_encoder_position_embeddings")
    said = [getattr(config, name, None) for name in names]
    return next((number for number in said if isinstance(number, int) and number > 0), POSITIONS)
