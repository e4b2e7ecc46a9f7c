"""Several processes that learn from one run: each takes other batches, all apply the same mean gradient.

`torchrun --nproc-per-node N` starts them. Two processes of one thread each learn 1.6 times as fast as one; two threads
of one process wait for each other at every small multiplication.
"""

from __future__ import annotations

import os

import torch
from torch import Tensor, distributed, nn

from workbench.core.errors import InputError


class Team:
    """The processes of a run; alone, every call leaves things as they are."""

    def __init__(self, device: str) -> None:
        """Joins the processes that `torchrun` started, if it did.

        Raises:
            InputError: there are several and they are not to learn on processors.
        """
        self.size = int(os.environ.get("WORLD_SIZE", "1"))
        self.rank = int(os.environ.get("RANK", "0"))
        if self.size > 1:
            if device != "cpu":
                raise InputError("several processes learn on processors only", hint="start one, without torchrun")
            distributed.init_process_group("gloo")

    def any(self, wish: bool) -> bool:
        """True in every process when it is true in one."""
        if self.size == 1:
            return wish
        votes = torch.tensor([float(wish)])
        distributed.all_reduce(votes)
        return bool(votes.item())

    def mean(self, network: nn.Module, nats: Tensor, tokens: int) -> tuple[float, int]:
        """Replaces the gradients by their mean over all tokens of all processes.

        Args:
            network: Its gradients are those of this process.
            nats: Mean loss of this process, in nats per token.
            tokens: Tokens that this process learnt from, at least one.

        Returns:
            Mean loss and sum of tokens over all processes.
        """
        if self.size == 1:
            return float(nats), tokens
        gradients = [p.grad for p in network.parameters() if p.grad is not None]
        counts = torch.stack([nats.detach().float(), torch.ones(())])
        flat = torch.cat([counts, *(g.flatten() for g in gradients)]).mul_(tokens)
        distributed.all_reduce(flat)
        total = flat[1].item()
        flat /= total
        for gradient, part in zip(gradients, flat[2:].split([g.numel() for g in gradients]), strict=True):
            gradient.copy_(part.view_as(gradient))
        return flat[0].item(), round(total)

    def leave(self) -> None:
        """Ends the connection."""
        if self.size > 1:
            distributed.destroy_process_group()
