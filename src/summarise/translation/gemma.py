"""A Gemma language model that continues prompts greedily, in batches, over a shortlist of tokens.

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

DTYPES = {"bf16": torch.bfloat16, "fp32": torch.float32}

BOS, EOS, NEWLINE = "<bos>", "<eos>", "\n"

PROMPT_GROWTH, PROMPT_SLACK = 1.6, 16
"""A continuation has at most 1.6 times the prompt's tokens and 16 more: the model card's cap."""

FINALISTS = 8
"""Tokens whose scores are computed again in fp32: a bf16 score near 20 is a multiple of 1/8, so the best two
often tie."""


@dataclass(slots=True)
class Rows:
    """The continuations still being written. A row that is done leaves, and costs no more arithmetic."""

    owner: torch.Tensor
    """[rows] index of the prompt."""
    room: torch.Tensor
    """[rows] tokens that may still be written."""
    position: torch.Tensor
    """[rows] position of the last token."""
    cache: RowCache

    def keep(self, rows: torch.Tensor) -> None:
        """Drop all but the given rows."""
        self.owner, self.room = self.owner[rows], self.room[rows]
        self.position = self.position[rows]
        self.cache.keep(rows)

    def advance(self) -> None:
        """Make place for one more token in every row."""
        self.room = self.room - 1
        self.position = self.position + 1
        self.cache.open_columns(self.position)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokens a batch may be continued with."""

    ids: torch.Tensor
    """[tokens] the shortlist's, then those of names."""
    head: torch.Tensor
    """[tokens, width] their rows of the output matrix."""
    barred: torch.Tensor
    """[prompts, tokens of names] true where a name is another prompt's."""

    def score(self, hidden: torch.Tensor, owner: torch.Tensor) -> torch.Tensor:
        """Return logits [rows, tokens] for `hidden` [rows, width]; `owner` names the rows' prompts."""
        scores = hidden @ self.head.T
        shared = len(self.ids) - self.barred.shape[1]
        scores[:, shared:].masked_fill_(self.barred[owner], -torch.inf)
        return scores

    def choose(self, hidden: torch.Tensor, owner: torch.Tensor) -> torch.Tensor:
        """Return the best token for each row of `hidden`, [rows, width]; `owner` names the rows' prompts."""
        scores = self.score(hidden, owner)
        finalists = scores.topk(FINALISTS).indices
        exact = (self.head[finalists].float() @ hidden.float()[:, :, None]).squeeze(2)
        exact.masked_fill_(scores.gather(1, finalists) == -torch.inf, -torch.inf)
        return self.ids[finalists.gather(1, exact.argmax(1, keepdim=True)).squeeze(1)]


class Gemma:
    """A Gemma text model whose output head knows only the tokens of a shortlist."""

    def __init__(self, backbone: Any, tokenizer: Tokenizer, shortlist: torch.Tensor) -> None:
        self.backbone = backbone
        self.tokenizer = tokenizer
        self.device = backbone.device
        self.shortlist = shortlist.to(self.device, torch.long)
        self.head = backbone.embed_tokens.weight.detach()[self.shortlist].contiguous()
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

    @torch.inference_mode()
    def continue_prompts(self, prompts: Sequence[str], names: Sequence[Sequence[str]] = ()) -> list[str]:
        """Continue every prompt greedily up to a newline, the end token or the cap.

        Args:
            names: for each prompt, words whose tokens it may be continued with besides the shortlist's.
        """
        vocabulary = self.vocabulary(names or [()] * len(prompts))
        rows, hidden = self.read(prompts)
        written: list[list[int]] = [[] for _ in prompts]
        while True:
            tokens = vocabulary.choose(hidden, rows.owner)
            going = ~torch.isin(tokens, self.stops) & (rows.room > 0)
            if not going.all():
                rows.keep(going.nonzero().squeeze(1))
                tokens = tokens[going]
            if not len(tokens):
                return [self.tokenizer.decode(ids).strip() for ids in written]
            for owner, token in zip(rows.owner.tolist(), tokens.tolist(), strict=True):
                written[owner].append(token)
            hidden = self.step(rows, tokens)

    def vocabulary(self, names: Sequence[Sequence[str]]) -> Vocabulary:
        """Add to the shortlist what the names need, each name for its own prompt only."""
        listed = set(self.shortlist.tolist())
        wanted = [{token for name in own for token in self.encode(f" {name}")} - listed for own in names]
        extra = sorted(set().union(*wanted))
        barred = [[token not in own for token in extra] for own in wanted]
        ids = torch.tensor(extra, dtype=torch.long, device=self.device)
        head = torch.cat((self.head, self.backbone.embed_tokens.weight.detach()[ids]))
        bars = torch.tensor(barred, dtype=torch.bool, device=self.device).view(len(names), len(extra))
        return Vocabulary(torch.cat((self.shortlist, ids)), head, bars)

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
        rows = Rows(owner, room, lengths - 1, RowCache())
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
