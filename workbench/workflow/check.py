"""Check PO files: choose files and lines, run the checks in parallel, compare across files, hold against a baseline."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from workbench.catalog import Catalog, Ledger
from workbench.catalog.ledger_entry import EntryKind
from workbench.checks import Checker, registry
from workbench.checks.consistency import Seen
from workbench.checks.house import House
from workbench.core import Severity, State
from workbench.core.errors import InputError, WorkbenchError
from workbench.workflow.checking import onefile, scope
from workbench.workflow.checking.finding import Finding, Report, in_order
from workbench.workflow.checking.onefile import Outcome, Setup, Task
from workbench.workflow.files import catalog_files
from workbench.workflow.project import Project

PART = 300_000
"""Bytes of a file that make one task; also what is checked without further processes."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to check."""

    select: tuple[str, ...] = ()
    """Ids or beginnings; empty: those of workbench.toml."""
    ignore: tuple[str, ...] = ()
    """In addition to those of workbench.toml."""
    since: str = ""
    """Git revision; empty: everything."""
    baseline: Path | None = None
    update_baseline: bool = False
    require: State | None = None
    notes: bool = False
    jobs: int = 0
    """Processes; 0: as many as this one may use processors."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run used, for repairs."""

    report: Report
    files: tuple[tuple[Path, str], ...]
    """Each file, and its name as shown."""
    checker: Checker


def check(project: Project, paths: Sequence[Path], options: Options) -> Run:
    """Checks files, folders of them, or the project's catalogs.

    A file that cannot be read is an error of the report; the others are checked all the same.

    Raises:
        InputError: a check, the revision or the baseline is unknown; there is no file at all.
        ConfigError, GlossaryError: workbench.toml or the glossary is wrong.
    """
    setup = _setup(project, options)
    checker = onefile.checker(setup)
    known = scope.read_baseline(options.baseline) if options.baseline and not options.update_baseline else None
    files, errors = _files(project, paths)
    tasks = _tasks(files, options.since)
    outcomes = _outcomes(setup, tasks, options.jobs)
    found = [finding for outcome in outcomes for finding in outcome.findings]
    dismissed = [finding for outcome in outcomes for finding in outcome.dismissed]
    across, waived = _across(checker, outcomes, {shown: path for path, shown in files})
    report = Report(
        findings=in_order([*found, *across]), dismissed=in_order([*dismissed, *waived]),
        errors=(*errors, *(outcome.error for outcome in outcomes if outcome.error)),
        files=len({task.path for task in tasks}), units=sum(outcome.units for outcome in outcomes),
        left_out=sum(outcome.left_out for outcome in outcomes), explanations=registry.explanations(checker.house),
    )  # fmt: skip
    if options.baseline and options.update_baseline:
        scope.write_text(options.baseline, scope.baseline(report.findings))
        known = scope.read_baseline(options.baseline)
    return Run(_held(report, known) if known is not None else report, tuple(files), checker)


def explained(project: Project, wanted: str) -> dict[str, str]:
    """Returns the description of each check that an id, the beginning of one, or `all` names; house rules included."""
    texts = registry.explanations(House(rule) for rule in project.config.check.rules)
    return {name: texts[name] for name in texts if name in registry.chosen(tuple(texts), (wanted,), ())}


def _setup(project: Project, options: Options) -> Setup:
    config = project.config.check
    select, ignore = options.select or config.select, (*config.ignore, *options.ignore)
    if not options.notes and not options.select:
        ignore = (*ignore, *sorted(registry.notes()))
    drafts: frozenset[tuple[str, str]] = frozenset()
    if (options.notes or options.select) and project.memory.is_dir():
        entries = Ledger(project.memory).read().entries
        drafts = frozenset((e.source, e.text) for e in entries if e.kind is EntryKind.DRAFT)
    return Setup(project.glossary, config.rules, select, ignore, drafts, options.require)


def _files(project: Project, paths: Sequence[Path]) -> tuple[list[tuple[Path, str]], list[str]]:
    found: list[Path] = []
    errors: list[str] = []
    for path in paths:
        try:
            found += catalog_files([path])
        except WorkbenchError as error:
            errors.append(str(error))
    if not paths:
        found = project.catalog_files()
        if not found:
            raise InputError("holds no PO file", path=project.catalogs, hint="name the files to check")
    return [(path, _shown(path)) for path in dict.fromkeys(found)], errors


def _shown(path: Path) -> str:
    """Relative to the current folder where that needs no “..”."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 — a link keeps the name the user gave
    here = Path.cwd()
    return (full.relative_to(here) if full.is_relative_to(here) else full).as_posix()


def _tasks(files: Iterable[tuple[Path, str]], since: str) -> list[Task]:
    listed = list(files)
    lines = scope.changed_lines([path for path, _ in listed], since) if since else {}
    tasks = []
    for path, shown in listed:
        if since and path not in lines:
            continue
        size = path.stat().st_size if path.is_file() else 0
        parts = min(1 + size // PART, 64)
        tasks += [Task(path, shown, part, parts, lines.get(path)) for part in range(parts)]
    return tasks


def _outcomes(setup: Setup, tasks: Sequence[Task], jobs: int) -> list[Outcome]:
    sizes = sum(task.path.stat().st_size / task.parts for task in tasks if task.path.is_file())
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = min(jobs or processors, len(tasks))
    if workers < 2 or sizes < PART:
        return [onefile.check(setup, task) for task in tasks]
    fork = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    gc.freeze()  # what is loaded stays: no process need look through it again
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context(fork), initializer=gc.disable) as pool:
            chunk = max(1, len(tasks) // (workers * 8))
            return list(pool.map(partial(onefile.check, setup), tasks, chunksize=chunk))
    finally:
        gc.unfreeze()


def _across(
    checker: Checker, outcomes: Iterable[Outcome], paths: dict[str, Path]
) -> tuple[list[Finding], list[Finding]]:
    """Findings of the checks that compare units of all files, dismissed ones apart."""
    units = [unit for outcome in outcomes for unit in outcome.seen]
    units.sort(key=lambda unit: str(unit.place))
    found: list[Finding] = []
    dismissed: list[Finding] = []
    catalogs: dict[str, Catalog] = {}
    for rule in checker.rules:
        for seen, issue in rule.find(units):
            shown, key, counts = _place(seen)
            if not counts:
                continue
            if shown not in catalogs:
                catalogs[shown] = Catalog.load(paths[shown])
            catalog = catalogs[shown]
            unit = catalog.unit(key)
            if unit:
                into = dismissed if issue.check in seen.ignored else found
                into.append(onefile.located(catalog, shown, unit, issue))
    return found, dismissed


def _place(seen: Seen) -> tuple[str, tuple[str, str], bool]:
    place = seen.place
    assert isinstance(place, tuple)
    return place


def _held(report: Report, known: Counter[str]) -> Report:
    new, gone = scope.unknown(report.findings, known)
    return replace(report, findings=tuple(new), known=len(report.findings) - len(new), gone=gone)


def severity(name: str) -> Severity:
    """Returns the severity of that name.

    Raises:
        InputError: there is none.
    """
    try:
        return Severity(name)
    except ValueError as error:
        raise InputError(f"unknown severity “{name}” in fail_on", hint=f"known: {', '.join(Severity)}") from error
