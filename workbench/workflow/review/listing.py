"""The releases of a project: those with a catalog, and those that wait for their first draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.catalog import Catalog
from workbench.core import BlockKind, State, Unit
from workbench.core.errors import WorkbenchError
from workbench.workflow.project import Project
from workbench.workflow.review.place import kind_of
from workbench.workflow.status import Status, status_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A release in the list."""

    status: Status
    """Without units where there is no catalog yet."""
    path: Path | None
    """The catalog; None where there is none yet."""
    title: str = ""
    """French title, empty where it is not known."""


def listed(project: Project, files: Sequence[Path]) -> list[Listed]:
    """Returns the releases of these catalogs; where they are the project's, also its sources without one."""
    with_catalog = [_listed(path) for path in files]
    if set(files) != set(project.catalog_files()):
        return with_catalog
    known = {release.status.release for release in with_catalog}
    waiting = [Listed(_empty(path.stem), None) for path in sources(project) if path.stem not in known]
    return with_catalog + waiting


def sources(project: Project) -> list[Path]:
    """Returns the French releases of a project, by name; none where there is no such folder."""
    from workbench.releases import find

    return find([project.sources]).files


def _listed(path: Path) -> Listed:
    try:
        units = Catalog.load(path).units
    except WorkbenchError as error:
        return Listed(_empty(path.stem, str(error)), path)
    return Listed(status_of(path.stem, units), path, _title(units))


def _title(units: Sequence[Unit]) -> str:
    titles = (unit.source for unit in units if kind_of(unit) is BlockKind.TITLE)
    return next(titles, units[0].source if units else "")


def _empty(release: str, error: str = "") -> Status:
    return Status(release, 0, dict.fromkeys(State, 0), 0, 0, error=error)
