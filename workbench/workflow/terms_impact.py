"""What a change of the glossary means for the catalogs, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workbench.catalog import Catalog
from workbench.checks import Checker
from workbench.core.unit import Unit
from workbench.glossary import Glossary, columns
from workbench.workflow.pending import Wanted, is_affected
from workbench.workflow.terms import nearby

MISFITS = ("term-missing", "term-forbidden", "term-untranslated")
"""Checks that tell whether a person's text fits the glossary."""


_UNLIKE_ANY = Wanted("", "", lambda source: "none")
"""Differs from what any draft was made with."""


@dataclass(frozen=True, slots=True)
class Affected:
    """A unit that has to do with a change of the glossary."""

    file: str
    line: int
    state: str
    todo: str
    """`redo` for a draft, `look` for a person's text."""
    terms: tuple[str, ...]
    """Ids of the terms in its source."""
    reasons: tuple[str, ...]
    """What does not fit in a person's text."""
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Impact:
    """What there is to do."""

    affected: tuple[Affected, ...]
    fitting: int
    """Texts of persons whose terms have changed, but who say it as the glossary has it now."""
    rows: tuple[str, ...] = ()
    """Where revisions are compared: ids of the rows that were added, changed or removed."""

    def count(self, todo: str) -> int:
        """Number of units with that to do."""
        return sum(unit.todo == todo for unit in self.affected)


class Change(Protocol):
    """Tells which units a change of the glossary touches."""

    def redoes(self, unit: Unit) -> bool:
        """True if the unit is a draft that would come out otherwise."""
        ...

    def concerns(self, unit: Unit) -> bool:
        """True if the rows for a person's text have changed, or may have."""
        ...


class SinceDrafted:
    """The change since each unit was drafted, as its provenance tells."""

    def __init__(self, now: Glossary) -> None:
        self._now = now
        self._wanted = Wanted("", "", now.touching)

    def redoes(self, unit: Unit) -> bool:
        """True exactly where `workbench translate --only-affected` drafts again."""
        return is_affected(unit, self._wanted)

    def concerns(self, unit: Unit) -> bool:
        """True where the rows differ from those of its draft, or nobody knows those."""
        known = unit.provenance
        return known is None or not known.glossary or known.glossary != self._now.touching(unit.source)


class SinceRevision:
    """The change between two glossaries, whatever the catalogs say they were drafted with."""

    def __init__(self, before: Glossary, now: Glossary) -> None:
        self._before = before
        self._now = now

    def redoes(self, unit: Unit) -> bool:
        """True for an engine's draft whose enforced rows differ."""
        drafted = is_affected(unit, _UNLIKE_ANY)
        return drafted and self._before.touching(unit.source) != self._now.touching(unit.source)

    def concerns(self, unit: Unit) -> bool:
        """True where any row differs, those that are only checked included."""
        every = (glossary.touching(unit.source, check_only=True) for glossary in (self._before, self._now))
        return len(set(every)) > 1

    def rows(self) -> tuple[str, ...]:
        """Returns the ids of the rows that one glossary has otherwise or not at all."""
        old, new = ({term.id: columns.row(term) for term in each.terms} for each in (self._before, self._now))
        return tuple(key for key in dict.fromkeys([*new, *old]) if old.get(key) != new.get(key))


def impact(files: Sequence[Path], now: Glossary, change: Change) -> Impact:
    """Returns which drafts to redo and which texts of persons to look at again, in the order of the files.

    A text is to be looked at where the change concerns it and it lacks a term or has a forbidden form.

    Raises:
        CatalogError: a file cannot be read.
    """
    checker = Checker(now, select=MISFITS)
    affected: list[Affected] = []
    fitting = 0
    for file, unit in _units(files):
        if change.redoes(unit):
            affected.append(_affected(file, unit, "redo", (), now))
        elif unit.state.done and change.concerns(unit):
            reasons = tuple(issue.message for issue in checker.issues(unit))
            fitting += not reasons
            affected += [_affected(file, unit, "look", reasons, now)] if reasons else []
    rows = change.rows() if isinstance(change, SinceRevision) else ()
    return Impact(tuple(affected), fitting, rows)


def _units(files: Sequence[Path]) -> Iterator[tuple[Path, Unit]]:
    for file in files:
        yield from ((file, unit) for unit in Catalog.load(file).units)


def _affected(file: Path, unit: Unit, todo: str, reasons: tuple[str, ...], now: Glossary) -> Affected:
    terms = tuple(dict.fromkeys(hit.term.id for hit in now.hits(unit.source)))
    return Affected(str(nearby(file)), unit.line, unit.state.value, todo, terms, reasons, unit.source, unit.target)
