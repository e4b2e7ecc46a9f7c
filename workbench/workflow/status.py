"""How far each release has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench.catalog import Catalog
from workbench.core import State, Unit, words
from workbench.core.errors import WorkbenchError


@dataclass(frozen=True, slots=True)
class Status:
    """States and words of one catalog. Words are those of the French source."""

    release: str
    units: int
    states: dict[State, int]
    """Units in each state; every state is there."""
    words: int
    words_done: int
    """Words of the units that a person has confirmed."""
    reviewers: tuple[str, ...] = ()
    """Names, by the number of units."""
    changed: date | None = None
    """Day of the last review."""
    starter: int = 0
    """Drafts of the starter package."""
    warnings: int = 0
    """Units that say why they need a look: drafts that failed a guard, returned ones, reviews void by a change."""
    error: str = ""
    """Why the catalog could not be read; empty: it was."""

    @property
    def words_left(self) -> int:
        """Words that no person has confirmed yet."""
        return self.words - self.words_done

    @property
    def percent(self) -> float:
        """Words done, of 100; an empty catalog is done."""
        return 100 * self.words_done / self.words if self.words else 100.0


def status_of(release: str, units: Sequence[Unit]) -> Status:
    """Returns the status of a catalog's units."""
    states = Counter(unit.state for unit in units)
    people = Counter(unit.provenance.by for unit in units if unit.provenance and unit.provenance.by)
    days = [unit.provenance.on for unit in units if unit.provenance and unit.provenance.on]
    return Status(
        release=release,
        units=len(units),
        states={state: states[state] for state in State},
        words=sum(words(unit.source) for unit in units),
        words_done=sum(words(unit.source) for unit in units if unit.state.done),
        reviewers=tuple(name for name, _ in people.most_common()),
        changed=max(days, default=None),
        starter=sum(_from_starter(unit) for unit in units),
        warnings=sum(unit.stale or _says_why(unit) for unit in units),
    )


def _says_why(unit: Unit) -> bool:
    return not unit.state.done and unit.provenance is not None and bool(unit.provenance.why)


def _from_starter(unit: Unit) -> bool:
    return not unit.state.done and unit.provenance is not None and "starter" in unit.provenance.engine


def statuses(files: Sequence[Path]) -> list[Status]:
    """Returns the status of each PO file; one that cannot be read says why in `error`."""
    return [_status(path) for path in files]


def _status(path: Path) -> Status:
    try:
        return status_of(path.stem, Catalog.load(path).units)
    except WorkbenchError as error:
        return Status(path.stem, 0, dict.fromkeys(State, 0), 0, 0, error=str(error))
