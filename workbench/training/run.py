"""The training loop: resumes, saves, reports, and lowers the learning rate at the end."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn

from workbench.core.errors import WorkbenchError
from workbench.training.batches import batches
from workbench.training.checkpoint import Progress, resume, save
from workbench.training.corpus import Corpus
from workbench.training.loss import loss
from workbench.training.network import Translator, inputs
from workbench.training.optimiser import Optimisers
from workbench.training.shape import PAD, Shape
from workbench.training.together import Team

WARM_UP = 100
"""Steps until the full learning rate."""
SAVE_EVERY = 300.0
REPORT_EVERY = 30.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    tokens: int
    """Target tokens at which the run is over, those of earlier sittings included."""
    fall: int
    """Tokens before the end over which the learning rate falls to zero; 0: it stays."""
    minutes: float = math.inf
    """Longest sitting; the run goes on in the next one."""
    batch: int = 4000
    """Padded tokens a step."""
    matrix_rate: float = 0.02
    other_rate: float = 2e-3
    dropout: float = 0.0
    seed: int = 1
    device: str = "cpu"
    half: bool = True
    """Multiply in bfloat16."""

    def factor(self, progress: Progress) -> float:
        """Returns the share of the full learning rate for the next step."""
        left = (self.tokens - progress.tokens) / self.fall if self.fall else 1.0
        return max(0.0, min(1.0, left, (progress.steps + 1) / WARM_UP))


@dataclass(slots=True)
class Tally:
    """Sums since the last report."""

    since: float
    tokens: int = 0
    nats: float = 0.0

    def line(self, progress: Progress, factor: float) -> str:
        """Returns a line of the log: tokens seen, steps, perplexity, tokens a second, learning-rate factor."""
        speed = self.tokens / max(time.monotonic() - self.since, 1e-9)
        perplexity = math.exp(min(self.nats / max(self.tokens, 1), 20.0))
        return f"{progress.tokens}\t{progress.steps}\t{perplexity:.2f}\t{speed:.0f}\t{factor:.3f}"


class Run:
    """One sitting of training in a work folder."""

    def __init__(self, work: Path, plan: Plan) -> None:
        torch.manual_seed(plan.seed)
        self.work = work
        self.plan = plan
        self.corpus = Corpus.load(work)
        self.network = Translator(Shape.load(work), plan.dropout).to(plan.device)
        self.optimisers = Optimisers(self.network, plan.matrix_rate, plan.other_rate)
        self.progress = resume(work, self.network, self.optimisers, plan.device)
        self.team = Team(plan.device)
        torch.manual_seed(plan.seed + self.team.rank + self.progress.steps)
        self._end = time.monotonic() + plan.minutes * 60
        self._tally = Tally(time.monotonic())
        self._saved = time.monotonic()

    def go(self, report: Callable[[str], None], stopped: Callable[[], bool] = lambda: False) -> Progress:
        """Trains until the plan is fulfilled, the minutes are over or `stopped` says so, and saves."""
        while not self._over(stopped):
            if self._epoch(report, stopped):
                self.progress.epoch += 1
                self.progress.batch = 0
        self._save()
        if self._tally.tokens and self.team.rank == 0:
            report(self._tally.line(self.progress, self.plan.factor(self.progress)))
        self.team.leave()
        return self.progress

    def _over(self, stopped: Callable[[], bool]) -> bool:
        late = time.monotonic() >= self._end or stopped()
        return self.progress.tokens >= self.plan.tokens or self.team.any(late)

    def _epoch(self, report: Callable[[str], None], stopped: Callable[[], bool]) -> bool:
        """Goes on with the epoch; True when it is finished."""
        plan, progress = self.plan, self.progress
        rest = islice(batches(self.corpus, plan.batch, plan.seed, progress.epoch), progress.batch, None)
        for some in zip(*[rest] * self.team.size, strict=False):
            if self._over(stopped):
                return False
            source, target = some[self.team.rank]
            factor = plan.factor(progress)
            self._step(source.to(plan.device), target.to(plan.device), factor)
            self._look_at_the_clock(report, factor)
        return True

    def _step(self, source: Tensor, target: Tensor, factor: float) -> None:
        with torch.autocast(self.plan.device, torch.bfloat16, enabled=self.plan.half):
            nats = loss(self.network(source, inputs(target)), self.network.embedding.weight, target)
        if not torch.isfinite(nats):
            raise WorkbenchError(
                f"the run diverged at step {self.progress.steps}", path=self.work, hint="lower the rates"
            )
        nats.backward()
        mean, tokens = self.team.mean(self.network, nats.detach(), int((target != PAD).sum()))
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimisers.step(factor)
        self.progress.tokens += tokens
        self.progress.steps += 1
        self.progress.batch += self.team.size
        self._tally.tokens += tokens
        self._tally.nats += mean * tokens

    def _look_at_the_clock(self, report: Callable[[str], None], factor: float) -> None:
        if self.team.rank:
            return
        now = time.monotonic()
        if now - self._tally.since > REPORT_EVERY:
            report(self._tally.line(self.progress, factor))
            self._tally = Tally(now)
        if now - self._saved > SAVE_EVERY:
            self._save()

    def _save(self) -> None:
        if self.team.rank:
            return
        save(self.work, self.network, self.optimisers, self.progress)
        self._saved = time.monotonic()
