"""A loaded language model with a chat template, asked one question at a time.

This module imports torch and transformers: import it where a model is really needed.
"""

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import (
    AutoModelForCausalLM,
    LogitsProcessor,
    LogitsProcessorList,
    NoRepeatNGramLogitsProcessor,
)

from summarise.summary.writing.loading import load
from summarise.translation.device import Device
from summarise.translation.quiet import quiet_transformers
from summarise.wording import Prompt

ARTICLE_TOKENS = 1500
"""Tokens of an article that are read at once: about 1,100 words, and most news is shorter."""
NO_REPEAT = 6
"""Tokens of a run that are written once only; small models loop."""
TOKENS_A_WORD, HEADROOM = 1.5, 8
"""Of English news SmolLM2's tokenizer makes 1.3 tokens a word; so a sentence of the asked length is ended."""

_TAG = re.compile(r"</?article>", re.I)
_ANGLES = str.maketrans("<>", "‹›")


def load_chat(directory: Path, prompt: Prompt, device: Device) -> "ChatModel":
    """Load a checkpoint with safetensors, in fp32.

    Raises:
        ValueError: weights are missing or do not fit; transformers and its readers have more errors.
    """
    model, tokenizer = load(AutoModelForCausalLM, directory, device)
    return ChatModel(model, tokenizer, prompt)


class ChatModel:
    """See `PartModel`."""

    def __init__(self, model: Any, tokenizer: Any, prompt: Prompt) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._prompt = prompt
        self._special = special_tokens(tokenizer)
        window = int(getattr(model.config, "max_position_embeddings", ARTICLE_TOKENS))
        self.limit = max(1, min(ARTICLE_TOKENS, window // 2 - len(self.question("", 0))))

    def told(self, prompt: Prompt) -> "ChatModel":
        """Return the same model with another prompt."""
        return ChatModel(self._model, self._tokenizer, prompt)

    def count(self, text: str) -> int:
        """See `PartModel.count`."""
        return len(self._tokenizer(f" {self.harmless(text)}", add_special_tokens=False)["input_ids"])

    def beginning(self, sentences: Sequence[str]) -> str:
        """Return as many first sentences as can be read at once, one at least."""
        taken = 1
        while taken < len(sentences) and self.count(" ".join(sentences[: taken + 1])) <= self.limit:
            taken += 1
        return " ".join(sentences[:taken])

    def write(self, text: str, words: int) -> str:
        """See `PartModel.write`."""
        question = self.question(text, words)
        once = _OnceOnly(len(question))
        with quiet_transformers(), torch.inference_mode():
            ids = torch.tensor([question], device=self._model.device)
            (written,) = self._model.generate(
                ids,
                attention_mask=torch.ones_like(ids),
                do_sample=False,
                max_new_tokens=math.ceil(words * TOKENS_A_WORD) + HEADROOM,
                pad_token_id=self._model.config.eos_token_id,
                logits_processor=LogitsProcessorList([once]),
            )
        return str(self._tokenizer.decode(written[len(question) :], skip_special_tokens=True)).strip()

    def question(self, text: str, words: int) -> list[int]:
        """Return the tokens of the whole question about a text, up to where the answer begins."""
        told = [{"role": "user", "content": self._prompt.fill(self.harmless(text), words)}]
        chat = self._tokenizer.apply_chat_template(told, tokenize=False, add_generation_prompt=True)
        return list(self._tokenizer(chat, add_special_tokens=False)["input_ids"])

    def harmless(self, text: str) -> str:
        """Return a text that can neither end its fence nor speak as another side of the chat."""
        plain = self._special.sub(" ", _TAG.sub(" ", text)) if self._special.pattern else text
        return " ".join(plain.translate(_ANGLES).split())


def special_tokens(tokenizer: Any) -> re.Pattern[str]:
    """Return what matches the marks by which a tokenizer parts the sides of a chat; empty if it has none."""
    tokens = sorted({str(token) for token in tokenizer.get_added_vocab()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, (token for token in tokens if token.strip()))))


class _OnceOnly(LogitsProcessor):
    """Let no run of tokens be written twice; what the question holds may be said, once."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._guard = NoRepeatNGramLogitsProcessor(NO_REPEAT)

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> Any:
        written: Any = input_ids[:, self._start :]
        return self._guard(written, scores)
