"""`workbench translate` from its arguments to its report."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from workbench.catalog import Ledger
from workbench.core.config import EngineConfig
from workbench.core.errors import InputError, ReleaseError
from workbench.glossary import Glossary
from workbench.releases import Found, Furniture, find, learn, load_stream, with_ending
from workbench.workflow.drafting import Drafting
from workbench.workflow.memory import project_memory
from workbench.workflow.project import Project
from workbench.workflow.translate import Translation
from workbench.workflow.translate_report import Report, Row

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line may change for one run."""

    target: Path | None = None
    """Folder of the PO files; None: the project's. Drafts that go elsewhere are not in the project's ledger."""
    name: str = "stdin"
    """Name of a release read from standard input; an ending tells its format, without one its first bytes do."""
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
        WorkbenchError: no folder of releases, a broken glossary or configuration, no package.
    """
    project = Project.find()
    streams = _streams(paths, options.name, stdin)
    found = _found(project, [path for path in paths if path != STDIN], list(streams))
    terms = Glossary.load(project.glossary)
    drafting = Drafting(options.engine(project.config.engine), terms, lambda: project_memory(project, terms))
    run = Translation(
        options.target or project.catalogs,
        drafting,
        terms,
        Ledger(project.memory) if options.target is None else None,
        only_affected=options.only_affected,
        streams=streams,
        progress=progress,
        cancelled=cancelled,
    )
    report = run.run([*found.files, *streams], furniture_of(project, found.files))
    report.rows += [Row(Path(error.path or "").stem, error=str(error)) for error in found.problems]
    report.hint = drafting.hint if any(row.drafted for row in report.rows) else ""
    return report


def _streams(paths: Sequence[Path], name: str, stdin: BinaryIO) -> dict[Path, bytes]:
    """Returns what standard input holds, by the file name that stands for it; nothing where no path is `-`."""
    if STDIN not in paths:
        return {}
    if not name or Path(name).name != name or name.startswith("."):
        raise InputError(f"“{name}” is no name for a release", hint="use letters, digits and hyphens")
    data = load_stream(stdin, name)
    return {Path(with_ending(name, data)): data}


def _found(project: Project, paths: Sequence[Path], streams: Sequence[Path]) -> Found:
    """Returns the files that `paths` name, without those that would share a catalog with a stream."""
    if not paths and streams:
        return Found([], [])
    if not paths and not project.sources.is_dir():
        hint = "name releases, or make a project with `workbench init`"
        raise InputError("there is no such folder of releases", path=project.sources, hint=hint)
    found = find(paths or [project.sources])
    taken = {stream.stem for stream in streams}
    problems = [
        ReleaseError("would share its catalog with standard input", path=file, hint="give that another --name")
        for file in found.files
        if file.stem in taken
    ]
    return Found([file for file in found.files if file.stem not in taken], found.problems + problems)


def furniture_of(project: Project, files: Sequence[Path]) -> Furniture:
    """Returns what the site repeats around releases.

    It is learned from all releases of the project where the files are among them, so that a release reads the same
    alone and with the others; else from the files themselves.
    """
    # realpath: Path.resolve raises for a link that leads to itself.
    sources = Path(os.path.realpath(project.sources))
    inside = any(Path(os.path.realpath(file)).parent == sources for file in files)
    return learn(find([project.sources]).files if inside else files)
