"""BLEU and chrF2 of a package on test sets, with sacreBLEU's signatures."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import sentencepiece
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from workbench.core.errors import InputError
from workbench.training.package import scratch, unpack
from workbench.training.pairs import Source


@dataclass(frozen=True, slots=True)
class Score:
    """Result on one test set."""

    name: str
    segments: int
    bleu: float
    chrf: float
    signatures: tuple[str, str]
    """Of BLEU and of chrF2."""

    def row(self) -> str:
        """Returns a line of a table."""
        return f"{self.name}\t{self.segments}\t{self.bleu:.1f}\t{self.chrf:.1f}"


class Drafter:
    """A package, ready to translate on one core."""

    def __init__(self, package: Path, beam: int = 4) -> None:
        with scratch() as place:
            folder = Path(place)
            unpack(package, folder)
            self._tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
            self._translator = ctranslate2.Translator(str(folder / "model"), intra_threads=1)
        self._beam = beam

    def translate(self, segments: Sequence[str]) -> list[str]:
        """Translates French segments, in their order."""
        tokens = self._tokenizer.encode(list(segments), out_type=str)
        results = self._translator.translate_batch(
            tokens, beam_size=self._beam, max_batch_size=2048, batch_type="tokens", max_decoding_length=250
        )
        return [str(self._tokenizer.decode(result.hypotheses[0])) for result in results]


def score(drafter: Drafter, tests: Iterable[Source], limit: int | None = None) -> Iterable[Score]:
    """Yields the score on each test set, or on its first `limit` pairs; a share has no meaning here."""
    for test in tests:
        pairs = list(itertools.islice(test.pairs(), limit))
        if not pairs:
            raise InputError("no pairs to score", path=test.path)
        hypotheses = drafter.translate([french for french, _ in pairs])
        references = [[english for _, english in pairs]]
        bleu, chrf = BLEU(), CHRF()
        points = [metric.corpus_score(hypotheses, references).score for metric in (bleu, chrf)]
        signatures = (str(bleu.get_signature()), str(chrf.get_signature()))
        yield Score(test.path.stem, len(pairs), points[0], points[1], signatures)
