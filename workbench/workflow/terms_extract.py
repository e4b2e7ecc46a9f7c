"""What the glossary may lack: candidates from the project's releases and reviewed pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.catalog import Catalog
from workbench.core.terms import Terminology
from workbench.glossary.extract import Candidate, candidates
from workbench.releases import discover, learn, read
from workbench.workflow.project import Project


def extract(project: Project, paths: Sequence[Path], known: Terminology, least: int = 2) -> list[Candidate]:
    """Returns candidate terms of releases (none named: the project's), the best first.

    Raises:
        InputError: a release or a catalog cannot be read.
    """
    files = discover(paths or [project.sources])
    return candidates(_sentences(files), known, _pairs(project), least=least)


def _sentences(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    furniture = learn(files)
    for file in files:
        for segment in read(file, furniture).segments:
            if segment.language == "fr" and not segment.verbatim:
                yield file.stem, segment.text


def _pairs(project: Project) -> Iterator[tuple[str, str]]:
    for path in project.catalog_files():
        for unit in Catalog.load(path).units:
            if unit.state.done and not unit.stale:
                yield unit.source, unit.target
