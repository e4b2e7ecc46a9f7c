"""Weights to CTranslate2 and back, without torch."""

from pathlib import Path

import ctranslate2
import numpy as np
import pytest
from numpy.typing import NDArray

from workbench.core.errors import PackageError
from workbench.training import convert
from workbench.training.shape import PRESETS, Shape, layout

SHAPE = Shape(vocab=60, dim=16, heads=2, ffn=24, encoder_layers=2, decoder_layers=1, longest=32)
WIDE = {"project": 48, "answer": 32, "widen": 24}


def _weights() -> dict[str, NDArray[np.float32]]:
    rng = np.random.default_rng(1)
    found = {}
    for name, _ in layout(SHAPE):
        part, _, kind = name.rpartition(".")
        rows = 60 if part == "embedding" else WIDE.get(part.rpartition(".")[2], 16)
        columns = 24 if part.endswith("narrow") else 16
        flat = kind == "bias" or part.endswith("norm")
        found[name] = rng.normal(0, 0.3, rows if flat else (rows, columns)).astype(np.float32)
    return found


def _written(folder: Path, quantization: str) -> bytes:
    convert.write(_weights(), SHAPE, [f"p{i}" for i in range(60)], folder, quantization)
    return (folder / "model.bin").read_bytes()


@pytest.mark.parametrize(("quantization", "tolerance"), [("float32", 0.0), ("float16", 1e-3), ("int8", 5e-3)])
def test_weights_come_back(tmp_path: Path, quantization: str, tolerance: float) -> None:
    shape, found = convert.read(_written(tmp_path, quantization))
    assert shape == SHAPE
    for name, weight in _weights().items():
        assert np.abs(found[name] - weight).max() <= tolerance * np.abs(weight).max(), name


def test_ctranslate2_loads_what_is_written(tmp_path: Path) -> None:
    _written(tmp_path, "int8")
    translator = ctranslate2.Translator(str(tmp_path), intra_threads=1)
    (result,) = translator.translate_batch([["p7", "p9"]], beam_size=1, max_decoding_length=5)
    assert len(result.hypotheses[0]) <= 5


def test_a_model_with_separate_embeddings_is_refused(tmp_path: Path) -> None:
    spec = ctranslate2.specs.TransformerSpec.from_config((1, 1), 4, pre_norm=True)
    small = Shape(vocab=60, dim=16, heads=4, ffn=24, encoder_layers=1, decoder_layers=1, longest=32)
    weights = _weights()
    for ours, theirs in layout(small):
        convert._set(spec, theirs, weights[ours])
    spec.decoder.embeddings.weight = weights["embedding.weight"] + 1
    spec.decoder.projection.weight = weights["embedding.weight"] + 2
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = convert.positions(32, 16)
    spec.register_source_vocabulary(["a"] * 60)
    spec.register_target_vocabulary(["a"] * 60)
    spec.validate()
    spec.optimize()
    spec.save(str(tmp_path))
    with pytest.raises(PackageError, match="separate embeddings"):
        convert.read((tmp_path / "model.bin").read_bytes())


def test_the_layout_names_every_tensor_once() -> None:
    for shape in PRESETS.values():
        ours, theirs = zip(*layout(shape), strict=True)
        assert len(set(ours)) == len(ours) == len(set(theirs))
