"""A trained work folder as an Argos package."""

from __future__ import annotations

from pathlib import Path

from workbench.training import checkpoint, convert, tokenizer
from workbench.training.package import Label, pack, scratch
from workbench.training.shape import Shape


def export(work: Path, package: Path, label: Label, quantization: str = "int8") -> None:
    """Writes the newest weights of `work` as `package`; the same weights and label give the same bytes."""
    shape = Shape.load(work)
    weights = {name: tensor.float().numpy() for name, tensor in checkpoint.weights(work).items()}
    with scratch() as place:
        model = Path(place)
        convert.write(weights, shape, tokenizer.pieces(tokenizer.load(work)), model, quantization)
        pack(model, work / tokenizer.FILE, label, package)
