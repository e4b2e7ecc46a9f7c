"""Is one system better than another? Paired tests through sacreBLEU."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.core.errors import InputError
from workbench.metrics.scores import HIGHER_IS_BETTER, METRICS, check_pairs, metrics

TESTS = {"bs": "paired bootstrap", "ar": "approximate randomisation"}
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Comparison:
    """One metric for two systems on the same segments."""

    metric: str
    first: float
    second: float
    p: float
    """Probability of a difference as large by chance."""
    test: str
    """`bs` (Koehn 2004) or `ar` (Riezler and Maxwell 2005)."""
    signature: str
    segments: int

    @property
    def significant(self) -> bool:
        """True if p is below LEVEL."""
        return self.p < LEVEL

    @property
    def better(self) -> int:
        """2 if the second is significantly better, 1 if the first is, 0 if neither."""
        if not self.significant or self.first == self.second:
            return 0
        return 2 if (self.second > self.first) == HIGHER_IS_BETTER[self.metric] else 1


def compare(
    first: Sequence[str],
    second: Sequence[str],
    references: Sequence[str],
    names: Sequence[str] = METRICS,
    *,
    test: str = "bs",
    samples: int = 0,
) -> list[Comparison]:
    """Compares two systems' outputs for the same segments.

    Args:
        first: Hypotheses of the baseline, one a segment.
        second: Hypotheses of the other system.
        references: One a segment.
        names: Metrics, of METRICS.
        test: `bs` paired bootstrap, `ar` paired approximate randomisation.
        samples: Resamples or trials; 0: sacreBLEU's default (1,000 and 10,000).

    Raises:
        InputError: unequal numbers, no segments, an empty reference, an unknown metric or test.
    """
    if test not in TESTS:
        raise InputError(f"unknown test “{test}”", hint=f"known tests: {', '.join(TESTS)}")
    check_pairs(first, references)
    check_pairs(second, references)
    from sacrebleu.significance import PairedTest

    systems: list[tuple[str, Sequence[str]]] = [("first", list(first)), ("second", list(second))]
    wanted = metrics(names)
    paired: Any = PairedTest(systems, wanted, [list(references)], test_type=test, n_samples=samples)
    signatures, results = paired()
    columns = [name for name in results if name != "System"]
    return [
        Comparison(
            metric=metric,
            first=float(results[column][0].score),
            second=float(results[column][1].score),
            p=float(results[column][1].p_value),
            test=test,
            signature=str(signatures[column]),
            segments=len(references),
        )
        for metric, column in zip(wanted, columns, strict=True)
    ]
