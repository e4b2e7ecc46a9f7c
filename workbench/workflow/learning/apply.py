"""Applying a proposal that a person has accepted."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from workbench.catalog import Catalog, store
from workbench.core import State
from workbench.core.errors import InputError
from workbench.glossary import Glossary
from workbench.glossary.amend import with_forbidden
from workbench.workflow import terms
from workbench.workflow.learning.proposal import Kind, Proposal
from workbench.workflow.project import FILE, Project, read_config


def apply(project: Project, proposal: Proposal, file: Path | None = None) -> Path:
    """Makes the change and returns the file that it is in.

    Args:
        project: The project.
        proposal: What was accepted.
        file: Glossary file for a new term; None: learned.csv in the project's glossary.

    Raises:
        WorkbenchError: the change does not fit what is there now; nothing was changed.
    """
    match proposal.kind:
        case Kind.TERM:
            return _add_term(project, proposal, file or project.glossary / "learned.csv")
        case Kind.FORBID:
            return _forbid(project, proposal)
        case Kind.RULE:
            return _add_rule(project, proposal)
        case Kind.MEMORY:
            return _correct(project, proposal)


def _note(proposal: Proposal) -> str:
    return f"learned from {len(proposal.evidence)} edits"


def _add_term(project: Project, proposal: Proposal, file: Path) -> Path:
    cells = {"fr": proposal.french, "en": proposal.after, "forbidden": proposal.before, "note": _note(proposal)}
    terms.add(project, cells, file)
    return file


def _forbid(project: Project, proposal: Proposal) -> Path:
    rows = {term.id: term for term in Glossary.load(project.glossary).terms}
    if proposal.term not in rows:
        raise InputError(f"the glossary has no term “{proposal.term}” any more", hint="run `workbench learn` again")
    row = rows[proposal.term]
    path = Path(row.path)
    store.write(path, with_forbidden(store.read(path), path, row.line, proposal.before))
    return path


def _add_rule(project: Project, proposal: Proposal) -> Path:
    path = project.root / FILE
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    name = "learned-" + re.sub(r"\W+", "-", proposal.before.lower()).strip("-")
    if any(rule.id == name for rule in project.config.check.rules):
        raise InputError(f"has a rule “{name}” already", path=path)
    pattern = r"(?i)(?<!\w)" + re.escape(proposal.before) + r"(?!\w)"
    lines = [
        "[[check.rules]]",
        f"id = {_toml(name)}",
        f"message = {_toml(f'write “{proposal.after}”, not “{proposal.before}”')}",
        f"target = {_toml(pattern)}",
        f"fails = [[{_toml('…')}, {_toml(proposal.before)}]]",
        f"passes = [[{_toml('…')}, {_toml(proposal.after)}]]",
    ]
    text = (
        before + ("\n" if before and not before.endswith("\n") else "") + "\n" * bool(before) + "\n".join(lines) + "\n"
    )
    store.write(path, text.encode())
    read_config(path)
    return path


def _toml(text: str) -> str:
    """A TOML basic string; JSON's escapes are a subset of it."""
    return json.dumps(text, ensure_ascii=False)


def _correct(project: Project, proposal: Proposal) -> Path:
    """Gives the stored segment the new target; it loses its review, which nobody has made of this text."""
    path = project.catalogs / f"{proposal.release}.po"
    catalog = Catalog.load(path)
    unit = next((u for u in catalog.units if (u.source, u.target) == (proposal.french, proposal.before)), None)
    if unit is None:
        raise InputError("does not hold the segment any more", path=path, hint="run `workbench learn` again")
    line = replace(unit.provenance, state=State.TRANSLATED, why=_note(proposal)) if unit.provenance else None
    catalog.put(replace(unit, target=proposal.after, state=State.TRANSLATED, provenance=line, ignored=()))
    catalog.save()
    return path
