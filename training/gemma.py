"""Gemma 3 (text) with trainable low-rank adapters, written for speed on bf16 CPUs.

Three choices make it about four times as fast as the library model on two AMX cores:
the adapter is merged into the frozen weight once a step, so the layers run at plain matrix
speed; sentences are packed into rows of one fixed shape; and the loss scores only the
shortlist rows of the tied embedding, chunk by chunk, without keeping the logits.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

LAYERS, HIDDEN, HEADS, HEAD = 18, 640, 4, 256
EPSILON = 1e-6
GLOBAL_EVERY, GLOBAL_THETA, LOCAL_THETA = 6, 1e6, 1e4
LOSS_CHUNK = 256  # target positions scored at a time: 24 MB of bf16 logits at 47,000 rows

# Each site is one fused matrix product: the modules that share its input, and their output widths.
SITES: dict[str, tuple[tuple[str, int], ...]] = {
    "qkv": (("self_attn.q_proj", 1024), ("self_attn.k_proj", 256), ("self_attn.v_proj", 256)),
    "o": (("self_attn.o_proj", HIDDEN),),
    "gate_up": (("mlp.gate_proj", 2048), ("mlp.up_proj", 2048)),
    "down": (("mlp.down_proj", HIDDEN),),
}
NORMS = (
    "input_layernorm",
    "post_attention_layernorm",
    "pre_feedforward_layernorm",
    "post_feedforward_layernorm",
    "self_attn.q_norm",
    "self_attn.k_norm",
)


@dataclass(frozen=True, slots=True)
class LoraShape:
    """The size of an adapter: merged weight = W + alpha / rank * B @ A."""

    rank: int = 64
    alpha: int = 128

    @property
    def scale(self) -> float:
        return self.alpha / self.rank


class _AdaptedProduct(torch.autograd.Function):
    """x @ merged.T, with gradients for x and for the factors of the adapter alone."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, a: Tensor, b: Tensor, site: "AdaptedLinear") -> Tensor:
        ctx.save_for_backward(x)
        ctx.site = site
        return x @ site.merged.t()

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:  # type: ignore[override]
        (x,) = ctx.saved_tensors
        site = ctx.site
        inner = x @ site.a_half.t()
        grad_inner, grad_b = torch.empty_like(inner), torch.empty_like(site.b_half)
        for rows, ranks in site.blocks:
            torch.mm(grad[:, rows].t(), inner[:, ranks], out=grad_b[rows])
            grad_inner[:, ranks] = grad[:, rows] @ site.b_half[rows]
        grad_a = grad_inner.t() @ x
        return grad @ site.merged, grad_a.float() * site.scale, grad_b.float() * site.scale, None


class AdaptedLinear(nn.Module):
    """One or more frozen projections of the same input, each with its own low-rank adapter."""

    merged: Tensor
    frozen: Tensor

    def __init__(self, frozen: Tensor, widths: tuple[int, ...], shape: LoraShape) -> None:
        super().__init__()
        self.scale = shape.scale
        ends = torch.tensor(widths).cumsum(0).tolist()
        self.blocks = [
            (slice(end - width, end), slice(i * shape.rank, (i + 1) * shape.rank))
            for i, (width, end) in enumerate(zip(widths, ends, strict=True))
        ]
        self.register_buffer("frozen", frozen, persistent=False)
        self.register_buffer("merged", frozen.clone(), persistent=False)
        inputs = frozen.shape[1]
        self.a = nn.Parameter(torch.randn(len(widths) * shape.rank, inputs) / inputs**0.5)
        self.b = nn.Parameter(torch.zeros(frozen.shape[0], shape.rank))

    @torch.no_grad()
    def merge(self) -> None:
        """Recompute the merged weight; call after every change of the factors."""
        self.a_half, self.b_half = self.a.to(self.frozen.dtype), self.b.to(self.frozen.dtype)
        for rows, ranks in self.blocks:
            torch.addmm(
                self.frozen[rows], self.b_half[rows], self.a_half[ranks], alpha=self.scale, out=self.merged[rows]
            )

    def forward(self, x: Tensor) -> Tensor:
        return _AdaptedProduct.apply(x, self.a, self.b, self)  # type: ignore[no-any-return]


def normalise(x: Tensor, weight: Tensor) -> Tensor:
    """Return x / rms(x) * (1 + weight), computed in float32."""
    wide = x.float()
    scale = torch.rsqrt(wide.square().mean(-1, keepdim=True) + EPSILON)
    return (wide * scale * (1.0 + weight.float())).to(x.dtype)


def normalise_and_add(x: Tensor, weight: Tensor, residual: Tensor) -> Tensor:
    return residual + normalise(x, weight)


def gate(x: Tensor) -> Tensor:
    """Return gelu(first half) * second half."""
    first, second = x.chunk(2, -1)
    return F.gelu(first, approximate="tanh") * second


def normalise_and_rotate(x: Tensor, weight: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """Normalise each head, then turn it by its position; x is (row, position, head, 256)."""
    wide = x.float()
    wide = wide * torch.rsqrt(wide.square().mean(-1, keepdim=True) + EPSILON) * (1.0 + weight.float())
    left, right = wide.chunk(2, -1)
    return torch.cat((left * cosine - right * sine, right * cosine + left * sine), -1).to(x.dtype)


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
    def backward(ctx: Any, upstream: Tensor) -> tuple[Tensor, None, None]:  # type: ignore[override]
        (grad,) = ctx.saved_tensors
        return grad * upstream.to(grad.dtype), None, None


class Gemma(nn.Module):
    """The base model of `folder` (a safetensors checkpoint) with a fresh adapter of `shape`."""

    def __init__(self, folder: Path, shortlist: Tensor, shape: LoraShape, *, compiled: bool) -> None:
        super().__init__()
        weights = load_file(folder / "model.safetensors")
        self.shape = shape
        self.register_buffer("embedding", weights["model.embed_tokens.weight"], persistent=False)
        self.register_buffer("rows", self.embedding[shortlist].contiguous(), persistent=False)
        self.register_buffer("norm", weights["model.norm.weight"], persistent=False)
        self.sites, self.norms = nn.ModuleList(), []
        for layer in range(LAYERS):
            prefix = f"model.layers.{layer}."
            sites = nn.ModuleDict()
            for site, modules in SITES.items():
                frozen = torch.cat([weights[f"{prefix}{name}.weight"] for name, _ in modules])
                sites[site] = AdaptedLinear(frozen, tuple(width for _, width in modules), shape)
            self.sites.append(sites)
            self.norms.append([weights[f"{prefix}{name}.weight"] for name in NORMS])
        pieces = (normalise, normalise_and_add, gate, normalise_and_rotate)
        wrapped = [torch.compile(piece, dynamic=False) if compiled else piece for piece in pieces]
        self._normalise, self._normalise_and_add, self._gate, self._normalise_and_rotate = wrapped

    def merge(self) -> None:
        """Fold the present factors into the weights that `forward` uses."""
        for sites in self.sites:
            for site in sites.values():  # type: ignore[operator, union-attr]
                site.merge()

    def forward(self, tokens: Tensor, blocked: Tensor, where: Tensor, targets: Tensor) -> Tensor:
        """Return the summed loss of one packed batch.

        tokens: (rows, length) ids; blocked: (rows, length, length) additive mask;
        where: flat positions whose next token is scored; targets: its row in the shortlist.
        """
        count, length = tokens.shape
        device = tokens.device
        turns = {theta: _turns(length, theta, device) for theta in (LOCAL_THETA, GLOBAL_THETA)}
        mask = blocked.repeat(1, HEADS, 1) if HEADS > 1 else blocked
        x = self.embedding[tokens.view(-1)] * torch.tensor(HIDDEN**0.5, dtype=self.embedding.dtype)
        for layer, (sites, norms) in enumerate(zip(self.sites, self.norms, strict=True)):
            before, after, before_mlp, after_mlp, q_norm, k_norm = norms
            turn = turns[GLOBAL_THETA if layer % GLOBAL_EVERY == GLOBAL_EVERY - 1 else LOCAL_THETA]
            mixed = sites["qkv"](self._normalise(x, before)).view(count, length, HEADS + 2, HEAD)  # type: ignore[index]
            query = self._normalise_and_rotate(mixed[:, :, :HEADS], q_norm, *turn)
            key = self._normalise_and_rotate(mixed[:, :, HEADS : HEADS + 1], k_norm, *turn)
            read = _attend(query, key[:, :, 0], mixed[:, :, HEADS + 1], mask)
            x = self._normalise_and_add(sites["o"](read), after, x)  # type: ignore[index]
            wide = self._gate(sites["gate_up"](self._normalise(x, before_mlp)))  # type: ignore[index]
            x = self._normalise_and_add(sites["down"](wide), after_mlp, x)  # type: ignore[index]
        hidden = normalise(x[where], self.norm)
        return _ShortlistLoss.apply(hidden, self.rows, targets)  # type: ignore[no-any-return]

    def factors(self) -> Iterator[tuple[str, Tensor]]:
        """Yield the adapter's tensors under their PEFT names (views, not copies)."""
        for layer, sites in enumerate(self.sites):
            for name, modules in SITES.items():
                site = sites[name]  # type: ignore[index]
                for (module, _), (rows, ranks) in zip(modules, site.blocks, strict=True):
                    prefix = f"base_model.model.model.layers.{layer}.{module}"
                    yield f"{prefix}.lora_A.weight", site.a.data[ranks]
                    yield f"{prefix}.lora_B.weight", site.b.data[rows]


def _turns(length: int, theta: float, device: torch.device) -> tuple[Tensor, Tensor]:
    """Return the cosines and sines of rotary positions, each (length, 1, 128)."""
    rate = theta ** (-torch.arange(0, HEAD, 2, device=device).float() / HEAD)
    angle = (torch.arange(length, device=device).float()[:, None] * rate)[:, None, :]
    return angle.cos(), angle.sin()


def _attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Attend with four query heads on one key head: the heads are stacked along the positions."""
    count, length = key.shape[:2]
    stacked = query.transpose(1, 2).reshape(count, HEADS * length, HEAD)
    scores = torch.baddbmm(mask, stacked, key.transpose(1, 2), alpha=HEAD**-0.5)
    read = torch.softmax(scores, -1) @ value
    return read.view(count, HEADS, length, HEAD).transpose(1, 2).reshape(count * length, HEADS * HEAD)
