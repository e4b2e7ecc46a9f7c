"""What the memory keeps and what a concordance shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.core import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One reviewed pair."""

    source: str
    target: str
    release: str
    """Name of its catalog, or of the imported memory."""
    before: str = ""
    """Source of the segment before; empty: it is the first, or nobody knows."""
    after: str = ""
    reviewer: str = ""
    on: date | None = None
    context: str = ""
    """msgctxt of the unit."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """An entry that holds the words looked for."""

    entry: Entry
    source: tuple[Span, ...]
    """Where they stand in the source."""
    target: tuple[Span, ...]
    """Where they stand in the target."""
