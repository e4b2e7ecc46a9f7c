"""Words a second of the starter package, beside a network of the size that full packages have.

The large one has six encoder and six decoder layers, 512 wide, the starter's vocabulary and random weights: what a
network says does not change what a step costs. Both decode the same segments to the same lengths on one core, so that
the ratio is one of cost. Times are processor time. Bar: 5.
"""

import sys
import time
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
from numpy.typing import NDArray

from workbench.training import convert
from workbench.training.package import members, scratch, unpack
from workbench.training.pairs import Source
from workbench.training.shape import Shape, layout

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "workbench" / "models" / "translate-fr_en-starter.argosmodel"
BAR = 5.0
ROUNDS = 3


def _size(parameter: str, shape: Shape) -> tuple[int, ...]:
    """Returns the size of a parameter, from its name."""
    part, _, kind = parameter.rpartition(".")
    wide = {"project": 3 * shape.dim, "answer": 2 * shape.dim, "widen": shape.ffn}.get(
        part.rpartition(".")[2], shape.dim
    )
    if part == "embedding":
        return shape.vocab, shape.dim
    if kind == "bias" or part.endswith("norm"):
        return (wide,)
    return wide, shape.ffn if part.endswith("narrow") else shape.dim


def _random(shape: Shape) -> dict[str, NDArray[np.float32]]:
    rng = np.random.default_rng(1)
    return {name: rng.normal(0, 0.05, _size(name, shape)).astype(np.float32) for name, _ in layout(shape)}


def _seconds(model: Path, tokens: list[list[str]], beam: int) -> float:
    """Returns processor time, the best of some rounds; a hypothesis has as many pieces as its batch's longest segment."""
    translator = ctranslate2.Translator(str(model), intra_threads=1, inter_threads=1)
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for at in range(0, len(tokens), 32):
            batch = tokens[at : at + 32]
            length = max(map(len, batch))
            translator.translate_batch(batch, beam_size=beam, min_decoding_length=length, max_decoding_length=length)
        best = min(best, time.process_time() - began)
    return best


def main() -> int:
    """Prints words a second and the ratio for two beams; returns 1 below the bar."""
    segments = [french for french, _ in Source(ROOT / "tests" / "data" / "starter.tsv").pairs()] * 4
    words = sum(len(segment.split()) for segment in segments)
    ratios = []
    with scratch() as place:
        folder = Path(place)
        unpack(PACKAGE, folder / "starter")
        tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "starter" / "sentencepiece.model"))
        pieces = [tokenizer.id_to_piece(i) for i in range(tokenizer.get_piece_size())]
        large = Shape(vocab=len(pieces), dim=512, heads=8, ffn=2048, encoder_layers=6, decoder_layers=6)
        convert.write(_random(large), large, pieces, folder / "large")
        tokens = sorted(tokenizer.encode(segments, out_type=str), key=len)
        for beam in (2, 4):
            small_seconds = _seconds(folder / "starter" / "model", tokens, beam)
            large_seconds = _seconds(folder / "large", tokens, beam)
            ratios.append(large_seconds / small_seconds)
            fast, slow = (f"{words / seconds:.0f} words/s" for seconds in (small_seconds, large_seconds))
            print(f"beam {beam}: starter {fast}, 6+6 layers of 512 {slow}, ratio {ratios[-1]:.1f} (bar {BAR:.0f})")
    shape, _ = convert.read(members(PACKAGE)["model/model.bin"])
    print(f"starter: {shape.encoder_layers}+{shape.decoder_layers} layers, {shape.dim} wide, {shape.vocab} pieces")
    return 0 if min(ratios) >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
