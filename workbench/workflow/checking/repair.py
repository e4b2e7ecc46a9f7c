"""Safe repairs: what they would change, as a diff, and their writing."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.catalog import Catalog
from workbench.checks import Checker
from workbench.core import Fix, State, Unit
from workbench.core.errors import CatalogError
from workbench.workflow.checking.finding import Finding

_ROUNDS = 4
"""One repair may make room for another: “text  :” has two."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One file with its repairs made, not yet written."""

    catalog: Catalog
    count: int
    """Units that change."""
    diff: str
    """Unified, with the names of the file as shown."""


def repairs(files: Iterable[tuple[Path, str]], findings: Sequence[Finding], checker: Checker) -> list[Repair]:
    """Returns the repairs of the findings that have one, by file. Final units are locked and stay as they are."""
    wanted: dict[str, set[tuple[str, str]]] = {}
    for finding in findings:
        if finding.fix is not None:
            wanted.setdefault(finding.path, set()).add((finding.context, finding.source))
    made = []
    for path, shown in files:
        if shown in wanted:
            made += _file(path, shown, wanted[shown], {f.check for f in findings}, checker)
    return made


def _file(path: Path, shown: str, keys: set[tuple[str, str]], checks: set[str], checker: Checker) -> list[Repair]:
    try:
        catalog = Catalog.load(path)
    except CatalogError:
        return []
    before, count = catalog.text(), 0
    for unit in catalog.units:
        if unit.key in keys and unit.state is not State.FINAL:
            target = repaired(unit, checks, checker)
            if target != unit.target:
                catalog.put(replace(unit, target=target, ignored=()))
                count += 1
    return [Repair(catalog, count, _diff(before, catalog, shown))] if count else []


def repaired(unit: Unit, checks: set[str], checker: Checker) -> str:
    """Returns the target of a unit with the repairs of these checks made, as long as each makes it better."""
    for _ in range(_ROUNDS):
        issues = checker.issues(unit)
        fixes = [issue.fix for issue in issues if issue.fix and issue.check in checks]
        better = replace(unit, target=_applied(unit.target, fixes), ignored=())
        if better.target == unit.target or len(checker.issues(better)) >= len(issues):
            break
        unit = better
    return unit.target


def _applied(target: str, fixes: Iterable[Fix]) -> str:
    """The target with the fixes made from its end; of two that overlap, the later one waits."""
    upto = len(target) + 1
    for fix in sorted(fixes, key=lambda f: (f.span, f.text), reverse=True):
        if fix.span.end <= upto and fix.span.start < upto:
            target, upto = fix.applied(target), fix.span.start
    return target


def _diff(before: bytes, catalog: Catalog, shown: str) -> str:
    old, new = (data.decode(catalog.encoding).splitlines(keepends=True) for data in (before, catalog.text()))
    return "".join(difflib.unified_diff(old, new, f"a/{shown}", f"b/{shown}", n=2))


def write(made: Iterable[Repair]) -> None:
    """Writes the repaired files.

    Raises:
        CatalogError: one cannot be written; those before it are.
    """
    for repair in made:
        repair.catalog.save()
