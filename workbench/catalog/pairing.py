"""Which draft an edit began with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.catalog.ledger_entry import EntryKind, LedgerEntry


@dataclass(frozen=True, slots=True)
class Worked:
    """What a person made of a draft."""

    draft: LedgerEntry | None
    """None: a clock ran backwards, and any of several drafts may be the one."""
    edit: LedgerEntry
    """The last one."""
    seconds: float
    """Time spent in all edits that began with this draft."""


def pairs(entries: Iterable[LedgerEntry]) -> list[Worked]:
    """Returns the last edit of every unit with the draft it began with.

    That is the last draft before the edit, of those with the engine, options and glossary that the edit names. Units
    without an edit or without a draft are left out.
    """
    drafts: dict[tuple[str, str, str], list[LedgerEntry]] = {}
    edits: dict[tuple[str, str, str], list[LedgerEntry]] = {}
    for one in sorted(entries, key=lambda one: one.time):
        (drafts if one.kind is EntryKind.DRAFT else edits).setdefault(one.key, []).append(one)
    return [_worked(drafts[key], those) for key, those in edits.items() if key in drafts]


def _worked(drafts: Sequence[LedgerEntry], edits: Sequence[LedgerEntry]) -> Worked:
    began = [_before(drafts, edit) for edit in edits]
    seconds = sum(edit.seconds for edit, draft in zip(edits, began, strict=True) if draft is began[-1])
    return Worked(began[-1], edits[-1], seconds)


def _before(drafts: Sequence[LedgerEntry], edit: LedgerEntry) -> LedgerEntry | None:
    fitting = drafts_of(drafts, edit.engine, edit.options, edit.glossary)
    earlier = [draft for draft in fitting if draft.time <= edit.time]
    if earlier:
        return earlier[-1]
    return fitting[0] if len(fitting) == 1 else None


def drafts_of(drafts: Sequence[LedgerEntry], engine: str, options: str, glossary: str) -> Sequence[LedgerEntry]:
    """Returns the drafts made so; where none was, all."""
    made = [draft for draft in drafts if (draft.engine, draft.options, draft.glossary) == (engine, options, glossary)]
    return made or drafts
