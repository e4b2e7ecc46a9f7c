"""The project's translation memory: its reviewed catalogs and the memories imported into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from workbench.core import Span, Terminology, Unit
from workbench.core.errors import InputError
from workbench.memory import Entry, Memory, read_tmx, write_tmx
from workbench.workflow.files import readable_units
from workbench.workflow.project import Project


def project_memory(project: Project, terms: Terminology | None = None) -> Memory:
    """Returns the memory of a project: imported TMX files first, then every catalog, so that the house's word is newer.

    A catalog that cannot be read is passed over: the command that works on it says so.

    Raises:
        InputError: an imported memory cannot be read.
    """
    memory = Memory(renderings=_renderings(terms)) if terms else Memory()
    for path in imported(project):
        for entry in read_tmx(path):
            memory.remember(entry)
    for path in project.catalog_files():
        for release, unit, before, after in _units(path):
            memory.add(release, unit, before, after)
    return memory


def imported(project: Project) -> list[Path]:
    """TMX files in the project's memory folder, by name."""
    return sorted(project.memory.glob("*.tmx"))


def with_neighbours(units: Sequence[Unit]) -> Iterator[tuple[Unit, str, str]]:
    """Yields each unit with the sources before and after it."""
    sources = ["", *(unit.source for unit in units), ""]
    yield from zip(units, sources, sources[2:], strict=False)


def import_tmx(project: Project, path: Path) -> tuple[Path, int]:
    """Copies the French-English pairs of a TMX file into the project, and returns the new file and their number.

    Raises:
        InputError: the file is no TMX, holds no such pair, or one of its name is there already.
    """
    target = project.memory / f"{path.stem}.tmx"
    if target.exists():
        raise InputError("is there already", path=target, hint="rename the file to import, or delete this one")
    entries = list(read_tmx(path))
    if not entries:
        raise InputError("holds no French-English pair", path=path)
    _write(target, write_tmx(entries))
    return target, len(entries)


def tmx(entries: Iterable[Entry]) -> bytes:
    """Returns entries as a TMX file."""
    return write_tmx(entries)


def export_tmx(entries: Iterable[Entry], path: Path) -> None:
    """Writes entries as a TMX file, in one step."""
    _write(path, tmx(entries))


def _write(path: Path, data: bytes) -> None:
    from workbench.catalog.store import write

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot be made: {error.strerror}", path=path.parent) from error
    write(path, data)


def _units(path: Path) -> Iterator[tuple[str, Unit, str, str]]:
    for unit, before, after in with_neighbours(readable_units(path)):
        yield path.stem, unit, before, after


def _renderings(terms: Terminology) -> Callable[[str], Sequence[str]]:
    """Returns what the glossary calls a French name, or the name itself."""

    def english(name: str) -> Sequence[str]:
        whole = [hit for hit in terms.hits(name) if hit.span == Span(0, len(name))]
        return terms.forms(whole[0].term) if whole else (name,)

    return english
