"""Label-smoothed cross-entropy over a large vocabulary, with little memory traffic.

The gradient is known in closed form, so logits are computed, used and dropped a few hundred rows at a time: they
stay in the processor's cache. For 4,000 tokens and 8,000 words this takes less than half the time of the
composition of library calls. Smoothing as in Szegedy et al. (2016).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from workbench.training.shape import PAD

ROWS = 512
"""Tokens whose logits exist at the same time."""


class _SmoothedLoss(torch.autograd.Function):  # type: ignore[misc, unused-ignore]
    """(states (n, dim), table (vocab, dim), labels (n,), smoothing) -> mean negative log-likelihood, unsmoothed.

    The gradient is the one of the smoothed loss. It is computed going forward, since nothing else needs the logits.
    """

    @staticmethod
    def forward(ctx: Any, states: Tensor, table: Tensor, labels: Tensor, smoothing: float) -> Tensor:
        count, words = states.shape[0], table.to(states.dtype)
        to_states, to_table = torch.empty_like(states), torch.zeros_like(table)
        total = torch.zeros((), device=states.device)
        for at in range(0, count, ROWS):
            rows, wanted = states[at : at + ROWS], labels[at : at + ROWS, None]
            guess = (rows @ words.T).softmax(-1)
            hit = guess.gather(1, wanted)
            total -= hit.float().clamp_min(1e-30).log().sum()
            guess.scatter_(1, wanted, hit - (1 - smoothing))
            to_states[at : at + ROWS] = guess @ words
            to_table += guess.T @ rows
        share = smoothing / table.shape[0]
        to_states -= (table.sum(0) * share).to(states.dtype)
        to_table -= states.float().sum(0) * share
        ctx.save_for_backward(to_states, to_table)
        ctx.count = count
        return total / count

    @staticmethod
    def backward(ctx: Any, *gradient: Tensor) -> tuple[Tensor, Tensor, None, None]:
        to_states, to_table = ctx.saved_tensors
        scale = gradient[0] / ctx.count
        return to_states * scale.to(to_states.dtype), to_table * scale, None, None


def loss(states: Tensor, table: Tensor, target: Tensor, smoothing: float = 0.1) -> Tensor:
    """Returns nats per target token; padding does not count.

    Args:
        states: Decoder states, (batch, T, dim).
        table: Output embeddings, (vocab, dim).
        target: Token ids to be predicted, (batch, T).
        smoothing: Probability that the gradient spreads evenly over the vocabulary.
    """
    labels = target.flatten()
    real = (labels != PAD).nonzero().squeeze(1)
    rows = states.flatten(0, 1)[real]
    kind = states.device.type
    if torch.is_autocast_enabled(kind):
        rows = rows.to(torch.get_autocast_dtype(kind))
    with torch.autocast(kind, enabled=False):
        result: Tensor = _SmoothedLoss.apply(rows, table, labels[real], smoothing)
    return result
