"""`workbench score` from its arguments to its outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core import Terminology
from workbench.core.errors import InputError
from workbench.glossary import Glossary
from workbench.metrics.scores import SMALL_SAMPLE, check_pairs
from workbench.workflow.comparing import Duel, duel, duel_of_systems, read_lines
from workbench.workflow.gate import Failure, dropped, parse_floors, read_baseline, save_baseline, under
from workbench.workflow.project import Project
from workbench.workflow.scoring import Pair, Result, reviewed_pairs, score_groups, score_pairs


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for."""

    hypothesis: Path | None
    reference: Path | None
    source: Path | None
    by: tuple[str, ...]
    metrics: tuple[str, ...]
    compare: tuple[str, str] | None
    test: str
    resamples: int
    history: bool


@dataclass(slots=True)
class Outcome:
    """What came out: results, or a duel."""

    results: list[Result] = field(default_factory=list)
    """The overall result first, then the groups."""
    pairs: list[Pair] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    duel: Duel | None = None

    def judge(self, floors: Sequence[str], baseline: Path | None, most: float, save: Path | None) -> list[Failure]:
        """Returns what the gate does not let pass, and writes the overall scores to `save`.

        Raises:
            InputError: a floor or a baseline that cannot be used, or a gate on a comparison.
        """
        if self.duel:
            if floors or baseline or save:
                raise InputError("--compare takes no gate", hint="score one system to hold it to a floor")
            return []
        scores = self.results[0].scores
        failures = under(scores, parse_floors(floors))
        if baseline:
            failures += dropped(scores, read_baseline(baseline, scores), most)
        if save:
            save_baseline(save, scores)
        return failures


def run(request: Request) -> Outcome:
    """Scores or compares what the request names.

    Raises:
        InputError: nothing to score, files of unequal length, an empty reference, options that exclude each other.
        EngineError: a package to compare with that is not there.
    """
    project = Project.find()
    terms = Glossary.load(project.glossary)
    if request.reference or request.hypothesis:
        return _files(request, terms)
    found = reviewed_pairs(project)
    if request.compare:
        metrics, test = request.metrics, request.test
        return _compared(duel_of_systems(project, terms, found, request.compare, metrics=metrics, test=test))
    machine = [pair for pair in found if pair.machine]
    warnings = _missing(found, machine)
    if request.history:
        return _history(request, machine, terms, warnings)
    return _scored(request, machine, terms, warnings)


def _scored(request: Request, found: Sequence[Pair], terms: Terminology, warnings: list[str]) -> Outcome:
    options = {"names": request.metrics, "resamples": request.resamples}
    results = [score_pairs(found, terms, **options)]  # type: ignore[arg-type]
    for by in request.by:
        results += score_groups(found, by, terms, **options)
    return Outcome(results, list(found), [*warnings, *_small(results)])


def _history(request: Request, found: Sequence[Pair], terms: Terminology, warnings: list[str]) -> Outcome:
    options = {"names": request.metrics, "resamples": request.resamples}
    results = [score_pairs(found, terms, **options)]  # type: ignore[arg-type]
    for month in sorted({pair.day[:7] for pair in found}):
        inside = [pair for pair in found if pair.day[:7] == month]
        for system in sorted({pair.system for pair in inside}):
            those = [pair for pair in inside if pair.system == system]
            group = f"{month or 'not known'} {system}"
            results.append(score_pairs(those, terms, group=group, **options))  # type: ignore[arg-type]
    return Outcome(results, list(found), [*warnings, *_small(results)])


def _files(request: Request, terms: Terminology) -> Outcome:
    """Scores text files."""
    if request.reference is None:
        raise InputError("a hypothesis needs --reference", path=request.hypothesis)
    references = read_lines(request.reference)
    sources = read_lines(request.source) if request.source else [""] * len(references)
    if len(sources) != len(references):
        raise InputError(f"has {len(sources)} lines, the reference {len(references)}", path=request.source)
    if request.compare:
        first, second = (read_lines(_existing(name)) for name in request.compare)
        options = {"metrics": request.metrics, "test": request.test}
        return _compared(duel(request.compare, sources, first, second, references, **options))  # type: ignore[arg-type]
    if request.hypothesis is None:
        raise InputError("no hypothesis to score", hint="name its file, or two with --compare")
    hypotheses = read_lines(request.hypothesis)
    check_pairs(hypotheses, references)
    rows = zip(sources, hypotheses, references, strict=True)
    return _scored(request, [Pair(request.hypothesis.stem, s, h, r) for s, h, r in rows], terms, [])


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise InputError("does not exist", path=path, hint="with --reference, --compare takes two text files")
    return path


def _compared(found: Duel) -> Outcome:
    small = found.segments < SMALL_SAMPLE
    return Outcome(duel=found, warnings=[f"fewer than {SMALL_SAMPLE} segments say little"] if small else [])


def _missing(found: Sequence[Pair], machine: Sequence[Pair]) -> list[str]:
    other = len(found) - len(machine)
    return [f"{other} reviewed segments began with a memory match or a copy and are not scored"] if other else []


def _small(results: Sequence[Result]) -> list[str]:
    small = [result.group for result in results if result.small]
    if not small:
        return []
    names = ", ".join(small[:3]) + (" …" if len(small) > 3 else "")
    return [f"fewer than {SMALL_SAMPLE} segments say little: {names}; see the intervals"]
