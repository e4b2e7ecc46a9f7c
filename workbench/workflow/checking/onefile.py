"""Checks one file, or a part of one; runs in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from workbench.catalog import Catalog, comment, store
from workbench.checks import Checker
from workbench.checks.consistency import Seen, seen
from workbench.checks.pofile import PoFile, inspect
from workbench.core import Issue, Severity, Span, State, Unit
from workbench.core.config import HouseRule
from workbench.core.errors import CatalogError
from workbench.glossary import Glossary
from workbench.workflow.checking.finding import Finding


@dataclass(frozen=True, slots=True)
class Setup:
    """What every process needs to build the same checker."""

    glossary: Path
    rules: tuple[HouseRule, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    drafts: frozenset[tuple[str, str]] = frozenset()
    require: State | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A file, or every `parts`-th unit of one from unit `part`."""

    path: Path
    shown: str
    part: int = 0
    parts: int = 1
    lines: tuple[tuple[int, int], ...] | None = None
    """Ranges of lines (first, last) that count; None: all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checking a task gave."""

    findings: tuple[Finding, ...]
    dismissed: tuple[Finding, ...] = ()
    seen: tuple[Seen, ...] = ()
    units: int = 0
    left_out: int = 0
    error: str = ""


@lru_cache(maxsize=2)
def checker(setup: Setup) -> Checker:
    """Returns the checker of a setup; a forked process inherits its parent's."""
    return Checker(
        Glossary.load(setup.glossary), rules=setup.rules, select=setup.select, ignore=setup.ignore, drafts=setup.drafts
    )


def check(setup: Setup, task: Task) -> Outcome:
    """Returns the findings of a task. A file that cannot be read gives an error and what is known of it."""
    try:
        data = store.read(task.path)
        po = inspect(data, whole=task.lines is not None)
        catalog = Catalog.parse(data, task.path)
    except CatalogError as error:
        return _unreadable(task, error, _inspected(task.path))
    part = _File(checker(setup), setup, task, catalog, po)
    return part.outcome()


def _inspected(path: Path) -> PoFile:
    try:
        return inspect(store.read(path), whole=True)
    except CatalogError:
        return PoFile((), (), "")


def _unreadable(task: Task, error: CatalogError, po: PoFile) -> Outcome:
    if task.part:
        return Outcome(())
    fatal = [issue for issue in po.issues if issue.fatal]
    findings = [_of_file(task, i.line, i.column, i.check, i.severity, i.message) for i in fatal]
    if po.readable:
        findings.append(_of_file(task, error.line or 1, 1, "syntax", Severity.CRITICAL, error.what))
    said = CatalogError(error.what, path=task.shown, line=error.line, hint=error.hint)
    return Outcome(tuple(findings), error=str(said))


def _of_file(task: Task, line: int, column: int, check: str, severity: Severity, message: str) -> Finding:
    return Finding(task.shown, line, column, column, line, check, severity, message)


class _File:
    def __init__(self, checks: Checker, setup: Setup, task: Task, catalog: Catalog, po: PoFile) -> None:
        self.checks = checks
        self.setup = setup
        self.task = task
        self.catalog = catalog
        self.po = po
        self.english = not po.language or po.language.lower().startswith("en")
        self.fuzzy = {source.line for entry in po.entries if "fuzzy" in entry.flags and (source := entry.text("msgid"))}
        self.spans = {entry.texts[0].line: entry for entry in po.entries} if task.lines is not None else {}

    def outcome(self) -> Outcome:
        """Checks the units of this part; the first part also looks at the file."""
        units = self.catalog.units[self.task.part :: self.task.parts]
        findings = list(self._file_findings()) if self.task.part == 0 else []
        dismissed: list[Finding] = []
        kept: list[Seen] = []
        checked = 0
        for unit in units:
            counts = self._counts(unit)
            if counts:
                findings += self._state_findings(unit)
            if not self.english or not unit.target.strip() or unit.line in self.fuzzy:
                continue
            checked += 1
            kept.append(seen((self.task.shown, unit.key, counts), self.task.path.stem, unit, self._forms(unit)))
            if counts:
                self._check(unit, findings, dismissed)
        left_out = len(units) - checked
        return Outcome(tuple(findings), tuple(dismissed), tuple(kept), checked, left_out)

    def _forms(self, unit: Unit) -> dict[str, tuple[str, Span]]:
        wanted = any(rule.id == "term-inconsistent" for rule in self.checks.rules)
        return self.checks.forms(unit) if wanted else {}

    def _check(self, unit: Unit, findings: list[Finding], dismissed: list[Finding]) -> None:
        result = self.checks.result(unit)
        findings += (self.finding(unit, issue) for issue in result.issues)
        dismissed += (self.finding(unit, issue) for issue in result.dismissed)
        if "unused-dismissal" in self.checks.chosen:
            for id in result.unused:
                message = f"nothing to dismiss: “{id}” finds nothing here"
                findings.append(self._at_unit(unit, "unused-dismissal", Severity.MINOR, message))

    def _state_findings(self, unit: Unit) -> Iterator[Finding]:
        require = self.setup.require
        if require and unit.state.rank < require.rank and "not-ready" in self.checks.chosen:
            known = unit.provenance
            stale = f": it was {known.state.value}, and changed since" if unit.stale and known else ""
            message = f"{unit.state.value}, not {require.value}{stale}"
            yield self._at_unit(unit, "not-ready", Severity.CRITICAL, message)

    def _file_findings(self) -> Iterator[Finding]:
        for issue in self.po.issues:
            if issue.check in self.checks.chosen and self._in_lines(issue.line, issue.line):
                yield _of_file(self.task, issue.line, issue.column, issue.check, issue.severity, issue.message)
        if not self.english and "header" in self.checks.chosen and self.task.lines is None:
            message = f"the language is “{self.po.language}”, not English: only the file is checked"
            yield _of_file(self.task, 1, 1, "header", Severity.MINOR, message)
        if "unused-dismissal" in self.checks.chosen:
            yield from self._void()

    def _void(self) -> Iterator[Finding]:
        """Dismissals whose source or target has changed."""
        for entry in self.po.entries:
            for line, text in entry.comments:
                if "workbench:" not in text or "ignore=" not in text or entry.obsolete or not entry.key:
                    continue
                found = comment.fields(text)
                target = entry.targets[0].value if entry.targets else ""
                void = "ignore" in found and found.get("h") != comment.fingerprint(*entry.key, target)
                if void and self._in_lines(line, line):
                    message = f"void: the text has changed since “{found['ignore']}” was dismissed"
                    yield _of_file(self.task, line, 1, "unused-dismissal", Severity.MINOR, message)

    def _counts(self, unit: Unit) -> bool:
        if self.task.lines is None:
            return True
        entry = next((self.spans[n] for n in (unit.line, unit.line - 1) if n in self.spans), None)
        return self._in_lines(entry.first, entry.last) if entry else self._in_lines(unit.line, unit.target_line)

    def _in_lines(self, first: int, last: int) -> bool:
        lines = self.task.lines
        return lines is None or any(first <= end and start <= last for start, end in lines)

    def finding(self, unit: Unit, issue: Issue) -> Finding:
        """Returns an issue as a finding at its place in the file."""
        return located(self.catalog, self.task.shown, unit, issue)

    def _at_unit(self, unit: Unit, check: str, severity: Severity, message: str) -> Finding:
        return self.finding(unit, Issue(check, severity, message, Span(0, len(unit.target))))


def located(catalog: Catalog, shown: str, unit: Unit, issue: Issue) -> Finding:
    """Returns an issue of a unit as a finding at its place in the file."""
    line, column = catalog.position(unit, issue.span.start)
    end_line, end_column = catalog.position(unit, issue.span.end)
    return Finding(
        shown, line, column, end_column, end_line, issue.check, issue.severity, issue.message,
        source=unit.source, target=unit.target, context=unit.context, start=issue.span.start, end=issue.span.end,
        source_text=issue.source_span.of(unit.source) if issue.source_span else "",
        fix=issue.fix.text if issue.fix else None,
    )  # fmt: skip
