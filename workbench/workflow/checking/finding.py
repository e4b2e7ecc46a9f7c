"""What a run of the checks has found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.core import Severity, digest


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding at one place of one file."""

    path: str
    """As shown: relative to the current folder where the file lies in it, with / between."""
    line: int
    """From 1."""
    column: int
    """Character of the line, from 1."""
    end_column: int
    """Exclusive; the same as `column` where something is missing. On `end_line`."""
    end_line: int
    check: str
    severity: Severity
    message: str
    source: str = ""
    target: str = ""
    context: str = ""
    start: int = 0
    """Place in the target; start == end where something is missing."""
    end: int = 0
    source_text: str = ""
    """The piece of the source that it answers to: a term, a number."""
    fix: str | None = None
    """What would stand in the place of target[start:end]; None: no safe repair."""

    @property
    def text(self) -> str:
        """The piece of the target in question."""
        return self.target[self.start : self.end]

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stay the same when lines move: of file, check, unit and the piece in question."""
        piece = self.text or self.source_text or ("" if self.source else self.message)
        return digest(self.path, self.check, self.context, self.source, piece, length=16)


@dataclass(frozen=True, slots=True)
class Report:
    """All of a run."""

    findings: tuple[Finding, ...] = ()
    """By file, line and column."""
    dismissed: tuple[Finding, ...] = ()
    errors: tuple[str, ...] = ()
    """Files that could not be checked: place, reason, what to do next."""
    files: int = 0
    units: int = 0
    """Units that were checked."""
    left_out: int = 0
    """Units with a draft (fuzzy) or without text: they do not ship, and are not checked."""
    known: int = 0
    """Findings that the baseline knows."""
    gone: int = 0
    """Findings of the baseline that are no longer there."""
    explanations: Mapping[str, str] = field(default_factory=dict)
    """Id of each check to what --explain says."""

    def failing(self, fail_on: Severity) -> int:
        """Returns how many findings are as bad as `fail_on` or worse."""
        return sum(finding.severity.rank >= fail_on.rank for finding in self.findings)

    def exit_code(self, fail_on: Severity) -> int:
        """0 clean, 1 findings at or above `fail_on`, 2 where a file could not be checked."""
        return 2 if self.errors else int(self.failing(fail_on) > 0)

    def statistics(self) -> list[tuple[str, Severity, int]]:
        """Returns (check, severity, how often), most often first."""
        counts = Counter((finding.check, finding.severity) for finding in self.findings)
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return [(check, severity, count) for (check, severity), count in ordered]


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Returns findings by file, line, column and check."""
    return tuple(sorted(findings, key=lambda f: (f.path, f.line, f.column, f.check, f.message)))
