"""Argos packages of this machine, and which one the project drafts with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.errors import EngineError, WorkbenchError
from workbench.engines import packages
from workbench.engines.index import Progress, install
from workbench.engines.package import Package
from workbench.workflow.project import FILE, Project, read_config


@dataclass(frozen=True, slots=True)
class Model:
    """A package as `workbench model` shows it."""

    name: str
    """`argos/fr_en-1.9`, as in the drafts."""
    folder: Path
    size: int
    """Bytes on disk."""
    starter: bool
    used: bool
    """True if the project drafts with it."""
    record: dict[str, Any]
    """Of the installation: sha256, origin, installed; empty where there is none."""
    damaged: tuple[str, ...] = ()
    """Files that differ from the record; looked at by `info` alone."""


def models(project: Project) -> list[Model]:
    """Returns the installed packages, the newest first, and the starter."""
    used = _used(project)
    return [_model(package, used) for package in (*packages.installed(), packages.starter())]


def info(project: Project, name: str = "") -> Model:
    """Returns one package (default: the one that the project uses), its files compared with its record.

    Raises:
        EngineError: no such package.
    """
    package = packages.choose(name or project.config.engine.package)
    return _model(package, _used(project), packages.verify(package))


def _model(package: Package, used: Package | None, damaged: tuple[str, ...] = ()) -> Model:
    record = {key: value for key, value in package.record().items() if key != "files"}
    return Model(package.label, package.folder, package.size, package.starter, package == used, record, damaged)


def _used(project: Project) -> Package | None:
    try:
        return packages.choose(project.config.engine.package)
    except EngineError:
        return None


def add(wanted: tuple[str, ...], progress: Progress = lambda done, total: None) -> Package:
    """Installs a package.

    Args:
        wanted: Path of an .argosmodel file, or two language codes to look for in the Argos index.
        progress: Told the bytes of a download.

    Raises:
        EngineError: no network, no such package, or a pair of languages the workbench does not translate.
        PackageError: no package, or not a safe one.
    """
    if len(wanted) == 1:
        return packages.install_file(Path(wanted[0]).expanduser())
    if wanted != ("fr", "en"):
        raise EngineError(f"the workbench translates French to English, not {' to '.join(wanted)}")
    return install("fr", "en", progress)


def use(project: Project, name: str) -> Package:
    """Writes the package's name into workbench.toml, after looking that it is there; `auto` leaves the choice open.

    Raises:
        EngineError: no such package.
        ConfigError: workbench.toml cannot be read as it is or as it would be.
    """
    package = packages.choose("" if name == "auto" else name)
    path = project.root / FILE
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    after = _with_package(before, "" if name == "auto" else package.label if _is_named(name) else name)
    _replace(path, after)
    return package


def _is_named(name: str) -> bool:
    return not Path(name).expanduser().exists()


def _with_package(text: str, name: str) -> str:
    """Returns a workbench.toml with `[engine] package`, its other lines as they were."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    line = f'package = "{quoted}"\n'
    lines = text.splitlines(keepends=True)
    start = next((i for i, each in enumerate(lines) if re.match(r"\s*\[\s*engine\s*\]", each)), None)
    if start is None:
        gap = "\n" if text and not text.endswith("\n\n") else ""
        return text + ("" if not text or text.endswith("\n") else "\n") + f"{gap}[engine]\n{line}"
    end = next((i for i in range(start + 1, len(lines)) if lines[i].lstrip().startswith("[")), len(lines))
    old = next((i for i in range(start + 1, end) if re.match(r"\s*package\s*=", lines[i])), None)
    lines[start + 1 if old is None else old : start + 1 if old is None else old + 1] = [line]
    return "".join(lines)


def _replace(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(text, encoding="utf-8")
        read_config(new)
        new.replace(path)
    except OSError as error:
        raise WorkbenchError(f"cannot be written: {error.strerror or error}", path=path) from error
    finally:
        new.unlink(missing_ok=True)


def remove(name: str) -> Package:
    """Removes an installed package.

    Raises:
        EngineError: no such package, or the starter.
    """
    return packages.remove(name)
