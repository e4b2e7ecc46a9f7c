"""The project's glossary: where it is, what is wrong with it, one more row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import GlossaryError
from workbench.core.issue import Severity
from workbench.core.terms import Term
from workbench.glossary import Glossary, append, audit, columns, csvfile
from workbench.glossary.findings import Finding
from workbench.glossary.naming import slug
from workbench.workflow.project import Project

MALFORMED = "malformed"


def glossary_files(project: Project, paths: Sequence[Path] = ()) -> list[Path]:
    """Returns the CSV files of `paths` (folders by their *.csv), or the project's, as seen from the current folder.

    Raises:
        GlossaryError: a named path does not exist.
    """
    files = []
    for path in paths or [project.glossary]:
        if path.is_dir():
            files += sorted(path.glob("*.csv"))
        elif path.exists():
            files.append(path)
        elif paths:
            raise GlossaryError("does not exist", path=path)
    return [nearby(file) for file in dict.fromkeys(files)]


def nearby(path: Path) -> Path:
    """Returns the path relative to the current folder where it lies in it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return path


def load(project: Project) -> Glossary:
    """Returns the project's glossary, its rows named by paths as seen from the current folder."""
    return Glossary.load(glossary_files(project))


def check(files: Sequence[Path]) -> list[Finding]:
    """Returns what is wrong with glossary files: first what cannot be read, then what does not fit together."""
    broken: list[Finding] = []
    terms: list[Term] = []
    for file in files:
        for found in _parsed(file):
            if isinstance(found, Term):
                terms.append(found)
            else:
                what = f"{found.what}; {found.hint}" if found.hint else found.what
                broken.append(Finding(MALFORMED, Severity.CRITICAL, what, "", str(file), found.line or 0))
    return broken + audit.audit(terms)


def _parsed(file: Path) -> Iterator[Term | GlossaryError]:
    try:
        yield from csvfile.parse(csvfile.decode(file), file)
    except GlossaryError as error:
        yield error


def exit_code(findings: Sequence[Finding], strict: bool = False) -> int:
    """Returns 2 if a file or row cannot be used, 1 for other findings (minor ones only if `strict`), else 0."""
    if any(finding.check == MALFORMED for finding in findings):
        return 2
    return 1 if any(strict or finding.severity is not Severity.MINOR for finding in findings) else 0


@dataclass(frozen=True, slots=True)
class Added:
    """A new row of the glossary."""

    term: Term
    doubts: tuple[Finding, ...]
    """Minor findings on it."""


def add(project: Project, cells: Mapping[str, str], file: Path | None = None) -> Added:
    """Appends a row to a glossary file, whose byte style is kept; without `file`, to the only one there is.

    Args:
        project: The project.
        cells: The row by column; an empty id is made from the French.
        file: A file of the project's glossary, made if it does not exist.

    Raises:
        GlossaryError: the row is wrong or does not fit the other rows, or it is not clear which file is meant.
    """
    files = glossary_files(project)
    chosen = nearby(file) if file else _only(files, project)
    rows = [term for each in dict.fromkeys([*files, chosen]) if each.exists() for term in csvfile.read(each)]
    identifier = cells.get("id") or slug(cells.get("fr", ""))
    term = columns.term({**cells, "id": identifier}, chosen, append.next_line(chosen))
    found = [finding for finding in audit.audit([*rows, term]) if finding.term == term.id]
    new = [finding for finding in found if (finding.path, finding.line) == (term.path, term.line)]
    for finding in new:
        if finding.severity is not Severity.MINOR:
            raise GlossaryError(f"the new row {term.id} is not added: {finding.message}")
    append.append(chosen, term)
    return Added(term, tuple(new))


def _only(files: Sequence[Path], project: Project) -> Path:
    if len(files) > 1:
        names = ", ".join(str(file) for file in files)
        raise GlossaryError("the glossary has several files", hint=f"name one with --file: {names}")
    return files[0] if files else nearby(project.glossary / "terms.csv")
