"""`workbench translate` from its arguments to its report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from workbench.catalog import Ledger
from workbench.core.config import EngineConfig
from workbench.core.errors import InputError
from workbench.glossary import Glossary
from workbench.releases import Furniture, discover, learn
from workbench.workflow.drafting import Drafting
from workbench.workflow.memory import project_memory
from workbench.workflow.project import Project
from workbench.workflow.translate import Report, Translation


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line may change for one run."""

    target: Path | None = None
    """Folder of the PO files; None: the project's. Drafts that go elsewhere are not in the project's ledger."""
    name: str = "stdin"
    """Name of a release read from standard input."""
    package: str = ""
    beam: int | None = None
    threads: int | None = None
    only_affected: bool = False

    def engine(self, config: EngineConfig) -> EngineConfig:
        """Returns the project's engine configuration with this run's changes."""
        given = {"beam": self.beam, "threads": self.threads, "package": self.package or None}
        return replace(config, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


def translate_paths(
    paths: Sequence[Path],
    options: Options,
    stdin: BinaryIO,
    progress: Callable[[int, int], None] = lambda done, known: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Drafts the releases that `paths` name (none: the project's) and returns what was done.

    Args:
        paths: Files, folders, or `-` for standard input.
        options: What this run changes.
        stdin: Where `-` is read from.
        progress: Called with (segments done, segments known so far).
        cancelled: Asked between batches; true: finish the batch in hand, save, stop.

    Raises:
        WorkbenchError: no releases there, a broken glossary or configuration, no package.
    """
    project = Project.find()
    terms = Glossary.load(project.glossary)
    drafting = Drafting(options.engine(project.config.engine), terms, lambda: project_memory(project, terms))
    run = Translation(
        options.target or project.catalogs,
        drafting,
        terms,
        Ledger(project.memory) if options.target is None else None,
        only_affected=options.only_affected,
        progress=progress,
        cancelled=cancelled,
    )
    with tempfile.TemporaryDirectory(prefix="workbench-") as scratch:
        files = discover([_stored(path, options.name, stdin, Path(scratch)) for path in paths or [project.sources]])
        report = run.run(files, furniture_of(project, files))
    report.hint = drafting.hint if any(row.drafted for row in report.rows) else ""
    return report


def _stored(path: Path, name: str, stdin: BinaryIO, scratch: Path) -> Path:
    """Returns the path, or for `-` a file that holds what standard input has."""
    if str(path) != "-":
        return path
    if not name or Path(name).name != name or name.startswith("."):
        raise InputError(f"“{name}” is no name for a release", hint="use letters, digits and hyphens")
    stored = scratch / f"{name}.txt"
    stored.write_bytes(stdin.read())
    return stored


def furniture_of(project: Project, files: Sequence[Path]) -> Furniture:
    """Returns what the site repeats around releases.

    It is learned from all releases of the project where the files are among them, so that a release reads the same
    alone and with the others; else from the files themselves.
    """
    inside = any(file.resolve().parent == project.sources.resolve() for file in files)
    return learn(discover([project.sources]) if inside else files)
