"""Which files a command means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.catalog import Catalog
from workbench.core import Unit
from workbench.core.errors import InputError, WorkbenchError


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


def readable_units(path: Path) -> Sequence[Unit]:
    """Returns the units of a PO file, or none where it cannot be read: the command that works on it says why."""
    try:
        return Catalog.load(path).units
    except WorkbenchError:
        return ()
