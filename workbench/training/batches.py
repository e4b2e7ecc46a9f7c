"""Rows of a corpus as padded batches of equal cost, in an order that a seed decides."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from workbench.core.errors import InputError
from workbench.training.corpus import Corpus, Rows, Side
from workbench.training.shape import EOS, PAD

STEP = 4
"""Lengths are rounded up to a multiple of this, so that batches of few different sizes occur."""


def batches(corpus: Corpus, tokens: int, seed: int, epoch: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Yields (source (B, S), target (B, T)) for one epoch; both end in EOS and are padded.

    Args:
        corpus: The pairs.
        tokens: Most padded tokens in a batch, as the mean of both sides.
        seed: Together with `epoch` it decides what is drawn and in which order.
        epoch: Number of the pass.
    """
    rows = corpus.epoch((seed, epoch))
    if not len(rows):
        raise InputError("an epoch without pairs", hint="raise the shares of the sources")
    rng = np.random.default_rng((seed, epoch, 1))
    widths = [_rounded(side.lengths[rows] + 1) for side in (corpus.source, corpus.target)]
    order = np.lexsort((rng.random(len(rows)), *widths))
    ranges = list(_ranges(widths[0][order], widths[1][order], tokens))
    for i in rng.permutation(len(ranges)):
        some = rows[order[slice(*ranges[i])]]
        yield _padded(corpus.source, some), _padded(corpus.target, some)


def _rounded(lengths: Rows) -> Rows:
    return -(-lengths // STEP) * STEP


def _ranges(source: Rows, target: Rows, tokens: int) -> Iterator[tuple[int, int]]:
    """Cuts sorted widths into runs whose padded area stays below `tokens`; a run has at least one row."""
    start, wide, tall = 0, 0, 0
    for end, (s, t) in enumerate(zip(source.tolist(), target.tolist(), strict=True)):
        wide, tall = max(wide, s), max(tall, t)
        if end > start and (end + 1 - start) * (wide + tall) > 2 * tokens:
            yield start, end
            start, wide, tall = end, s, t
    if start < len(source):
        yield start, len(source)


def _padded(side: Side, rows: Rows) -> Tensor:
    """(rows, longest) with EOS after each segment and PAD after that."""
    lengths = side.lengths[rows]
    out: NDArray[np.int64] = np.full((len(rows), int(_rounded(lengths + 1).max())), PAD, np.int64)
    line = np.repeat(np.arange(len(rows)), lengths)
    column = np.arange(len(line)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    out[line, column] = side.ids[np.repeat(side.starts[rows], lengths) + column]
    out[np.arange(len(rows)), lengths] = EOS
    return torch.from_numpy(out)
