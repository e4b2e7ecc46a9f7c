"""Attention to the sentence itself and to the source."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from workbench.training.shape import Shape


def attend(query: Tensor, key: Tensor, value: Tensor, bias: Tensor, heads: int) -> Tensor:
    """Scaled dot-product attention over `heads`; (batch, time, dim) each, `bias` is added to the scores.

    Written out, because for short sentences on a processor it is faster than the fused kernels.
    """
    query, key, value = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (query, key, value))
    scores = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(-1, -2)) + bias
    return torch.matmul(scores.softmax(-1), value).transpose(1, 2).flatten(2)


class SelfAttention(nn.Module):  # type: ignore[misc, unused-ignore]
    """Looks at the sentence itself."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm = nn.LayerNorm(shape.dim)
        self.project = nn.Linear(shape.dim, 3 * shape.dim)
        self.out = nn.Linear(shape.dim, shape.dim)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        query, key, value = self.project(self.norm(x)).chunk(3, -1)
        return x + self.out(attend(query, key, value, bias, self.heads))


class CrossAttention(nn.Module):  # type: ignore[misc, unused-ignore]
    """Consults the encoded source from the target."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm = nn.LayerNorm(shape.dim)
        self.ask = nn.Linear(shape.dim, shape.dim)
        self.answer = nn.Linear(shape.dim, 2 * shape.dim)
        self.out = nn.Linear(shape.dim, shape.dim)

    def forward(self, x: Tensor, source: Tensor, bias: Tensor) -> Tensor:
        key, value = self.answer(source).chunk(2, -1)
        return x + self.out(attend(self.ask(self.norm(x)), key, value, bias, self.heads))
