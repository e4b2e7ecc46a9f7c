"""What a check has to say about a unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.core.text import Span


class Severity(StrEnum):
    """How bad: minor is style, major is wrong, critical breaks the file or its meaning."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 (minor) to 2 (critical)."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe repair: replace the characters of `span` in the target by `text`."""

    span: Span
    text: str

    def applied(self, target: str) -> str:
        """Returns the target with the repair made."""
        return target[: self.span.start] + self.text + target[self.span.end :]


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding on one unit."""

    check: str
    """Id of the check: `numbers`."""
    severity: Severity
    message: str
    """One sentence, no full stop, the text in question in “ ”."""
    span: Span
    """Place in the target; empty (start == end) where something is missing."""
    source_span: Span | None = None
    """Place in the source that it answers to."""
    fix: Fix | None = None
