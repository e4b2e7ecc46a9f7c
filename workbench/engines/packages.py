"""Argos packages on this machine: list, choose, install, verify, remove."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

from workbench.core.errors import EngineError, PackageError
from workbench.engines.archive import unpacked
from workbench.engines.folders import MODELS, cache_folder, packages_folder
from workbench.engines.package import RECORD, Package, read_package, sha256, version_key

INSTALL_HINT = "`workbench model install fr en` installs the full package"
"""The one command that replaces the starter."""


def installed() -> list[Package]:
    """Returns the installed fr->en packages, the newest first; broken and other packages are passed over."""
    found = []
    folder = packages_folder()
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        try:
            if path.is_dir() and not path.name.startswith("."):
                found.append(read_package(path))
        except PackageError:
            continue
    return sorted(found, key=lambda package: (not package.starter, version_key(package.version)), reverse=True)


def starter() -> Package:
    """Returns the package that ships with the workbench; unpacks it at first use into the user's cache.

    Raises:
        PackageError: it is missing, or differs from its recorded checksum.
    """
    path = next(iter(sorted(MODELS.glob("*.argosmodel"))), None)
    if path is None:
        raise PackageError("the starter package is missing from this installation", path=MODELS, hint=INSTALL_HINT)
    checksum = sha256(path)
    if (known := _known_checksum(path.name)) and known != checksum:
        raise PackageError("differs from its recorded checksum", path=path, hint="install the workbench again")
    return from_file(path, checksum)


def _known_checksum(name: str) -> str:
    try:
        record = json.loads((MODELS / "starter.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(record.get("sha256", "")) if record.get("file", name) == name else ""


def from_file(path: Path, checksum: str = "") -> Package:
    """Returns the package in a file, unpacked once into a cache folder named by its checksum.

    Args:
        path: The .argosmodel file.
        checksum: SHA-256 of the file if it is known.

    Raises:
        PackageError: no package, or not a safe one.
    """
    checksum = (checksum or _checksum(path))[:16]
    home = cache_folder() / "packages"
    if not (there := sorted(home.glob(f"{checksum}-*"))):
        with unpacked(path, home) as package:
            there = [_settle(package.folder, home / f"{checksum}-{package.folder.name}")]
    return read_package(there[0])


def _settle(scratch: Path, home: Path) -> Path:
    try:
        return scratch.rename(home)
    except OSError:
        if home.is_dir():  # another process was faster
            return home
        raise


def _checksum(path: Path) -> str:
    try:
        return sha256(path)
    except OSError as error:
        raise PackageError(f"cannot be read: {error.strerror or error}", path=path) from error


def choose(name: str = "") -> Package:
    """Returns the package to draft with.

    Args:
        name: Label, folder name or version of an installed package, `starter`, or the path of a package's folder or
            file. Empty: the newest installed package, or the starter where none is installed.

    Raises:
        EngineError: no package of that name.
        PackageError: it is damaged.
    """
    if not name:
        return next((package for package in _installed_or_none() if not package.starter), None) or starter()
    if name == "starter" or name == starter().label:
        return starter()
    path = Path(name).expanduser()
    if path.is_file():
        return from_file(path)
    if (path / "metadata.json").exists():
        return read_package(path.resolve())
    return find(name)


def _installed_or_none() -> list[Package]:
    try:
        return installed()
    except EngineError:
        return []


def find(name: str) -> Package:
    """Returns the installed package of that label, folder name or version.

    Raises:
        EngineError: there is none; names those that are there.
    """
    every = installed()
    for package in every:
        short = package.label.removeprefix("argos/")
        if name in (package.label, short, package.folder.name, package.version, short.rpartition("-")[0]):
            return package
    there = ", ".join(package.label for package in every) or "none"
    raise EngineError(f"no package “{name}”", hint=f"installed: {there}; {INSTALL_HINT}")


def install_file(path: Path, origin: str = "") -> Package:
    """Installs a package from a .argosmodel file, in place of one of the same folder name.

    Args:
        path: The file.
        origin: Where it came from, for the record; empty: the file's name.

    Raises:
        PackageError: no package, not a safe one, or the disk is full; nothing is changed then.
    """
    record: dict[str, object] = {
        "sha256": _checksum(path),
        "origin": origin or path.name,
        "installed": date.today().isoformat(),
    }
    folder = packages_folder()
    with unpacked(path, folder) as package:
        files = sorted(item for item in package.folder.rglob("*") if item.is_file())
        record["files"] = {item.relative_to(package.folder).as_posix(): sha256(item) for item in files}
        (package.folder / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
        home = folder / package.folder.name
        if home.exists():
            home.rename(package.folder.parent / ".replaced")
        package.folder.rename(home)
    return read_package(home)


def verify(package: Package) -> tuple[str, ...]:
    """Returns the files of a package that differ from its installation record, or are gone; empty: all is well."""
    files = package.record().get("files", {})
    wrong = (name for name, checksum in files.items() if _differs(package.folder / name, checksum))
    return tuple(wrong)


def _differs(path: Path, checksum: object) -> bool:
    return not path.is_file() or sha256(path) != checksum


def remove(name: str) -> Package:
    """Removes an installed package and returns what it was.

    Raises:
        EngineError: no such package, or it is the starter, or it cannot be removed.
    """
    if name in ("starter", starter().label):
        raise EngineError("the starter package is part of the workbench and cannot be removed")
    package = find(name)
    try:
        shutil.rmtree(package.folder)
    except OSError as error:
        raise EngineError(f"cannot be removed: {error}", path=package.folder) from error
    return package
