"""Sizes of a network and of its tokens, without any heavy import."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from workbench.core.errors import InputError

PAD: Final = 0
UNK: Final = 1
BOS: Final = 2
EOS: Final = 3

MARKUP: Final = ("<term>", "<trans>", "</term>")
"""Pieces kept free in every vocabulary, so that a later network can learn to obey terms marked in its source."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an encoder-decoder; `heads` divides `dim`."""

    vocab: int = 8000
    dim: int = 256
    heads: int = 8
    ffn: int = 1024
    encoder_layers: int = 6
    decoder_layers: int = 2
    longest: int = 1024
    """Positions the network knows, in tokens: as many as CTranslate2 reads of a segment."""

    def save(self, work: Path) -> None:
        """Writes `shape.json` into the work folder."""
        text = json.dumps(asdict(self), indent=2, sort_keys=True) + "\n"
        (work / "shape.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, work: Path) -> Shape:
        """Reads `shape.json`; raises InputError where the folder was never prepared."""
        path = work / "shape.json"
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise InputError("not a prepared work folder", path=work, hint="run `prepare` first") from None
        except (ValueError, TypeError) as error:
            raise InputError(f"unreadable sizes ({error})", path=path) from error


PRESETS: Final = {
    "toy": Shape(vocab=400, dim=32, heads=4, ffn=64, encoder_layers=1, decoder_layers=1),
    "tiny": Shape(),
    "small": Shape(vocab=12000, dim=384, heads=6, ffn=1536, encoder_layers=8, decoder_layers=2),
}
"""toy: tests; tiny: 9 million parameters, what processor cores can train; small: 24 million, for a GPU."""


def layout(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yields (parameter of our network, variable of the CTranslate2 model) for every tensor that is stored."""
    yield "embedding.weight", "encoder/embeddings_0/weight"
    for side, count in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        yield from _affine(f"{side}.norm", f"{side}/layer_norm", "gamma", "beta")
        for i in range(count):
            yield from _layer(f"{side}.layers.{i}", f"{side}/layer_{i}", crossed=side == "decoder")


def _layer(ours: str, theirs: str, *, crossed: bool) -> Iterator[tuple[str, str]]:
    yield from _attention(f"{ours}.look", f"{theirs}/self_attention", "project", "out")
    if crossed:
        yield from _attention(f"{ours}.consult", f"{theirs}/attention", "ask", "answer", "out")
    yield from _affine(f"{ours}.think.norm", f"{theirs}/ffn/layer_norm", "gamma", "beta")
    yield from _affine(f"{ours}.think.widen", f"{theirs}/ffn/linear_0", "weight", "bias")
    yield from _affine(f"{ours}.think.narrow", f"{theirs}/ffn/linear_1", "weight", "bias")


def _attention(ours: str, theirs: str, *projections: str) -> Iterator[tuple[str, str]]:
    yield from _affine(f"{ours}.norm", f"{theirs}/layer_norm", "gamma", "beta")
    for i, name in enumerate(projections):
        yield from _affine(f"{ours}.{name}", f"{theirs}/linear_{i}", "weight", "bias")


def _affine(ours: str, theirs: str, weight: str, bias: str) -> Iterator[tuple[str, str]]:
    yield f"{ours}.weight", f"{theirs}/{weight}"
    yield f"{ours}.bias", f"{theirs}/{bias}"
