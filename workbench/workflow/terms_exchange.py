"""Glossaries of other tools in, ours out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.catalog.store import write
from workbench.core.errors import GlossaryError
from workbench.core.terms import Term
from workbench.glossary import Glossary, csvfile, exchange
from workbench.glossary.exchange import Exported
from workbench.glossary.naming import free
from workbench.workflow.project import Project
from workbench.workflow.terms import glossary_files, nearby


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did."""

    file: Path
    """The new glossary file; not written where `added` is 0."""
    added: int
    known: tuple[str, ...]
    """French terms left out because a row with the same English is there already."""
    conflicts: tuple[str, ...]
    """Rows left out because the glossary says otherwise; one sentence each."""
    skipped: int
    """Entries without French or without English."""


def import_terms(project: Project, path: Path, form: str = "", target: Path | None = None) -> Report:
    """Copies the terms of another tool's file into a new file of the project's glossary.

    Args:
        project: The project.
        path: The file to import.
        form: Name of its format; empty: found out.
        target: The file to make; None: the name of `path` in the glossary's folder.

    Raises:
        GlossaryError: the file or the glossary cannot be used, or the new file is there already.
    """
    new = nearby(target or project.glossary / f"{path.stem}.csv")
    if new.exists():
        raise GlossaryError("is there already", path=new, hint="name another file with --output")
    found = exchange.load(path, form)
    ours = Glossary.load(glossary_files(project)).terms
    kept, known, conflicts = _sorted(ours, found.terms)
    if kept:
        new.parent.mkdir(parents=True, exist_ok=True)
        write(new, csvfile.write(kept).encode())
    return Report(new, len(kept), tuple(known), tuple(conflicts), found.skipped)


def _sorted(ours: Sequence[Term], theirs: Sequence[Term]) -> tuple[list[Term], list[str], list[str]]:
    """Parts what is new from what is known and what contradicts; an id that is taken gets a number."""
    rows = {_key(form): term for term in ours for form in (term.source, *term.variants)}
    ids = {term.id for term in ours}
    kept: list[Term] = []
    known: list[str] = []
    conflicts: list[str] = []
    for term in theirs:
        there = rows.get(_key(term.source))
        if there is None:
            fresh = replace(term, id=free(term.id, ids))
            ids.add(fresh.id)
            rows[_key(term.source)] = fresh
            kept.append(fresh)
        elif term.target in (there.target, *there.admitted):
            known.append(term.source)
        else:
            at = f"{there.path}:{there.line}"
            conflicts.append(f"{term.path}:{term.line}: « {term.source} » is “{term.target}”, “{there.target}” in {at}")
    return kept, known, conflicts


def _key(form: str) -> str:
    return form if form.isupper() else form.casefold()


def export_terms(project: Project, form: str, files: Sequence[Path] = (), target: Path | None = None) -> Exported:
    """Returns the glossary in another format, written to `target` too if that is given.

    Raises:
        GlossaryError: the glossary cannot be used.
    """
    exported = exchange.export(Glossary.load(glossary_files(project, files)).terms, form)
    if target:
        write(target, exported.data)
    return exported
