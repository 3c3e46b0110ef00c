"""Low-rank adapters: the layer that trains one; reading, averaging and merging them in the PEFT layout."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

PREFIX = "base_model.model."


@dataclass(frozen=True, slots=True)
class LoraShape:
    """The size of an adapter: merged weight = W + alpha / rank * B @ A."""

    rank: int
    alpha: int

    @property
    def scale(self) -> float:
        """What the product of the factors is multiplied with."""
        return self.alpha / self.rank


class _AdaptedProduct(torch.autograd.Function):
    """x @ merged.T, with gradients for x and for the factors of the adapter alone."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, _a: Tensor, _b: Tensor, site: "AdaptedLinear") -> Tensor:
        ctx.save_for_backward(x)
        ctx.site = site
        return x @ site.merged.t()

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> tuple[Tensor, Tensor, Tensor, None]:
        (x,), (grad,), site = ctx.saved_tensors, grads, ctx.site
        inner = x @ site.a_half.t()
        grad_inner, grad_b = torch.empty_like(inner), torch.empty_like(site.b_half)
        for rows, ranks in site.blocks:
            torch.mm(grad[:, rows].t(), inner[:, ranks], out=grad_b[rows])
            grad_inner[:, ranks] = grad[:, rows] @ site.b_half[rows]
        grad_a = grad_inner.t() @ x
        return grad @ site.merged, grad_a.float() * site.scale, grad_b.float() * site.scale, None


class AdaptedLinear(nn.Module):
    """One or more frozen projections of the same input, each with its own low-rank adapter."""

    frozen: Tensor
    merged: Tensor

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
        dtype = self.frozen.dtype  # in fp32 `to` alone would return the parameters, to be saved a second time
        self.a_half, self.b_half = self.a.detach().to(dtype), self.b.detach().to(dtype)
        for rows, ranks in self.blocks:
            b, a = self.b_half[rows], self.a_half[ranks]
            torch.addmm(self.frozen[rows], b, a, alpha=self.scale, out=self.merged[rows])

    def forward(self, x: Tensor) -> Tensor:
        """Project (positions, inputs) with the merged weight."""
        product: Tensor = _AdaptedProduct.apply(x, self.a, self.b, self)  # type: ignore[no-untyped-call]
        return product


def read_adapters(paths: Sequence[Path]) -> dict[str, Tensor]:
    """Return the float32 mean of the adapters' factors; near checkpoints of one run may be averaged so."""
    adapters = [load_file(path) for path in paths]
    return {
        name: torch.stack([adapter[name].float() for adapter in adapters]).mean(0)
        for name in sorted(adapters[0])
    }


@torch.no_grad()
def merge_into(model: nn.Module, adapter: dict[str, Tensor], scale: float) -> None:
    """Add scale * B @ A to every adapted weight of the model."""
    weights = dict(model.named_parameters())
    for name, first in adapter.items():
        if "lora_A" not in name:
            continue
        second = adapter[name.replace("lora_A", "lora_B")]
        weight = weights[name.removeprefix(PREFIX).replace("lora_A.", "")]
        weight.copy_(weight.float() + scale * (second @ first))
