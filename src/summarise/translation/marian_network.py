"""A Marian model arranged for decoding one token at a time, many beams at once.

transformers' own decoder copies encoder states for every beam and reorders all caches at every step. Here the
beams of a piece share what was read of it, and a cache never moves: all beams of a piece look at one row of
keys, and a mask says which of them are a beam's own past. The arithmetic is the same.

This module imports torch: import it where a model is really needed.
"""

from dataclasses import dataclass
from typing import Any

import torch
from torch.nn.functional import linear, pad, scaled_dot_product_attention

STRIPE = 64
"""Logits of a stripe. The best of 54,796 logits lie in the stripes with the best maxima, and finding those
first makes the choice of candidates cheap."""


@dataclass(slots=True)
class State:
    """What has been read and written for the pieces of a batch that are still being translated."""

    read: list[tuple[torch.Tensor, torch.Tensor]]
    """A layer each: keys and values of the source, [rows, heads, columns, width]."""
    visible: torch.Tensor
    """[rows, 1, 1, columns] true where the source is no padding."""
    written: list[tuple[torch.Tensor, torch.Tensor]]
    """A layer each: keys and values of all beams, [rows, heads, steps * beams, width]."""
    past: torch.Tensor
    """[rows, beams, steps * beams] true where a key is of the beam's own past."""

    def keep(self, rows: torch.Tensor) -> None:
        """Drop all but the given rows."""
        self.read = [(keys[rows], values[rows]) for keys, values in self.read]
        self.written = [(keys[rows], values[rows]) for keys, values in self.written]
        self.visible, self.past = self.visible[rows], self.past[rows]

    def follow(self, parents: torch.Tensor) -> None:
        """Let each beam go on from its parent, [rows, beams]: it inherits the parent's past."""
        index = parents[:, :, None].expand(-1, -1, self.past.shape[2])
        self.past = self.past.gather(1, index)


class Layer:
    """A decoder layer: its own weights, with those that meet the same input put together."""

    def __init__(self, layer: Any) -> None:
        self.module = layer
        own, read = layer.self_attn, layer.encoder_attn
        self.heads = own.num_heads
        self.own = _joined(own.q_proj, own.k_proj, own.v_proj)
        self.read = _joined(read.k_proj, read.v_proj)

    def look_at(self, source: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return keys and values of encoded pieces, [rows, columns, width]."""
        keys, values = linear(source, *self.read).chunk(2, dim=2)
        return self._split(keys).contiguous(), self._split(values).contiguous()

    def step(
        self, hidden: torch.Tensor, state: State, number: int, past: torch.Tensor, visible: torch.Tensor
    ) -> torch.Tensor:
        """Return the layer's output for the newest token of every beam, [rows, beams, width]."""
        layer = self.module
        query, keys, values = (self._split(part) for part in linear(hidden, *self.own).chunk(3, dim=2))
        old_keys, old_values = state.written[number]
        keys, values = torch.cat((old_keys, keys), 2), torch.cat((old_values, values), 2)
        state.written[number] = keys, values
        looked = layer.self_attn.out_proj(_merged(scaled_dot_product_attention(query, keys, values, past)))
        hidden = layer.self_attn_layer_norm(hidden + looked)
        query = self._split(layer.encoder_attn.q_proj(hidden))
        looked = _merged(scaled_dot_product_attention(query, *state.read[number], visible))
        hidden = layer.encoder_attn_layer_norm(hidden + layer.encoder_attn.out_proj(looked))
        thought = layer.fc2(layer.activation_fn(layer.fc1(hidden)))
        output: torch.Tensor = layer.final_layer_norm(hidden + thought)
        return output

    def _split(self, states: torch.Tensor) -> torch.Tensor:
        rows, columns, _ = states.shape
        return states.view(rows, columns, self.heads, -1).transpose(1, 2)


class MarianNetwork:
    """The encoder as transformers has it, and a decoder for one step of beam search."""

    def __init__(self, model: Any) -> None:
        decoder = model.model.decoder
        self.device: torch.device = model.device
        self.config = model.config
        self._encoder = model.model.encoder
        self._layers = [Layer(layer) for layer in decoder.layers]
        self._embeddings: torch.Tensor = decoder.embed_tokens.weight
        self._positions: torch.Tensor = decoder.embed_positions.weight
        self._scale: float = decoder.embed_scale
        self._head, self._bias = _head(model)

    def read(self, ids: list[list[int]], beams: int) -> State:
        """Encode pieces and return the state before their first token."""
        lengths = torch.tensor([len(row) for row in ids], device=self.device)
        width = int(lengths.max())
        padded = [row + [self.config.pad_token_id] * (width - len(row)) for row in ids]
        mask = torch.arange(width, device=self.device) < lengths[:, None]
        tokens = torch.tensor(padded, device=self.device)
        encoded = self._encoder(input_ids=tokens, attention_mask=mask.long()).last_hidden_state
        read = [layer.look_at(encoded) for layer in self._layers]
        nothing = encoded.new_empty(len(ids), self._layers[0].heads, 0, read[0][0].shape[3])
        past = torch.zeros(len(ids), beams, 0, dtype=torch.bool, device=self.device)
        written = [(nothing, nothing) for _ in self._layers]
        return State(read, mask[:, None, None], written, past)

    def step(self, tokens: torch.Tensor, state: State) -> torch.Tensor:
        """Take the newest token of every beam, [rows, beams], and return the logits of the next.

        There are as many logits as make whole stripes; those of padding and of no token are minus infinity.
        """
        rows, beams = tokens.shape
        position = state.past.shape[2] // beams
        itself = torch.eye(beams, dtype=torch.bool, device=self.device).expand(rows, -1, -1)
        state.past = torch.cat((state.past, itself), 2)
        hidden = self._embeddings[tokens] * self._scale + self._positions[position]
        past, visible = _bias(state.past[:, None], hidden.dtype), _bias(state.visible, hidden.dtype)
        for number, layer in enumerate(self._layers):
            hidden = layer.step(hidden, state, number, past, visible)
        return linear(hidden, self._head, self._bias).float()


def _head(model: Any) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the output matrix and its bias, filled up to whole stripes: so no logit is copied."""
    weight, bias = model.lm_head.weight.detach(), model.final_logits_bias.detach().squeeze(0).clone()
    bias[model.config.pad_token_id] = -torch.inf
    short = -len(weight) % STRIPE
    bias = pad(bias.to(weight.dtype), (0, short), value=-torch.inf)
    return pad(weight, (0, 0, 0, short)), bias


def _joined(*parts: Any) -> tuple[torch.Tensor, torch.Tensor]:
    weights, biases = [part.weight for part in parts], [part.bias for part in parts]
    return torch.cat(weights).detach(), torch.cat(biases).detach()


def _merged(states: torch.Tensor) -> torch.Tensor:
    return states.transpose(1, 2).flatten(2)


def _bias(allowed: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    return torch.zeros(allowed.shape, dtype=dtype, device=allowed.device).masked_fill_(~allowed, -torch.inf)
