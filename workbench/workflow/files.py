"""Which files a command means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.catalog import Catalog
from workbench.core import Unit
from workbench.core.errors import InputError, WorkbenchError
from workbench.workflow.project import Project


def catalog_files(paths: Sequence[Path]) -> list[Path]:
    """Returns the PO files that `paths` name: files as they are, folders by their *.po, in the order given.

    Raises:
        InputError: a path does not exist, or a folder has no PO file.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*.po"))
            if not inside:
                raise InputError("holds no PO file", path=path)
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise InputError("does not exist", path=path)
    return list(dict.fromkeys(found))


def find_catalog(project: Project, name: str) -> Path:
    """Returns the PO file that a release's name, its file or the PO file itself stand for.

    Raises:
        InputError: there is none.
    """
    for path in (Path(name), project.catalogs / name, project.catalogs / f"{name}.po"):
        if path.suffix == ".po" and path.is_file():
            return path
    path = project.catalogs / f"{Path(name).stem}.po"
    if path.is_file():
        return path
    raise InputError(f"no catalog for “{name}” in {project.catalogs}", hint="run `workbench translate` first")


def readable_units(path: Path) -> Sequence[Unit]:
    """Returns the units of a PO file, or none where it cannot be read: the command that works on it says why."""
    try:
        return Catalog.load(path).units
    except WorkbenchError:
        return ()
