"""A Gemma language model that continues prompts, token by token in batches, over a shortlist of tokens.

This module imports torch and transformers: import it where a model is really needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers.models.gemma3.modeling_gemma3 import Gemma3TextModel

from summarise.translation.precision import Precision
from summarise.translation.steady import RowCache, make_steady, rounded_up
from summarise.translation.vocabulary import Vocabulary

DTYPES = {"bf16": torch.bfloat16, "fp32": torch.float32}

BOS, EOS, NEWLINE = "<bos>", "<eos>", "\n"

PROMPT_GROWTH, PROMPT_SLACK = 1.6, 16
"""A continuation has at most 1.6 times the prompt's tokens and 16 more: the model card's cap."""


@dataclass(slots=True)
class Rows:
    """The continuations still being written. A row that is done leaves, and costs no more arithmetic."""

    owner: torch.Tensor
    """[rows] index of the prompt."""
    room: torch.Tensor
    """[rows] tokens that may still be written."""
    position: torch.Tensor
    """[rows] position of the last token."""
    shortest: int
    """Tokens of the shortest prompt: so many columns are equal in all rows of one prompt."""
    cache: RowCache

    def keep(self, rows: torch.Tensor) -> None:
        """Drop all but the given rows, a row as often as it is named."""
        owner = self.owner[rows]
        if torch.equal(owner, self.owner):
            self.cache.exchange(rows, self.shortest, int(self.position.max()) + 1)
            return
        self.owner, self.room = owner, self.room[rows]
        self.position = self.position[rows]
        self.cache.keep(rows)

    def advance(self) -> None:
        """Make place for one more token in every row."""
        self.room = self.room - 1
        self.position = self.position + 1
        self.cache.open_columns(self.position)


class Gemma:
    """A Gemma text model whose output head knows only the tokens of a shortlist."""

    def __init__(self, backbone: Any, tokenizer: Tokenizer, shortlist: torch.Tensor) -> None:
        self.backbone = backbone
        self.tokenizer = tokenizer
        self.device = backbone.device
        matrix = backbone.embed_tokens.weight.detach()
        self.vocabulary = Vocabulary(shortlist.to(self.device, torch.long), matrix)
        stops = [self._id(EOS), self._id(NEWLINE)]
        self.stops = torch.tensor(stops, device=self.device)

    @classmethod
    def load(cls, directory: Path, shortlist: Path, precision: Precision, device: str = "cpu") -> "Gemma":
        """Read a checkpoint that `embedded_checkpoint` wrote onto a device."""
        backbone: Any = Gemma3TextModel.from_pretrained(
            directory, dtype=DTYPES[precision], attn_implementation="sdpa", local_files_only=True
        )
        tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
        make_steady(backbone)
        return cls(backbone.to(device).eval(), tokenizer, load_file(shortlist)["token_ids"])

    def encode(self, text: str) -> list[int]:
        """Return the token ids of a text, without a BOS token."""
        ids: list[int] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def read(self, prompts: Sequence[str]) -> tuple[Rows, torch.Tensor]:
        """Read the prompts, padded on the right; see `step`."""
        ids = [[self._id(BOS), *self.encode(prompt)] for prompt in prompts]
        lengths = torch.tensor([len(tokens) for tokens in ids], device=self.device)
        width = rounded_up(int(lengths.max()))
        tokens = torch.tensor([row + [0] * (width - len(row)) for row in ids], device=self.device)
        columns = torch.arange(width, device=self.device)
        past = columns[:, None] >= columns
        visible = past & (columns < lengths[:, None, None])
        room = (lengths * PROMPT_GROWTH).long() + PROMPT_SLACK
        owner = torch.arange(len(prompts), device=self.device)
        rows = Rows(owner, room, lengths - 1, int(lengths.min()), RowCache())
        states = self._forward(tokens, columns.expand(len(ids), width), visible, rows.cache)
        return rows, states[owner, rows.position]

    def step(self, rows: Rows, tokens: torch.Tensor) -> torch.Tensor:
        """Write one token into every row and return the states [rows, width] that choose the next."""
        rows.advance()
        columns = torch.arange(rows.cache.columns, device=self.device)
        visible = columns <= rows.position[:, None, None]
        return self._forward(tokens[:, None], rows.position[:, None], visible, rows.cache)[:, 0]

    def _forward(
        self, tokens: torch.Tensor, positions: torch.Tensor, visible: torch.Tensor, cache: RowCache
    ) -> torch.Tensor:
        """Return the states [rows, tokens, width] of `tokens`; `visible` is [rows, tokens, columns]."""
        mask = visible[:, None]
        output = self.backbone(
            input_ids=tokens,
            position_ids=positions,
            attention_mask={"full_attention": mask, "sliding_attention": mask},
            past_key_values=cache,
            use_cache=True,
        )
        states: torch.Tensor = output.last_hidden_state
        return states

    def _id(self, token: str) -> int:
        token_id = self.tokenizer.token_to_id(token)
        if token_id is None:
            raise ValueError(f"the tokenizer has no token {token!r}")
        return int(token_id)
