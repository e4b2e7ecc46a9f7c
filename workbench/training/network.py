"""The network: a pre-norm Transformer with a deep encoder and a shallow decoder.

Attention and feed-forward as in Vaswani et al. (2017), normalisation before each part as in Xiong et al. (2020),
one embedding table for source, target and output. Few decoder layers cost little quality and make drafting fast
(Kasai et al. 2021).
"""

from __future__ import annotations

import math
from typing import ClassVar

import torch
from torch import Tensor, nn

from workbench.training.attention import CrossAttention, SelfAttention
from workbench.training.shape import BOS, PAD, Shape

BLOCKED = -1e4
"""Added to the score of a position that must not be seen; finite, so that a row without any stays a number."""


def positions(length: int, dim: int) -> Tensor:
    """Returns sinusoidal encodings, (length, dim): sines in the first half, cosines in the second."""
    rates = torch.exp(torch.arange(dim // 2) * (-math.log(10_000.0) / (dim // 2 - 1)))
    angles = torch.outer(torch.arange(length).float(), rates)
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Dropout(nn.Module):  # type: ignore[misc, unused-ignore]
    """Drops features at random (Srivastava et al. 2014), with masks cut from one pool at a random place.

    On a processor, drawing a fresh number for every feature takes a fifth of the whole step.
    """

    POOL = 1 << 24
    """Features that a pool has a mask for; larger inputs get fresh numbers."""
    _pools: ClassVar[dict[float, Tensor]] = {}

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        size = x.numel()
        if x.device.type != "cpu" or size > self.POOL // 2:
            return nn.functional.dropout(x, self.share)
        start = int(torch.randint(self.POOL - size, ()))
        return x * self._pool()[start : start + size].view(x.shape)

    def _pool(self) -> Tensor:
        """Returns zeros and, for what is kept, the factor that makes up for the rest."""
        if self.share not in self._pools:
            kept = torch.empty(self.POOL, dtype=torch.bfloat16).bernoulli_(1 - self.share)
            self._pools[self.share] = kept / (1 - self.share)
        return self._pools[self.share]


class FeedForward(nn.Module):  # type: ignore[misc, unused-ignore]
    """Two layers with a rectifier between them, at each position alone."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.dim)
        self.widen = nn.Linear(shape.dim, shape.ffn)
        self.narrow = nn.Linear(shape.ffn, shape.dim)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.narrow(self.dropout(self.widen(self.norm(x)).relu()))


class Layer(nn.Module):  # type: ignore[misc, unused-ignore]
    """One layer: look, consult the source if there is one to consult, think."""

    def __init__(self, shape: Shape, dropout: float, *, crossed: bool) -> None:
        super().__init__()
        self.look = SelfAttention(shape)
        self.consult = CrossAttention(shape) if crossed else None
        self.think = FeedForward(shape, dropout)

    def forward(self, x: Tensor, bias: Tensor, source: Tensor | None = None, hidden: Tensor | None = None) -> Tensor:
        x = self.look(x, bias)
        if self.consult is not None:
            x = self.consult(x, source, hidden)
        return self.think(x)


class Stack(nn.Module):  # type: ignore[misc, unused-ignore]
    """Layers and the normalisation after the last one."""

    def __init__(self, shape: Shape, count: int, dropout: float, *, crossed: bool) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(shape, dropout, crossed=crossed) for _ in range(count))
        self.norm = nn.LayerNorm(shape.dim)

    def forward(self, x: Tensor, bias: Tensor, source: Tensor | None = None, hidden: Tensor | None = None) -> Tensor:
        for layer in self.layers:
            x = layer(x, bias, source, hidden)
        return self.norm(x)


class Translator(nn.Module):  # type: ignore[misc, unused-ignore]
    """French token ids to states from which English tokens are predicted."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocab, shape.dim, padding_idx=PAD)
        self.register_buffer("positions", positions(shape.longest, shape.dim), persistent=False)
        self.encoder = Stack(shape, shape.encoder_layers, dropout, crossed=False)
        self.decoder = Stack(shape, shape.decoder_layers, dropout, crossed=True)
        self.dropout = Dropout(dropout)
        self._start()

    def _start(self) -> None:
        """Draws the first weights; what is added to the residual stream starts smaller in a deeper network."""
        depth = self.shape.encoder_layers + self.shape.decoder_layers
        for name, weight in self.named_parameters():
            if weight.dim() == 2 and "embedding" not in name:
                last = name.endswith(("out.weight", "narrow.weight"))
                nn.init.xavier_uniform_(weight, gain=2 / math.sqrt(2 * depth) if last else 1.0)
        nn.init.normal_(self.embedding.weight, std=self.shape.dim**-0.5)
        self.embedding.weight.data[PAD].zero_()

    def _embed(self, ids: Tensor) -> Tensor:
        return self.dropout(self.embedding(ids) * math.sqrt(self.shape.dim) + self.positions[: ids.shape[1]])

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Source (batch, S) and target (batch, T) are padded ids; returns the decoder's states (batch, T, dim)."""
        dtype = torch.get_autocast_dtype(source.device.type) if torch.is_autocast_enabled(source.device.type) else None
        hidden = torch.zeros(source.shape, dtype=dtype, device=source.device).masked_fill_(source == PAD, BLOCKED)
        hidden = hidden[:, None, None, :]
        length = target.shape[1]
        future = torch.full((length, length), BLOCKED, dtype=dtype, device=source.device).triu_(1)
        memory = self.encoder(self._embed(source), hidden)
        return self.decoder(self._embed(target), future, memory, hidden)


def inputs(target: Tensor) -> Tensor:
    """Shifts targets (batch, T) right by one, BOS first: what the decoder may have seen at each step."""
    start = torch.full_like(target[:, :1], BOS)
    return torch.cat([start, target[:, :-1]], dim=1)
