"""Changes in releases that are not open: repeats filled in, replacements; and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.catalog import Catalog
from workbench.core import Unit
from workbench.workflow.review.desk import Desk
from workbench.workflow.review.moves import repeated, takes_repeat


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Units of one catalog as they were before a step."""

    path: Path
    units: tuple[Unit, ...]


def put_elsewhere(path: Path, change: Callable[[Sequence[Unit]], Iterable[Unit]]) -> list[Elsewhere]:
    """Changes units of a catalog, saves it, and returns them as they were; nothing where nothing is changed.

    Raises:
        CatalogError: the catalog cannot be read or written.
    """
    catalog = Catalog.load(path)
    changed = list(change(catalog.units))
    if not changed:
        return []
    before = tuple(old for unit in changed if (old := catalog.unit(unit.key)))
    for unit in changed:
        catalog.put(unit)
    catalog.save()
    return [Elsewhere(path, before)]


def fill_repeats(desk: Desk, unit: Unit, release: Path) -> list[Elsewhere]:
    """Fills what was confirmed into units with the same source in other releases that nobody has worked on.

    Raises:
        CatalogError: a catalog cannot be read or written.
    """

    def filled(units: Sequence[Unit]) -> list[Unit]:
        same = (other for other in units if other.source == unit.source and takes_repeat(other))
        return [repeated(other, unit.target, release.stem, desk.hand) for other in same]

    paths = sorted(desk.holders(unit.source) - {release})
    return [change for path in paths for change in put_elsewhere(path, filled)]


def restore(changes: Iterable[Elsewhere]) -> None:
    """Puts units of other catalogs back as they were.

    Raises:
        CatalogError: a catalog cannot be read or written.
    """
    for change in changes:
        put_elsewhere(change.path, lambda _, units=change.units: units)  # type: ignore[misc]
