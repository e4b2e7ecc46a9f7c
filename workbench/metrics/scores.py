"""Corpus and segment scores through sacreBLEU, each with its full signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.core.errors import InputError

METRICS = ("bleu", "chrf", "ter")
HIGHER_IS_BETTER = {"bleu": True, "chrf": True, "ter": False}

SMALL_SAMPLE = 100
"""Segments below which a corpus score says little (Marie et al. 2021 ask for far more; see the interval)."""


@dataclass(frozen=True, slots=True)
class Score:
    """One corpus score."""

    metric: str
    """bleu, chrf (chrF2++) or ter."""
    value: float
    """0 to 100; TER may be more. BLEU and chrF2++: more is better; TER: less is."""
    signature: str
    """sacreBLEU's, complete."""
    segments: int
    interval: float | None = None
    """Half the width of the 95 % confidence interval (Koehn 2004); None where it was not asked for."""


def _make(name: str) -> Any:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if name == "chrf":
        return CHRF(word_order=2)
    return BLEU() if name == "bleu" else TER()


@cache
def _metric(name: str) -> Any:
    """The shared object for single segments."""
    return _make(name)


def metrics(names: Sequence[str] = METRICS) -> dict[str, Any]:
    """Returns new sacreBLEU metric objects by name, with the settings of the `sacrebleu` command.

    Raises:
        InputError: a name that is none of METRICS.
    """
    unknown = [name for name in names if name not in METRICS]
    if unknown:
        raise InputError(f"unknown metric “{unknown[0]}”", hint=f"known metrics: {', '.join(METRICS)}")
    return {name: _make(name) for name in names}


def check_pairs(hypotheses: Sequence[str], references: Sequence[str]) -> None:
    """Checks that a corpus can be scored.

    Raises:
        InputError: no segments, unequal numbers of them, or an empty reference (numbered from 1).
    """
    if not hypotheses and not references:
        raise InputError("nothing to score: no segments")
    if len(hypotheses) != len(references):
        raise InputError(
            f"{len(hypotheses)} hypotheses but {len(references)} references", hint="give one line a segment"
        )
    empty = next((i for i, text in enumerate(references, 1) if not text.strip()), None)
    if empty is not None:
        raise InputError(f"reference {empty} is empty", hint="leave the segment out on both sides")


class Counts:
    """What sacreBLEU counts in each segment, taken once, so that any part of a corpus is scored without counting again.

    sacreBLEU's own `corpus_score` takes the same two steps: the figures are the same.

    Args:
        hypotheses: One text a segment.
        references: One text a segment, as many.
        names: Metrics wanted, of METRICS.

    Raises:
        InputError: see `check_pairs` and `metrics`.
    """

    def __init__(self, hypotheses: Sequence[str], references: Sequence[str], names: Sequence[str] = METRICS) -> None:
        check_pairs(hypotheses, references)
        self._metrics = metrics(names)
        texts = list(hypotheses), [list(references)]
        self._counts = {name: one._extract_corpus_statistics(*texts) for name, one in self._metrics.items()}
        self._size = len(references)

    def scores(self, chosen: Sequence[int] | None = None, *, resamples: int = 0) -> list[Score]:
        """Returns the scores of the chosen segments (by index; None: of all). One segment is no corpus: no BLEU.

        Args:
            chosen: At least one index.
            resamples: Bootstrap resamples for the interval (seeded as sacreBLEU's); 0: no interval.
        """
        indexes = range(self._size) if chosen is None else chosen
        wanted = [name for name in self._metrics if name != "bleu" or len(indexes) > 1]
        return [self._score(name, indexes, resamples) for name in wanted]

    def sentence(self, index: int) -> float:
        """Returns chrF2++ of one segment."""
        return float(self._metrics["chrf"]._aggregate_and_compute([self._counts["chrf"][index]]).score)

    def _score(self, name: str, indexes: Sequence[int], resamples: int) -> Score:
        from sacrebleu.significance import _bootstrap_resample

        metric, counts = self._metrics[name], [self._counts[name][i] for i in indexes]
        result = metric._aggregate_and_compute(counts)
        # One segment cannot be resampled.
        metric.n_bootstrap = resamples if resamples > 1 and len(counts) > 1 else None
        if metric.n_bootstrap:
            metric.seed, resampled = _bootstrap_resample(counts, metric, resamples)
            result.estimate_ci(resampled)
        interval = float(result._ci) if metric.n_bootstrap else None
        return Score(name, float(result.score), str(metric.get_signature()), len(counts), interval)


def corpus(
    hypotheses: Sequence[str], references: Sequence[str], names: Sequence[str] = METRICS, *, resamples: int = 0
) -> list[Score]:
    """Scores a corpus; the figures equal the `sacrebleu` command's. Arguments and errors are those of `Counts`."""
    return Counts(hypotheses, references, names).scores(resamples=resamples)


def sentence(hypothesis: str, reference: str, name: str = "chrf") -> float:
    """Scores one segment by chrF2++ or TER; BLEU is for corpora only.

    Raises:
        InputError: another metric.
    """
    if name not in ("chrf", "ter"):
        raise InputError(f"“{name}” does not score single segments", hint="use chrf or ter")
    return float(_metric(name).sentence_score(hypothesis, [reference]).score)
