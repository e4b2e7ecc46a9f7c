"""Drafting 200 segments: the workbench, Argos Translate's own call, and bare CTranslate2, with the same package.

    python tests/benchmarks/bench_drafting.py [--package NAME] [--segments 200] [--rounds 5]

Every way is timed in the same run, in turn, and the medians are compared. Argos Translate cuts paragraphs with a model
that it fetches from the network; where that is not in its folder, it is given each sentence as one, which costs it
nothing. Processor time is what counts on a machine with other work to do.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import sacrebleu

from workbench.checks.guards import problems
from workbench.core.release import BlockKind, Segment
from workbench.core.typography import english
from workbench.engines import Drafter, DraftOptions, Guard, Package
from workbench.engines.decoder import BATCH_TOKENS, LONGEST, Decoder
from workbench.engines.packages import choose
from workbench.engines.prepare import prepare

PAIRS = Path(__file__).parent / "data" / "pairs.tsv"
BEAM = 4
"""Of Argos Translate's own call."""


class OneSentence:
    """Stands in for Argos Translate's sentence splitter: the text as it is."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def argos(package: Package, texts: Sequence[str]) -> Callable[[], list[str]]:
    """Returns Argos Translate's paragraph call on the texts."""
    from argostranslate import settings, translate
    from argostranslate.package import Package as ArgosPackage

    languages = translate.Language("fr", "French"), translate.Language("en", "English")
    made: Any = translate.PackageTranslation(*languages, ArgosPackage(package.folder))
    if not (Path(settings.data_dir) / "minisbd" / "fr.onnx").exists():
        made.sentencizer = OneSentence()
    return lambda: str(made.hypotheses("\n".join(texts), 1)[0].value).split("\n")


def workbench(
    package: Package, segments: Sequence[Segment], beam: int, guard: Guard | None = None
) -> Callable[[], list[str]]:
    """Returns the workbench's drafting of the segments."""
    drafter = Drafter(package, DraftOptions(beam=beam), guard=guard)

    def run() -> list[str]:
        found = {i: draft.text for part in drafter.draft(segments) for i, draft in part.items()}
        return [found[i] for i in range(len(segments))]

    return run


def bare(package: Package, segments: Sequence[Segment], beam: int) -> Callable[[], list[str]]:
    """Returns one `translate_batch` on the same pieces, cut beforehand."""
    decoder = Decoder(package, DraftOptions(beam=beam))
    pieces = [decoder.tokens.source(piece) for segment in segments for piece in prepare(segment).pieces]
    options = {"beam_size": beam, "num_hypotheses": beam, "return_scores": True, "replace_unknowns": True}
    limits = {"max_batch_size": BATCH_TOKENS, "batch_type": "tokens", "max_decoding_length": LONGEST}
    return lambda: [each.hypotheses[0][0] for each in decoder.translator.translate_batch(pieces, **options, **limits)]


def main() -> None:
    """Runs all ways in turn and prints medians, ratios and chrF."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", default="")
    parser.add_argument("--segments", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()[: given.segments]]
    segments = [Segment(row[0], BlockKind.BODY, n, 1) for n, row in enumerate(rows, 1)]
    package, default = choose(given.package), DraftOptions().beam
    ways = {
        f"Argos Translate, beam {BEAM}": argos(package, [row[0] for row in rows]),
        f"workbench, beam {BEAM}": workbench(package, segments, BEAM),
        f"bare CTranslate2, beam {BEAM}": bare(package, segments, BEAM),
        f"workbench, beam {default}": workbench(package, segments, default),
        f"workbench, beam {default}, guards": workbench(package, segments, default, problems),
        f"bare CTranslate2, beam {default}": bare(package, segments, default),
    }
    print(f"{package.label}, {len(segments)} segments, {given.rounds} rounds in turn, medians\n")
    report(ways, measure(ways, given.rounds), [english(row[1]) for row in rows])


def measure(ways: dict[str, Callable[[], list[str]]], rounds: int) -> dict[str, tuple[float, float]]:
    """Returns for each way the median wall and processor seconds; the first round only warms up."""
    seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(rounds + 1):
        for name, run in ways.items():
            wall, processor = time.perf_counter(), time.process_time()
            run()
            seconds[name].append((time.perf_counter() - wall, time.process_time() - processor))
    return {
        name: (statistics.median(w for w, _ in all_[1:]), statistics.median(p for _, p in all_[1:]))
        for name, all_ in seconds.items()
    }


def report(
    ways: dict[str, Callable[[], list[str]]], seconds: dict[str, tuple[float, float]], references: Sequence[str]
) -> None:
    """Prints a line a way: seconds, how many times faster than Argos Translate, chrF after the same typography."""
    print(f"{'':32}{'wall s':>8}{'cpu s':>8}{'x wall':>8}{'x cpu':>8}{'chrF2':>8}")
    base = seconds[next(iter(ways))]
    for name, run in ways.items():
        wall, processor = seconds[name]
        texts = [english(text) for text in run()] if not name.startswith("bare") else []
        score = f"{sacrebleu.corpus_chrf(texts, [list(references)]).score:8.2f}" if texts else ""
        print(f"{name:32}{wall:8.2f}{processor:8.2f}{base[0] / wall:8.2f}{base[1] / processor:8.2f}{score}")
    for beam in sorted({BEAM, DraftOptions().beam}):
        (ours_wall, ours), (bare_wall, bare_) = (
            seconds[f"workbench, beam {beam}"],
            seconds[f"bare CTranslate2, beam {beam}"],
        )
        print(
            f"\nworkbench to bare CTranslate2, beam {beam}: {bare_wall / ours_wall:.2f} wall, {bare_ / ours:.2f} cpu",
            end="",
        )
    print()


if __name__ == "__main__":
    main()
