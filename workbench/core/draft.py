"""What an engine or the memory offers for a segment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """By which way a term got into a draft."""

    ALREADY = "already"  # the engine's own first choice had it
    RERANK = "rerank"  # another hypothesis had it
    SPLICE = "splice"  # its known wrong rendering was replaced
    FORCE = "force"  # decoded again with the term as prefix
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class TermEdit:
    """One term of the source and what was done for it."""

    term: str
    """Id of the term."""
    before: str
    """Words that stood there; empty if none."""
    after: str
    """Words that stand there now; empty if unresolved."""
    how: How


@dataclass(frozen=True, slots=True)
class Draft:
    """One drafted segment."""

    source: str
    text: str
    engine: str
    """`argos/fr_en-1.9`, `memory/NAME` or `copy`."""
    options: str = ""
    alternatives: tuple[str, ...] = ()
    """Further hypotheses, best first, without `text`."""
    terms: tuple[TermEdit, ...] = ()
    problems: tuple[str, ...] = ()
    """Guards that failed on the text in the end; empty: none."""
    score: float = 0.0
    """Mean log-probability of a target token; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Match:
    """A translation memory match."""

    source: str
    target: str
    """As stored."""
    score: int
    """Percent: 101 in context, 100 exact, 50 to 99 fuzzy."""
    release: str
    """Name of the catalog it comes from, or of the imported memory."""
    reviewer: str = ""
    adapted: str = ""
    """Target with this source's numbers, dates and names put in; the same as `target` where nothing differs."""
