"""What a run must remember to go on: weights, optimisers, and how far it came."""

from __future__ import annotations

import os
import pickle
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from workbench.core.errors import InputError
from workbench.training.network import Translator
from workbench.training.optimiser import Optimisers
from workbench.training.shape import Shape, layout

FILE = "checkpoint.pt"


@dataclass(slots=True)
class Progress:
    """Position of a run; the same position, seed and data give the same next step where there is no dropout."""

    tokens: int = 0
    """Target tokens learnt from, padding left out."""
    steps: int = 0
    epoch: int = 0
    batch: int = 0
    """Batches of the epoch that are done."""


def save(work: Path, network: Translator, optimisers: Optimisers | None, progress: Progress) -> None:
    """Replaces the checkpoint at once: a reader sees the old one or the new one, never half of it."""
    saved: dict[str, Any] = {"weights": network.state_dict(), "progress": asdict(progress)}
    if optimisers is not None:
        saved["optimisers"] = optimisers.state_dict()
    fresh = work / f"{FILE}.new"
    torch.save(saved, fresh)
    os.replace(fresh, work / FILE)  # noqa: PTH105


def resume(work: Path, network: Translator, optimisers: Optimisers, device: str) -> Progress:
    """Takes up the checkpoint, if there is one, and returns where it stopped."""
    if not (work / FILE).exists():
        return Progress()
    saved = _read(work, device)
    network.load_state_dict(saved["weights"])
    if "optimisers" in saved:
        optimisers.load_state_dict(saved["optimisers"])
    return Progress(**saved["progress"])


def weights(work: Path) -> dict[str, Tensor]:
    """Returns the trained weights, on the processor; raises InputError where nothing was trained."""
    found: dict[str, Tensor] = _read(work, "cpu")["weights"]
    expected = {ours for ours, _ in layout(Shape.load(work))}
    if set(found) != expected:
        raise InputError("weights of another network", path=work / FILE)
    return found


def _read(work: Path, device: str) -> dict[str, Any]:
    path = work / FILE
    try:
        saved: dict[str, Any] = torch.load(path, map_location=device, weights_only=True)
    except FileNotFoundError:
        raise InputError("no checkpoint", path=path, hint="run `train` first") from None
    except (RuntimeError, EOFError, pickle.UnpicklingError) as error:
        raise InputError(f"damaged checkpoint ({error})", path=path) from error
    return saved
