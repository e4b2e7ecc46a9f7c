"""`workbench score` from its arguments to its outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core import Terminology
from workbench.core.errors import InputError
from workbench.glossary import Glossary
from workbench.metrics.scores import METRICS, SMALL_SAMPLE
from workbench.workflow.comparing import Duel, duel, duel_of_systems
from workbench.workflow.gate import Gate
from workbench.workflow.project import Project
from workbench.workflow.reviewed import Pair, Reviewed, reviewed
from workbench.workflow.scoring import GROUPS, RESAMPLES, Result, Scorer
from workbench.workflow.textfiles import aligned


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for."""

    hypothesis: Path | None = None
    reference: Path | None = None
    source: Path | None = None
    by: tuple[str, ...] = ()
    metrics: tuple[str, ...] = METRICS
    compare: tuple[str, str] | None = None
    test: str = "bs"
    resamples: int = RESAMPLES
    history: str = ""
    """By `month` or `day` of review, and engine; empty: no history."""
    gate: Gate = field(default_factory=Gate)

    def check(self) -> None:
        """Refuses options that exclude each other.

        Raises:
            InputError: with the pair of them.
        """
        files = bool(self.hypothesis or self.reference or self.source)
        groups = "--by" if self.by else "--history" if self.history else ""
        if files and self.reference is None:
            raise InputError("text files are scored against a reference", hint="name it with --reference")
        if files and groups:
            raise InputError(f"{groups} is for reviewed segments, not for text files")
        if self.compare and groups:
            raise InputError(f"--compare does not go with {groups}")
        if self.compare and self.hypothesis:
            raise InputError("--compare names both hypotheses", hint="leave HYPOTHESIS out")
        if self.compare and self.gate:
            raise InputError("--compare takes no gate", hint="score one system to hold it to a floor")
        if self.history and self.by:
            raise InputError("--history groups by itself", hint="leave --by out")


@dataclass(slots=True)
class Outcome:
    """What came out: results, or a duel."""

    results: list[Result] = field(default_factory=list)
    """The overall result first, then the groups."""
    pairs: list[Pair] = field(default_factory=list)
    sentences: list[float] = field(default_factory=list)
    """chrF2++ of each pair; empty where it was not asked for."""
    warnings: list[str] = field(default_factory=list)
    duel: Duel | None = None
    failures: list[str] = field(default_factory=list)
    """What the gate does not let pass, one sentence each."""

    def worst(self, count: int) -> list[tuple[float, Pair]]:
        """Returns the segments with the lowest chrF2++, the lowest first."""
        return sorted(zip(self.sentences, self.pairs, strict=bool(self.sentences)), key=lambda row: row[0])[:count]


def run(request: Request) -> Outcome:
    """Scores or compares what the request names, and holds the overall scores to its gate.

    Raises:
        InputError: nothing to score, files that do not fit, options that exclude each other, an unknown system.
        CatalogError: a catalog or a ledger that cannot be read.
        EngineError: a package to draft with that is damaged.
    """
    request.check()
    request.gate.check(request.metrics)
    project = Project.find()
    terms = Glossary.load(project.glossary)
    outcome = _files(request, terms) if request.reference else _project(request, project, terms)
    if not outcome.duel:
        outcome.failures = request.gate.judge(outcome.results[0].scores)
    return outcome


def _project(request: Request, project: Project, terms: Terminology) -> Outcome:
    found = reviewed(project)
    if request.compare:
        met = duel_of_systems(project, terms, found, request.compare, metrics=request.metrics, test=request.test)
        return Outcome(duel=met, warnings=[*found.warnings, *met.warnings])
    scorer = Scorer(found.machine, terms, request.metrics)
    return _scored(request, scorer, [*found.warnings, *_other(found)])


def _scored(request: Request, scorer: Scorer, warnings: list[str]) -> Outcome:
    results = [scorer.overall(request.resamples)]
    for by in request.by:
        results += scorer.groups(GROUPS[by], request.resamples)
    if request.history:
        when = GROUPS[request.history]
        results += scorer.groups(lambda pair: f"{when(pair)} {pair.system}", request.resamples)
    sentences = scorer.sentences() if "chrf" in request.metrics else []
    return Outcome(results, list(scorer.pairs), sentences, [*warnings, *_small(results)])


def _files(request: Request, terms: Terminology) -> Outcome:
    """Scores text files."""
    files = {"reference": request.reference, "source": request.source, "hypothesis": request.hypothesis}
    if request.compare:
        files |= {part: _existing(name) for part, name in zip(("first", "second"), request.compare, strict=True)}
    elif request.hypothesis is None:
        raise InputError("no hypothesis to score", hint="name its file, or two with --compare")
    lines = aligned({part: path for part, path in files.items() if path})
    references = lines["reference"]
    sources = lines.get("source", [""] * len(references))
    if request.compare:
        both = lines["first"], lines["second"]
        met = duel(request.compare, sources, *both, references, metrics=request.metrics, test=request.test)
        return Outcome(duel=met, warnings=list(met.warnings))
    rows = zip(sources, lines["hypothesis"], references, strict=True)
    pairs = [Pair("", *row) for row in rows]
    return _scored(request, Scorer(pairs, terms, request.metrics, edited=False), [])


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise InputError("is no file", path=path, hint="with --reference, --compare takes two text files")
    return path


def _other(found: Reviewed) -> list[str]:
    other = len(found.pairs) - len(found.machine)
    return [f"{other} reviewed segments began with a memory match or a copy and are not scored"] if other else []


def _small(results: Sequence[Result]) -> list[str]:
    small = [result.group for result in results if result.small]
    if not small:
        return []
    names = ", ".join(small[:3]) + (" …" if len(small) > 3 else "")
    seen = "; see the intervals" * any(score.interval is not None for result in results for score in result.scores)
    return [f"fewer than {SMALL_SAMPLE} segments say little: {names}{seen}"]
