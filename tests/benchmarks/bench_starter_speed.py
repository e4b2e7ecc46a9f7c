"""Words a second of the starter package, beside a network of the size that full packages have.

    python tests/benchmarks/bench_starter_speed.py

The large one has six encoder and six decoder layers, 512 wide, the starter's vocabulary and random weights: what a
network says does not change what a step costs. Both decode the same stretches of French, 30 pieces each, to 30 pieces,
in batches as drafting makes them, on one core, in turns. Times are processor time, the best of some rounds. Bar: 5.
"""

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
ROUNDS = 4
LENGTH = 30
BATCH = 1024


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


def _stretches(tokenizer: sentencepiece.SentencePieceProcessor) -> list[list[str]]:
    text = " ".join(french for french, _ in Source(ROOT / "tests" / "data" / "starter.tsv").pairs())
    pieces = tokenizer.encode(text, out_type=str)
    return [pieces[at : at + LENGTH] for at in range(0, len(pieces) - LENGTH, 7)]


def _seconds(translator: ctranslate2.Translator, stretches: list[list[str]], beam: int) -> float:
    began = time.process_time()
    translator.translate_batch(
        stretches, beam_size=beam, min_decoding_length=LENGTH, max_decoding_length=LENGTH,
        max_batch_size=BATCH, batch_type="tokens",
    )  # fmt: skip
    return time.process_time() - began


def main() -> None:
    """Prints words a second and the ratio for two beams."""
    with scratch() as place:
        folder = Path(place)
        unpack(PACKAGE, folder / "starter")
        tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "starter" / "sentencepiece.model"))
        pieces = [tokenizer.id_to_piece(i) for i in range(tokenizer.get_piece_size())]
        large = Shape(vocab=len(pieces), dim=512, heads=8, ffn=2048, encoder_layers=6, decoder_layers=6)
        convert.write(_random(large), large, pieces, folder / "large")
        models = [folder / "starter" / "model", folder / "large"]
        translators = [ctranslate2.Translator(str(model), intra_threads=1) for model in models]
    stretches = _stretches(tokenizer)
    words = sum(piece.startswith("▁") for stretch in stretches for piece in stretch)
    for beam in (2, 4):
        rounds = [[_seconds(each, stretches, beam) for each in translators] for _ in range(ROUNDS)]
        starter, full = (min(times) for times in zip(*rounds, strict=True))
        speeds = f"starter {words / starter:.0f} words/s, 6+6 layers of 512 {words / full:.0f} words/s"
        print(f"beam {beam}: {speeds}, ratio {full / starter:.1f} (bar {BAR:.0f})")
    shape, _ = convert.read(members(PACKAGE)["model/model.bin"])
    print(f"starter: {shape.encoder_layers}+{shape.decoder_layers} layers, {shape.dim} wide, {shape.vocab} pieces")


if __name__ == "__main__":
    main()
