"""What a run of `workbench translate` did, release by release."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.core import Draft, How, words


@dataclass(slots=True)
class Row:
    """What a run did for one release."""

    release: str
    segments: int = 0
    drafted: int = 0
    """By the engine."""
    memory: int = 0
    copied: int = 0
    kept: int = 0
    """Confirmed by a person before, and left as they are."""
    flagged: int = 0
    """Drafts that fail a guard; the reason stands on the unit."""
    failed: int = 0
    """Segments left without a draft."""
    terms: int = 0
    """Terms that the engine's own first choice lacked and that are in the draft."""
    unresolved: int = 0
    words: int = 0
    """Words drafted by the engine."""
    error: str = ""
    """Why the release was not done; empty: it was."""
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """What a run did."""

    engine: str
    rows: list[Row] = field(default_factory=list)
    seconds: float = 0.0
    """Spent drafting, the loading of the package included."""
    cancelled: bool = False
    hint: str = ""
    """What to do for better drafts; empty: nothing."""

    @property
    def words_a_second(self) -> float:
        """Source words drafted by the engine in a second; 0 where there were none."""
        drafted = sum(row.words for row in self.rows)
        return drafted / self.seconds if drafted and self.seconds else 0.0

    @property
    def exit_code(self) -> int:
        """2 if a release could not be used, 1 if a segment was left without a draft, else 0."""
        if any(row.error for row in self.rows):
            return 2
        return 1 if any(row.failed for row in self.rows) else 0


def count(row: Row, draft: Draft) -> None:
    """Adds a draft to the figures of its release."""
    origin = draft.engine.partition("/")[0]
    if not draft.text:
        row.failed += 1
    elif origin == "memory":
        row.memory += 1
    elif origin == "copy":
        row.copied += 1
    else:
        row.drafted += 1
        row.words += words(draft.source)
    row.flagged += bool(draft.text and draft.problems)
    row.terms += sum(edit.how in (How.RERANK, How.SPLICE, How.FORCE) for edit in draft.terms)
    row.unresolved += sum(edit.how is How.UNRESOLVED for edit in draft.terms)
