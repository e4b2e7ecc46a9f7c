"""Muon for the matrices inside the network, AdamW for embeddings, norms and biases.

Muon (Jordan et al. 2024) replaces the momentum of a matrix by the nearest semi-orthogonal matrix, found with five
Newton-Schulz steps. It needs about half of Adam's steps here. Matrices of the same size are treated in one batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

FIRST, SECOND, THIRD = 3.4445, -4.7750, 2.0315
"""Coefficients of the quintic iteration: fast at small singular values, near one everywhere."""


def orthogonalise(stack: Tensor, steps: int = 5) -> Tensor:
    """(k, n, m) with n <= m: each matrix with its singular values moved near one; works in bfloat16."""
    x = (stack / (stack.norm(dim=(1, 2), keepdim=True) + 1e-7)).bfloat16()
    for _ in range(steps):
        gram = torch.bmm(x, x.transpose(1, 2))
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=SECOND, alpha=THIRD), x, beta=FIRST)
    return x


@dataclass(frozen=True, slots=True)
class _Part:
    """One matrix to be updated: views of its gradient and weights, lying (n <= m), and its rate relative to others."""

    gradient: Tensor
    weight: Tensor
    scale: float


def _parts(gradient: Tensor, weight: Tensor) -> Iterator[_Part]:
    """Splits a fused projection (query, key, value) into its matrices and lays tall ones down."""
    rows, columns = weight.shape
    count = rows // columns if rows in (2 * columns, 3 * columns) else 1
    scale = max(1.0, rows / count / columns) ** 0.5
    for g, w in zip(gradient.chunk(count), weight.chunk(count), strict=True):
        tall = g.shape[0] > g.shape[1]
        yield _Part(g.T if tall else g, w.T if tall else w, scale)


class Muon(torch.optim.Optimizer):  # type: ignore[misc, unused-ignore]
    """Momentum, orthogonalised. Only for parameters with two dimensions."""

    def __init__(self, matrices: list[nn.Parameter], rate: float, momentum: float = 0.95, decay: float = 0.01) -> None:
        super().__init__(matrices, {"lr": rate, "momentum": momentum, "decay": decay})

    def step(self, closure: Any = None) -> None:
        """Updates every matrix; `closure` is there for the interface and is not called."""
        with torch.no_grad():
            for group in self.param_groups:
                self._update(group)

    def _update(self, group: dict[str, Any]) -> None:
        sizes: dict[tuple[int, ...], list[_Part]] = defaultdict(list)
        for weight in group["params"]:
            for part in _parts(self._push(weight, group["momentum"]), weight):
                sizes[tuple(part.gradient.shape)].append(part)
            weight.mul_(1 - group["lr"] * group["decay"])
        for parts in sizes.values():
            updates = orthogonalise(torch.stack([part.gradient for part in parts]))
            for part, update in zip(parts, updates, strict=True):
                part.weight.add_(update, alpha=-group["lr"] * part.scale)

    def _push(self, weight: nn.Parameter, momentum: float) -> Tensor:
        """Adds the gradient to the momentum; returns Nesterov's look ahead."""
        state = self.state[weight]
        if "momentum" not in state:
            state["momentum"] = torch.zeros_like(weight)
        average: Tensor = state["momentum"].mul_(momentum).add_(weight.grad)
        return weight.grad.add(average, alpha=momentum)


class Optimisers:
    """Both optimisers behind one step."""

    def __init__(self, network: nn.Module, matrix_rate: float, other_rate: float) -> None:
        named = list(network.named_parameters())
        inner = [p for n, p in named if p.dim() == 2 and "embedding" not in n]
        others = [p for n, p in named if p.dim() != 2 or "embedding" in n]
        adam = torch.optim.AdamW(others, lr=other_rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0)
        self._rates = (matrix_rate, other_rate)
        self._parts = (Muon(inner, matrix_rate), adam)

    def step(self, factor: float) -> None:
        """Applies the gradients at `factor` times the full rates, then clears them."""
        for part, rate in zip(self._parts, self._rates, strict=True):
            part.param_groups[0]["lr"] = rate * factor
            part.step()
            part.zero_grad(set_to_none=True)

    def state_dict(self) -> list[dict[str, Any]]:
        """Returns what a checkpoint needs."""
        return [part.state_dict() for part in self._parts]

    def load_state_dict(self, saved: list[dict[str, Any]]) -> None:
        """Takes up what `state_dict` returned."""
        for part, state in zip(self._parts, saved, strict=True):
            part.load_state_dict(state)
