"""Gemma 3 270M with trainable low-rank adapters, written for speed on CPUs.

Three choices make it faster than the library's model there: the adapter is merged into the frozen weight
once a step, so that the layers run at plain matrix speed; sentences are packed into rows of one fixed
shape, so that the element-wise pieces are compiled once; and the loss scores only the shortlist rows of
the tied embedding, chunk by chunk, without keeping the logits.
"""

from collections.abc import Callable, Iterator
from math import pi
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from adapters import AdaptedLinear, LoraShape
from summarise.translation.gemma import DTYPES
from summarise.translation.precision import cpu_precision

LAYERS, HIDDEN, HEADS, HEAD = 18, 640, 4, 256
EPSILON = 1e-6
GLOBAL_EVERY, GLOBAL_THETA, LOCAL_THETA = 6, 1e6, 1e4
LOSS_CHUNK = 256  # target positions scored at a time: 28 MB of bf16 logits at 54,791 rows
GELU = 2 * (2 / pi) ** 0.5

# Each site is one fused matrix product: the modules that share its input, and their output widths.
SITES: dict[str, tuple[tuple[str, int], ...]] = {
    "qkv": (("self_attn.q_proj", 1024), ("self_attn.k_proj", 256), ("self_attn.v_proj", 256)),
    "o": (("self_attn.o_proj", HIDDEN),),
    "gate_up": (("mlp.gate_proj", 2048), ("mlp.up_proj", 2048)),
    "down": (("mlp.down_proj", HIDDEN),),
}
NORMS = {
    "before": "input_layernorm",
    "after": "post_attention_layernorm",
    "before_mlp": "pre_feedforward_layernorm",
    "after_mlp": "post_feedforward_layernorm",
    "query": "self_attn.q_norm",
    "key": "self_attn.k_norm",
}

Turn = tuple[Tensor, Tensor]


def best_device() -> torch.device:
    """Return the GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def best_dtype(device: torch.device) -> torch.dtype:
    """Return bfloat16, but float32 for a CPU that would have to emulate it."""
    return DTYPES["bf16" if device.type == "cuda" else cpu_precision()]


def normalise(x: Tensor, weight: Tensor) -> Tensor:
    """Return x / rms(x) * (1 + weight), computed in float32."""
    wide = x.float()
    scale = torch.rsqrt(wide.square().mean(-1, keepdim=True) + EPSILON)
    return (wide * scale * (1.0 + weight.float())).to(x.dtype)


def normalise_and_add(x: Tensor, weight: Tensor, residual: Tensor) -> Tensor:
    """Return the residual plus the normalised x."""
    return residual + normalise(x, weight)


def gate(x: Tensor) -> Tensor:
    """Return gelu(first half) * second half; the tanh form, written as the sigmoid that compiles faster."""
    first, second = x.float().chunk(2, -1)
    return (first * torch.sigmoid(GELU * (first + 0.044715 * first**3)) * second).to(x.dtype)


def normalise_and_rotate(x: Tensor, weight: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """Normalise each head, then turn it by its position; x is (row, position, head, 256)."""
    wide = x.float()
    wide = wide * torch.rsqrt(wide.square().mean(-1, keepdim=True) + EPSILON) * (1.0 + weight.float())
    left, right = wide.chunk(2, -1)
    return torch.cat((left * cosine - right * sine, right * cosine + left * sine), -1).to(x.dtype)


class Pieces:
    """The element-wise functions, compiled or as they are."""

    def __init__(self, *, compiled: bool) -> None:
        def prepare(piece: Callable[..., Tensor]) -> Callable[..., Tensor]:
            return torch.compile(piece, dynamic=False) if compiled else piece

        self.normalise, self.normalise_and_add = prepare(normalise), prepare(normalise_and_add)
        self.gate, self.normalise_and_rotate = prepare(gate), prepare(normalise_and_rotate)


class Layer(nn.Module):
    """One layer: attention with four query heads on one key head, then the gated network."""

    before: Tensor
    after: Tensor
    before_mlp: Tensor
    after_mlp: Tensor
    query: Tensor
    key: Tensor

    def __init__(self, weights: dict[str, Tensor], prefix: str, shape: LoraShape, pieces: Pieces) -> None:
        super().__init__()
        self.pieces = pieces
        self.qkv, self.o, self.gate_up, self.down = (
            AdaptedLinear(
                torch.cat([weights[f"{prefix}{module}.weight"] for module, _ in modules]),
                tuple(width for _, width in modules),
                shape,
            )
            for modules in SITES.values()
        )
        for name, norm in NORMS.items():
            self.register_buffer(name, weights[f"{prefix}{norm}.weight"], persistent=False)

    def forward(self, x: Tensor, mask: Tensor, turn: Turn) -> Tensor:
        """Return (positions, 640) after this layer; mask is (rows, heads * length, length)."""
        pieces, (count, _, length) = self.pieces, mask.shape
        mixed = self.qkv(pieces.normalise(x, self.before)).view(count, length, HEADS + 2, HEAD)
        query = pieces.normalise_and_rotate(mixed[:, :, :HEADS], self.query, *turn)
        key = pieces.normalise_and_rotate(mixed[:, :, HEADS : HEADS + 1], self.key, *turn)
        read = attend(query, key[:, :, 0], mixed[:, :, HEADS + 1], mask)
        x = pieces.normalise_and_add(self.o(read), self.after, x)
        wide = pieces.gate(self.gate_up(pieces.normalise(x, self.before_mlp)))
        return pieces.normalise_and_add(self.down(wide), self.after_mlp, x)


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Attend with all query heads at once: they are stacked along the positions."""
    count, length = key.shape[:2]
    stacked = query.transpose(1, 2).reshape(count, HEADS * length, HEAD)
    scores = torch.baddbmm(mask, stacked, key.transpose(1, 2), alpha=HEAD**-0.5)
    read = torch.softmax(scores, -1) @ value
    return read.view(count, HEADS, length, HEAD).transpose(1, 2).reshape(count * length, HEADS * HEAD)


def make_turn(length: int, theta: float, device: torch.device) -> Turn:
    """Return the cosines and sines of rotary positions, each (length, 1, 128)."""
    rate = theta ** (-torch.arange(0, HEAD, 2, device=device).float() / HEAD)
    angle = (torch.arange(length, device=device).float()[:, None] * rate)[:, None, :]
    return angle.cos(), angle.sin()


class _ShortlistLoss(torch.autograd.Function):
    """Summed cross-entropy of the target rows; the gradient is made in the forward pass."""

    @staticmethod
    def forward(ctx: Any, hidden: Tensor, rows: Tensor, targets: Tensor) -> Tensor:
        grad = torch.empty_like(hidden)
        loss = torch.zeros((), device=hidden.device)
        for start in range(0, len(targets), LOSS_CHUNK):
            chunk, wanted = hidden[start : start + LOSS_CHUNK], targets[start : start + LOSS_CHUNK, None]
            probability = torch.softmax(chunk @ rows.t(), -1)
            found = probability.gather(1, wanted)
            loss -= found.float().clamp_min(1e-30).log().sum()
            probability.scatter_(1, wanted, found - 1)
            torch.mm(probability, rows, out=grad[start : start + LOSS_CHUNK])
        ctx.save_for_backward(grad)
        return loss

    @staticmethod
    def backward(ctx: Any, *upstream: Any) -> tuple[Tensor, None, None]:
        (grad,) = ctx.saved_tensors
        return grad * upstream[0].to(grad.dtype), None, None


class Gemma(nn.Module):
    """The base model of `folder` (a safetensors checkpoint) in `dtype`, with a fresh adapter of `shape`."""

    embedding: Tensor
    rows: Tensor
    norm: Tensor

    def __init__(
        self, folder: Path, shortlist: Tensor, shape: LoraShape, dtype: torch.dtype, *, compiled: bool
    ) -> None:
        super().__init__()
        weights = {name: weight.to(dtype) for name, weight in load_file(folder / "model.safetensors").items()}
        embedding, pieces = weights["model.embed_tokens.weight"], Pieces(compiled=compiled)
        self.register_buffer("embedding", embedding, persistent=False)
        self.register_buffer("rows", embedding[shortlist].contiguous(), persistent=False)
        self.register_buffer("norm", weights["model.norm.weight"], persistent=False)
        self.layers = [Layer(weights, f"model.layers.{number}.", shape, pieces) for number in range(LAYERS)]
        self.stack = nn.ModuleList(self.layers)

    def merge(self) -> None:
        """Fold the present factors into the weights that `forward` uses."""
        for layer in self.layers:
            for site in (layer.qkv, layer.o, layer.gate_up, layer.down):
                site.merge()

    def forward(self, tokens: Tensor, blocked: Tensor, where: Tensor, targets: Tensor) -> Tensor:
        """Return the summed loss of one packed batch.

        tokens: (rows, length) ids; blocked: (rows, length, length) additive mask;
        where: flat positions whose next token is scored; targets: its row in the shortlist.
        """
        length = tokens.shape[1]
        turns = [make_turn(length, theta, tokens.device) for theta in (LOCAL_THETA, GLOBAL_THETA)]
        mask = blocked.repeat(1, HEADS, 1).to(self.embedding.dtype)
        x = self.embedding[tokens.view(-1)] * torch.tensor(HIDDEN**0.5, dtype=self.embedding.dtype)
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask, turns[number % GLOBAL_EVERY == 0])
        loss: Tensor = _ShortlistLoss.apply(  # type: ignore[no-untyped-call]
            normalise(x[where], self.norm), self.rows, targets
        )
        return loss

    def factors(self) -> Iterator[tuple[str, Tensor]]:
        """Yield the adapter's tensors under their PEFT names (views, not copies)."""
        for number, layer in enumerate(self.layers):
            for site, modules in zip(
                (layer.qkv, layer.o, layer.gate_up, layer.down), SITES.values(), strict=True
            ):
                for (module, _), (rows, ranks) in zip(modules, site.blocks, strict=True):
                    prefix = f"base_model.model.model.layers.{number}.{module}"
                    yield f"{prefix}.lora_A.weight", site.a.data[ranks]
                    yield f"{prefix}.lora_B.weight", site.b.data[rows]
