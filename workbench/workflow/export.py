"""Write the English release in the layout of its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.catalog import Catalog, store
from workbench.core import Segment, State, Unit
from workbench.core.errors import CatalogError, WorkbenchError
from workbench.releases import write
from workbench.workflow.project import Project
from workbench.workflow.translating import furniture_of

SOURCE = "X-Workbench-Source"


class Unready(StrEnum):
    """What to do with segments below the state that is asked for."""

    REFUSE = "refuse"
    MARK = "mark"  # [draft: …], and [not translated: …] with the French
    KEEP = "keep"  # as they are; the French where there is nothing


class NotReady(WorkbenchError):
    """Segments are below the state that was asked for."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Exported:
    """A release in English."""

    data: bytes
    """In the format of the source."""
    suffix: str
    """Ending of the source's name: `.txt`."""
    unready: int
    """Segments below the state that was asked for."""


def export(
    project: Project, catalog_path: Path, *, source: Path | None = None, require: State = State.REVIEWED,
    unready: Unready = Unready.REFUSE,
) -> Exported:  # fmt: skip
    """Returns the English release of a catalog.

    Args:
        project: Where releases lie.
        catalog_path: The PO file.
        source: The French release; None: the one that the catalog's header names, in the project.
        require: The state that every segment should have.
        unready: What to do with those that have not.

    Raises:
        NotReady: with Unready.REFUSE, if a segment is below `require`; says how many, and where the first is.
        InputError: no source file, or the catalog is older than it.
    """
    catalog = Catalog.load(catalog_path)
    source = source or _source(project, catalog)
    units = {reference.rpartition(":")[2]: unit for unit in catalog.units for reference in unit.references}
    late: list[Unit] = []

    def target(segment: Segment) -> str:
        unit = units.get(segment.reference)
        if unit is None or unit.source != segment.text:
            what = f"does not have segment {segment.reference} of {source.name} as it is now"
            raise CatalogError(what, path=catalog_path, hint="run `workbench translate` first")
        if unit.state.rank >= require.rank:
            return unit.target
        late.append(unit)
        return _shown(unit, unready)

    data = write(source, target, furniture_of(project, [source]))
    if late and unready is Unready.REFUSE:
        raise _refusal(catalog_path, late, require)
    return Exported(data, source.suffix, len(late))


def save(path: Path, exported: Exported) -> None:
    """Writes an exported release in one step.

    Raises:
        CatalogError: nothing could be written.
    """
    store.write(path, exported.data)


def _source(project: Project, catalog: Catalog) -> Path:
    name = Path(catalog.header.get(SOURCE, "")).name
    path = project.sources / name
    if not name or not path.is_file():
        what = f"its source “{name}” is not in {project.sources}" if name else "does not name its source"
        raise CatalogError(what, path=catalog.path, hint="give the French release with --source")
    return path


def _shown(unit: Unit, unready: Unready) -> str:
    if unready is Unready.MARK:
        return f"[draft: {unit.target}]" if unit.target else f"[not translated: {unit.source}]"
    return unit.target or unit.source


def _refusal(path: Path, late: list[Unit], require: State) -> NotReady:
    first = min(late, key=lambda unit: unit.line)
    what = f"{len(late)} segments are not {require} yet, the first is {first.state}"
    return NotReady(what, path=path, line=first.line, hint="review them, or export with --unready mark")
