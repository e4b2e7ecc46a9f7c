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


def corpus(
    hypotheses: Sequence[str], references: Sequence[str], names: Sequence[str] = METRICS, *, resamples: int = 0
) -> list[Score]:
    """Scores a corpus; the figures equal the `sacrebleu` command's.

    Args:
        hypotheses: One text a segment.
        references: One text a segment, as many.
        names: Metrics wanted, of METRICS.
        resamples: Bootstrap resamples for the interval (seeded as sacreBLEU's); 0: no interval.

    Raises:
        InputError: see `check_pairs` and `metrics`.
    """
    check_pairs(hypotheses, references)
    return [_score(name, metric, hypotheses, references, resamples) for name, metric in metrics(names).items()]


def _score(name: str, metric: Any, hypotheses: Sequence[str], references: Sequence[str], resamples: int) -> Score:
    # One segment cannot be resampled.
    many = resamples if len(hypotheses) > 1 else 0
    result = metric.corpus_score(list(hypotheses), [list(references)], n_bootstrap=many or 1)
    interval = float(result._ci) if many else None
    return Score(name, float(result.score), str(metric.get_signature()), len(hypotheses), interval)


def sentence(hypothesis: str, reference: str, name: str = "chrf") -> float:
    """Scores one segment by chrF2++ or TER; BLEU is for corpora only.

    Raises:
        InputError: another metric.
    """
    if name not in ("chrf", "ter"):
        raise InputError(f"“{name}” does not score single segments", hint="use chrf or ter")
    return float(_metric(name).sentence_score(hypothesis, [reference]).score)
