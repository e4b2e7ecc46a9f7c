"""Reviewed segments with the drafts they began with."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.catalog import Catalog, EntryKind, Ledger, LedgerEntry, Worked, drafts_of, pairs
from workbench.core import State, Unit
from workbench.workflow.project import Project

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """One reviewed segment and the draft it began with."""

    release: str
    source: str
    draft: str
    target: str
    """As reviewed, and as it stands in the catalog now."""
    block: str = ""
    """Kind of the block: title, body …; empty: not known."""
    engine: str = ""
    options: str = ""
    reviewer: str = ""
    seconds: float = 0.0
    """Time spent; 0: not known."""
    day: str = ""
    """Day of the review, ISO 8601; empty: not known."""

    @property
    def system(self) -> str:
        """Engine and options in one word: `argos/fr_en-1.9@beam=2`; memories are one system."""
        if self.engine.startswith("memory/"):
            return "memory"
        return f"{self.engine}@{self.options}" if self.options else self.engine

    @property
    def machine(self) -> bool:
        """True for an engine's draft: neither a memory match nor a copy."""
        return self.engine.startswith("argos/")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """All that a project can learn from."""

    pairs: tuple[Pair, ...]
    """By release and place."""
    entries: tuple[LedgerEntry, ...]
    """The whole ledger, by time."""
    warnings: tuple[str, ...] = ()
    """What was left out, and why."""

    @property
    def machine(self) -> list[Pair]:
        """The pairs that began with an engine's draft."""
        return [pair for pair in self.pairs if pair.machine]


def reviewed(project: Project) -> Reviewed:
    """Returns the reviewed segments of the project that have a draft in the ledger.

    The target is the catalog's. Its draft is the one that the last edit began with, or where the review was done in
    another tool, the last one made as the catalog says.

    Raises:
        CatalogError: a catalog that cannot be read, or a line of the ledger that is no entry.
    """
    contents = Ledger(project.memory).read()
    edited = {worked.edit.key: worked for worked in pairs(contents.entries)}
    drafts: dict[Key, list[LedgerEntry]] = {}
    for entry in contents.entries:
        if entry.kind is EntryKind.DRAFT:
            drafts.setdefault(entry.key, []).append(entry)
    found, unclear = [], 0
    for path in project.catalog_files():
        for unit in Catalog.load(path).units:
            key = path.stem, *unit.key
            if key not in drafts or unit.state not in (State.REVIEWED, State.FINAL):
                continue
            pair = _pair(unit, drafts[key], edited.get(key))
            if pair:
                found.append(pair)
            unclear += pair is None
    warnings = [f"{path}: the last line is cut short and left out" for path in contents.torn]
    if unclear:
        warnings.append(f"{unclear} segments are left out: a clock ran backwards, which draft came first is not known")
    return Reviewed(tuple(found), contents.entries, tuple(warnings))


def _pair(unit: Unit, drafts: list[LedgerEntry], worked: Worked | None) -> Pair | None:
    line = unit.provenance
    made = (line.engine, line.options, line.glossary) if line else ("", "", "")
    draft = worked.draft if worked else drafts_of(drafts, *made)[-1]
    if draft is None:
        return None
    day = line.on.isoformat() if line and line.on else ""
    return Pair(
        release=draft.release,
        source=draft.source,
        draft=draft.text,
        target=unit.target,
        block=draft.block,
        engine=draft.engine,
        options=draft.options,
        reviewer=line.by if line and line.by else worked.edit.reviewer if worked else "",
        seconds=worked.seconds if worked else 0.0,
        day=worked.edit.time[:10] if worked else day,
    )
