"""A proposal and its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.core.text import digest


class Kind(StrEnum):
    """What a proposal changes."""

    TERM = "term"  # a new row of the glossary
    FORBID = "forbid"  # one more forbidden form of a row
    RULE = "rule"  # a house rule of workbench.toml
    MEMORY = "memory"  # a reviewed segment that people keep correcting when it is offered as a match


@dataclass(frozen=True, slots=True)
class Evidence:
    """One edit."""

    release: str
    source: str
    draft: str
    target: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change worth making, and why."""

    kind: Kind
    before: str
    """Words that people replace; for MEMORY the stored target."""
    after: str
    """What they put there; for MEMORY the target they make of it."""
    french: str = ""
    """French that stands behind it: the new term, or the source of the stored segment."""
    term: str = ""
    """Id of the row that gets a forbidden form."""
    release: str = ""
    """Catalog that holds the stored segment."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """Name to apply it by; the same for the same proposal."""
        parts = self.before, self.after, self.french, self.term, self.release
        return self.kind[0] + digest(self.kind, *parts, length=5)

    @property
    def sentence(self) -> str:
        """What it says, one sentence."""
        times = f"{len(self.evidence)} segments"
        match self.kind:
            case Kind.TERM:
                return f"new term: {self.french} = {self.after}, “{self.before}” forbidden ({times})"
            case Kind.FORBID:
                return f"{self.term}: forbid “{self.before}”, people write “{self.after}” ({times})"
            case Kind.RULE:
                return f"house rule: “{self.before}” becomes “{self.after}” ({times})"
            case Kind.MEMORY:
                return f"memory: the match from {self.release} is corrected each time ({times})"
