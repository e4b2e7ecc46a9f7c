"""Scores that CI holds: a floor, and a baseline not to fall below."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import InputError
from workbench.metrics.scores import HIGHER_IS_BETTER, Score

VERSION = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """One score that does not hold."""

    metric: str
    value: float
    message: str


def parse_floors(texts: Sequence[str]) -> dict[str, float]:
    """Reads `chrf=60` and the like.

    Raises:
        InputError: no such metric, or no number.
    """
    floors = {}
    for text in texts:
        metric, _, number = text.partition("=")
        try:
            floors[metric] = float(number)
        except ValueError as error:
            raise InputError(f"“{text}” is no floor", hint="write METRIC=NUMBER, as in chrf=60") from error
        if metric not in HIGHER_IS_BETTER:
            raise InputError(f"unknown metric “{metric}”", hint=f"known metrics: {', '.join(HIGHER_IS_BETTER)}")
    return floors


def under(scores: Sequence[Score], floors: Mapping[str, float]) -> list[Failure]:
    """Returns the scores worse than their floor; for TER, where less is better, the floor is a ceiling.

    Raises:
        InputError: a floor for a metric that was not scored.
    """
    values = {score.metric: score.value for score in scores}
    missing = [metric for metric in floors if metric not in values]
    if missing:
        raise InputError(f"{missing[0]} has a floor but was not scored", hint="add it with --metric")
    return [
        Failure(metric, values[metric], f"{metric} is {values[metric]:.1f}, worse than {floor:g}")
        for metric, floor in floors.items()
        if _loss(metric, floor, values[metric]) > 0
    ]


def dropped(scores: Sequence[Score], baseline: Mapping[str, float], most: float) -> list[Failure]:
    """Returns the scores that fell by more than `most` points and by more than half their confidence interval's width.

    A metric that the baseline does not have is passed over.
    """
    failures = []
    for score in scores:
        if score.metric in baseline:
            loss = _loss(score.metric, baseline[score.metric], score.value)
            if loss > max(most, score.interval or 0.0):
                message = f"{score.metric} fell by {loss:.1f} points, from {baseline[score.metric]:.1f}"
                failures.append(Failure(score.metric, score.value, message))
    return failures


def _loss(metric: str, before: float, now: float) -> float:
    return before - now if HIGHER_IS_BETTER[metric] else now - before


def save_baseline(path: Path, scores: Sequence[Score]) -> None:
    """Writes scores with their signatures as JSON, for `dropped` to compare with.

    Raises:
        InputError: the file cannot be written.
    """
    rows = {s.metric: {"value": s.value, "signature": s.signature, "segments": s.segments} for s in scores}
    try:
        path.write_text(json.dumps({"version": VERSION, "scores": rows}, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", path=path) from error


def read_baseline(path: Path, scores: Sequence[Score]) -> dict[str, float]:
    """Reads the scores of a baseline; each must have been made with the same signature as now.

    Raises:
        InputError: it cannot be read, is of another version, or has another signature.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["version"] != VERSION:
            raise InputError(
                f"is a baseline of version {found['version']}", path=path, hint="write it again with --save"
            )
        rows = {metric: (float(row["value"]), str(row["signature"])) for metric, row in found["scores"].items()}
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError("is no baseline", path=path, hint="write one with --save") from error
    for score in scores:
        if score.metric in rows and rows[score.metric][1] != score.signature:
            what = f"has {score.metric} with another signature: {rows[score.metric][1]}, now {score.signature}"
            raise InputError(what, path=path, hint="write it again with --save")
    return {metric: value for metric, (value, _) in rows.items()}
