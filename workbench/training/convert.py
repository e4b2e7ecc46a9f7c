"""Weights to a CTranslate2 model and back.

Going back makes every package a starting point: whoever has only the package can adapt it to their own segments.
Needs numpy and ctranslate2, not torch.
"""

from __future__ import annotations

import io
import math
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from ctranslate2.specs import TransformerSpec
from numpy.typing import NDArray

from workbench.core.errors import PackageError
from workbench.training.shape import Shape, layout

Weights = Mapping[str, NDArray[np.float32]]

_DTYPES: Final = (np.float32, np.int8, np.int16, np.int32, np.float16)
"""In the order of CTranslate2's type numbers."""


def positions(length: int, dim: int) -> NDArray[np.float32]:
    """Returns sinusoidal encodings, (length, dim): sines in the first half, cosines in the second."""
    rates = np.exp(np.arange(dim // 2) * (-math.log(10_000.0) / (dim // 2 - 1)))
    angles = np.outer(np.arange(length), rates)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def write(weights: Weights, shape: Shape, pieces: Sequence[str], folder: Path, quantization: str = "int8") -> None:
    """Writes the model into `folder`: weights, settings and vocabulary."""
    spec = TransformerSpec.from_config((shape.encoder_layers, shape.decoder_layers), shape.heads, pre_norm=True)
    for ours, theirs in layout(shape):
        _set(spec, theirs, weights[ours])
    table = weights["embedding.weight"]
    spec.decoder.embeddings.weight = table
    spec.decoder.projection.weight = table
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = positions(shape.longest, shape.dim)
        side.scale_embeddings = True
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def _set(spec: Any, path: str, value: NDArray[np.float32]) -> None:
    """Sets `encoder/layer_0/ffn/linear_0/weight`, where `layer_0` is an item of the list `layer`."""
    *steps, last = path.split("/")
    for step in steps:
        name, _, index = step.rpartition("_")
        spec = getattr(spec, step) if hasattr(spec, step) else getattr(spec, name)[int(index)]
    setattr(spec, last, np.ascontiguousarray(value, np.float32))


def read(model: bytes) -> tuple[Shape, dict[str, NDArray[np.float32]]]:
    """Reads the sizes and weights back from `model.bin`; 8-bit weights come back to within a 254th of their range.

    Raises PackageError where the model is not one that `write` can make.
    """
    try:
        stored = _variables(io.BytesIO(model))
        shape = _shape(stored)
        _compare(stored, shape)
        weights = {ours: _plain(stored, theirs) for ours, theirs in layout(shape)}
    except (struct.error, KeyError, ValueError, IndexError) as error:
        raise PackageError(f"not a model of this kind ({error!r})", hint="start from a package made here") from error
    return shape, weights


def _variables(stream: io.BytesIO) -> dict[str, NDArray[Any]]:
    """Parses CTranslate2's binary format, version 6."""

    def number(form: str) -> int:
        return int(struct.unpack(form, stream.read(struct.calcsize(form)))[0])

    def string() -> str:
        return stream.read(number("<H")).rstrip(b"\0").decode()

    if number("<I") != 6 or string() != "TransformerSpec":
        raise ValueError("format")
    number("<I")
    found = {}
    for _ in range(number("<I")):
        name = string()
        sizes = [number("<I") for _ in range(number("<B"))]
        dtype = _DTYPES[number("<B")]
        found[name] = np.frombuffer(stream.read(number("<I")), dtype).reshape(sizes)
    for _ in range(number("<I")):
        name, same = string(), string()
        for suffix in ("", "_scale"):
            if same + suffix in found:
                found[name + suffix] = found[same + suffix]
    return found


def _compare(stored: Mapping[str, NDArray[Any]], shape: Shape) -> None:
    """Raises ValueError where the model holds more than our network, less, or separate embeddings."""
    table = stored["encoder/embeddings_0/weight"]
    tied = ("decoder/embeddings/weight", "decoder/projection/weight")
    if any(stored[name] is not table for name in tied):
        raise ValueError("separate embeddings")
    fixed = {f"{side}/position_encodings/encodings" for side in ("encoder", "decoder")}
    expected = fixed.union(tied, (theirs for _, theirs in layout(shape)))
    found = {name for name, value in stored.items() if value.ndim and not name.endswith("_scale")}
    if other := found ^ expected:
        raise ValueError(f"other parts: {min(other)}")
    if not all(
        stored[f"{side}/{switch}"] for side in ("encoder", "decoder") for switch in ("pre_norm", "scale_embeddings")
    ):
        raise ValueError("other normalisation")


def _plain(stored: Mapping[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    value = stored[name].astype(np.float32)
    scale = stored.get(f"{name}_scale")
    return value if scale is None else value / scale[:, None]


def _shape(stored: Mapping[str, NDArray[Any]]) -> Shape:
    vocab, dim = stored["encoder/embeddings_0/weight"].shape
    return Shape(
        vocab=vocab,
        dim=dim,
        heads=int(stored["encoder/num_heads"]),
        ffn=stored["encoder/layer_0/ffn/linear_0/weight"].shape[0],
        encoder_layers=_depth(stored, "encoder"),
        decoder_layers=_depth(stored, "decoder"),
        longest=stored["encoder/position_encodings/encodings"].shape[0],
    )


def _depth(stored: Mapping[str, NDArray[Any]], side: str) -> int:
    return sum(name.startswith(f"{side}/layer_") and name.endswith("/ffn/linear_0/weight") for name in stored)
