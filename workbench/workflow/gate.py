"""Scores that CI holds: a floor, and a baseline not to fall below."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.catalog import store
from workbench.core.errors import InputError
from workbench.metrics.scores import HIGHER_IS_BETTER, Score

VERSION = 1
DROP = 1.0
"""Points that a score may fall, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What the overall scores are held to."""

    floors: tuple[str, ...] = ()
    """`chrf=60` and the like."""
    baseline: Path | None = None
    """Scores that were saved before."""
    drop: float | None = None
    """Points that a score may fall below the baseline; None: DROP."""
    save: Path | None = None
    """Where the scores are written to."""

    def __bool__(self) -> bool:
        return bool(self.floors or self.baseline or self.save or self.drop is not None)

    def check(self, metrics: Sequence[str]) -> None:
        """Refuses a gate that cannot judge scores in these metrics, before anything is scored.

        Raises:
            InputError: with what is wrong.
        """
        missing = [metric for metric in parse_floors(self.floors) if metric not in metrics]
        if missing:
            raise InputError(f"{missing[0]} has a floor but is not scored", hint=f"add --metric {missing[0]}")
        if self.drop is not None and self.baseline is None:
            raise InputError("--fail-drop needs scores to compare with", hint="name them with --baseline")
        if self.drop is not None and not (math.isfinite(self.drop) and self.drop >= 0):
            raise InputError(f"--fail-drop {self.drop:g} is no number of points")

    def judge(self, scores: Sequence[Score]) -> list[str]:
        """Returns what does not hold, and writes the scores to `save` if it holds: a bad baseline lets all pass.

        Raises:
            InputError: a baseline that cannot be used.
            CatalogError: the scores cannot be written.
        """
        failures = under(scores, parse_floors(self.floors))
        if self.baseline:
            most = DROP if self.drop is None else self.drop
            failures += dropped(scores, read_baseline(self.baseline, scores), most)
        if self.save and not failures:
            save_baseline(self.save, scores)
        return failures


def parse_floors(texts: Sequence[str]) -> dict[str, float]:
    """Reads `chrf=60` and the like.

    Raises:
        InputError: no such metric, or no number.
    """
    floors = {}
    for text in texts:
        metric, _, number = text.partition("=")
        if metric not in HIGHER_IS_BETTER:
            raise InputError(f"unknown metric “{metric}”", hint=f"known metrics: {', '.join(HIGHER_IS_BETTER)}")
        floors[metric] = _number(number)
        if not math.isfinite(floors[metric]):
            raise InputError(f"“{text}” is no floor", hint="write METRIC=NUMBER, as in chrf=60")
    return floors


def _number(text: object) -> float:
    try:
        return float(text) if isinstance(text, str | float | int) else math.nan
    except ValueError:
        return math.nan


def under(scores: Sequence[Score], floors: Mapping[str, float]) -> list[str]:
    """Returns one sentence for each score worse than its floor; for TER, where less is better, that is a ceiling.

    Raises:
        InputError: a floor for a metric that was not scored.
    """
    values = {score.metric: score.value for score in scores}
    missing = [metric for metric in floors if metric not in values]
    if missing:
        raise InputError(f"{missing[0]} has a floor but no score", hint="a single segment has no BLEU")
    return [
        f"{metric} is {values[metric]:.2f}, worse than {floor:g}"
        for metric, floor in floors.items()
        if _loss(metric, floor, values[metric]) > 0
    ]


def dropped(scores: Sequence[Score], baseline: Mapping[str, float], most: float) -> list[str]:
    """Returns a sentence for each score that fell by more than `most` points and more than its confidence interval."""
    failures = []
    for score in scores:
        loss = _loss(score.metric, baseline[score.metric], score.value)
        if loss > max(most, score.interval or 0.0):
            before = f"from {baseline[score.metric]:.2f} to {score.value:.2f}"
            failures.append(f"{score.metric} is worse by {loss:.2f} points, {before}")
    return failures


def _loss(metric: str, before: float, now: float) -> float:
    return before - now if HIGHER_IS_BETTER[metric] else now - before


def save_baseline(path: Path, scores: Sequence[Score]) -> None:
    """Writes scores with their signatures as JSON, for `dropped` to compare with.

    Raises:
        CatalogError: the file cannot be written.
    """
    rows = {s.metric: {"value": s.value, "signature": s.signature, "segments": s.segments} for s in scores}
    store.write(path, (json.dumps({"version": VERSION, "scores": rows}, indent=2) + "\n").encode())


def read_baseline(path: Path, scores: Sequence[Score]) -> dict[str, float]:
    """Reads the scores of a baseline; each score of now must be in it, with the same signature but for the resamples.

    Raises:
        InputError: it cannot be read, is of another version, lacks a score or has it with another signature.
    """
    rows = _rows(path)
    for score in scores:
        if score.metric not in rows:
            raise InputError(f"has no {score.metric}", path=path, hint="write it again with --save")
        before = rows[score.metric][1]
        if _settings(before) != _settings(score.signature):
            what = f"has {score.metric} with another signature: {before}, now {score.signature}"
            raise InputError(what, path=path, hint="write it again with --save")
    return {metric: value for metric, (value, _) in rows.items()}


def _rows(path: Path) -> dict[str, tuple[float, str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["version"] != VERSION:
            what = f"is a baseline of version {found['version']}"
            raise InputError(what, path=path, hint="write it again with --save")
        rows = {metric: (_number(row["value"]), str(row["signature"])) for metric, row in found["scores"].items()}
        if not all(math.isfinite(value) for value, _ in rows.values()):
            raise ValueError("a score is no number")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("is no baseline", path=path, hint="write one with --save") from error
    return rows


def _settings(signature: str) -> str:
    """The signature without the bootstrap, which changes no score."""
    return re.sub(r"(?:bs|seed):[^|]*\|", "", signature)
