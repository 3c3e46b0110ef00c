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
from transformers.cache_utils import DynamicCache
from transformers.models.gemma3.modeling_gemma3 import Gemma3TextModel

from summarise.translation.precision import Precision

DTYPES = {"bf16": torch.bfloat16, "fp32": torch.float32}

BOS, EOS, NEWLINE = "<bos>", "<eos>", "\n"

PROMPT_GROWTH, PROMPT_SLACK = 1.6, 16
"""A continuation has at most 1.6 times the prompt's tokens and 16 more: the model card's cap."""

FINALISTS = 8
"""Tokens whose scores are computed again in fp32. A bf16 score near 20 is a multiple of 1/8, so the best two
often tie, and rounding that depends on the batch would choose between them: of 120 news sentences 24 came out
differently in batches of 24 and of 32, with finalists 14 do (what is left arises in the backbone)."""


@dataclass(slots=True)
class Rows:
    """The continuations still being written. A row that is done leaves, and costs no more arithmetic."""

    owner: torch.Tensor
    """[rows] index of the prompt."""
    room: torch.Tensor
    """[rows] tokens that may still be written."""
    position: torch.Tensor
    """[rows, 1] position of the last token."""
    visible: torch.Tensor
    """[rows, columns] true where the cache holds a token, false where it holds padding."""
    cache: DynamicCache

    def keep(self, rows: torch.Tensor) -> None:
        """Drop all but the given rows."""
        self.owner, self.room = self.owner[rows], self.room[rows]
        self.position, self.visible = self.position[rows], self.visible[rows]
        self.cache.batch_select_indices(rows)

    def advance(self) -> None:
        """Make place for one more token in every row."""
        self.room = self.room - 1
        self.position = self.position + 1
        self.visible = torch.nn.functional.pad(self.visible, (0, 1), value=True)


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
        """Read the prompts, padded on the left so that all end in the last column; see `step`."""
        ids = [[self._id(BOS), *self.encode(prompt)] for prompt in prompts]
        lengths = torch.tensor([len(tokens) for tokens in ids], device=self.device)
        width = int(lengths.max())
        padded = [[0] * (width - len(tokens)) + tokens for tokens in ids]
        columns = torch.arange(width, device=self.device)
        visible = columns >= width - lengths[:, None]
        positions = (columns - (width - lengths[:, None])).clamp(min=0)
        room = (lengths * PROMPT_GROWTH).long() + PROMPT_SLACK
        owner = torch.arange(len(prompts), device=self.device)
        rows = Rows(owner, room, lengths[:, None] - 1, visible, DynamicCache())
        tokens = torch.tensor(padded, device=self.device)
        return rows, self._forward(tokens, positions, rows)

    def step(self, rows: Rows, tokens: torch.Tensor) -> torch.Tensor:
        """Write one token into every row and return the states [rows, width] that choose the next."""
        rows.advance()
        return self._forward(tokens[:, None], rows.position, rows)

    def _forward(self, tokens: torch.Tensor, positions: torch.Tensor, rows: Rows) -> torch.Tensor:
        """Run the backbone over [rows, columns] tokens and return the last column's states."""
        output = self.backbone(
            input_ids=tokens,
            position_ids=positions,
            attention_mask=rows.visible,
            past_key_values=rows.cache,
            use_cache=True,
        )
        states: torch.Tensor = output.last_hidden_state[:, -1]
        return states

    def _id(self, token: str) -> int:
        token_id = self.tokenizer.token_to_id(token)
        if token_id is None:
            raise ValueError(f"the tokenizer has no token {token!r}")
        return int(token_id)
