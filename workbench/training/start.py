"""First weights from an earlier run or from a finished package."""

from __future__ import annotations

import shutil
from pathlib import Path

import torch
from torch import Tensor

from workbench.training import checkpoint, convert, tokenizer
from workbench.training.network import Translator
from workbench.training.package import members
from workbench.training.shape import Shape


def begin(start: Path, work: Path) -> None:
    """Takes sizes, tokenizer and weights from a work folder or an `.argosmodel`; the count of tokens begins anew."""
    if start.is_dir():
        shape, weights = Shape.load(start), checkpoint.weights(start)
        shutil.copy(start / tokenizer.FILE, work / tokenizer.FILE)
    else:
        shape, weights = _packaged(start, work)
    network = Translator(shape)
    network.load_state_dict(weights)
    shape.save(work)
    checkpoint.save(work, network, None, checkpoint.Progress())


def _packaged(package: Path, work: Path) -> tuple[Shape, dict[str, Tensor]]:
    files = members(package)
    shape, arrays = convert.read(files["model/model.bin"])
    (work / tokenizer.FILE).write_bytes(files["sentencepiece.model"])
    return shape, {name: torch.from_numpy(array.copy()) for name, array in arrays.items()}
