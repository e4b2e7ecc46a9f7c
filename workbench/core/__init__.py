"""The words of the trade: values, states, errors. Standard library only, no input or output."""

from workbench.core.draft import Draft, How, Match, TermEdit
from workbench.core.issue import Fix, Issue, Severity
from workbench.core.release import Block, BlockKind, Release, Segment
from workbench.core.terms import CaseRule, Status, Term, TermHit, Terminology, TermUse
from workbench.core.text import Span, digest, visible, words
from workbench.core.unit import Provenance, State, Unit

__all__ = [
    "Block", "BlockKind", "CaseRule", "Draft", "Fix", "How", "Issue", "Match", "Provenance", "Release", "Segment",
    "Severity", "Span", "State", "Status", "Term", "TermEdit", "TermHit", "TermUse", "Terminology", "Unit",
    "digest", "visible", "words",
]  # fmt: skip
