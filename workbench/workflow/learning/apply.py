"""Applying a proposal that a person has accepted."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path

from workbench.catalog import Catalog, store
from workbench.checks.house import House
from workbench.core import State
from workbench.core.config import HouseRule
from workbench.core.errors import ConfigError, InputError
from workbench.glossary import Glossary
from workbench.glossary.amend import with_forbidden
from workbench.glossary.naming import slug
from workbench.workflow import terms
from workbench.workflow.learning.proposal import Kind, Proposal
from workbench.workflow.project import FILE, Project


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
    rule = HouseRule(
        id=f"learned-{slug(proposal.before)}",
        message=f"write “{proposal.after}”, not “{proposal.before}”",
        target=r"(?i)(?<!\w)" + re.escape(proposal.before) + r"(?!\w)",
        passes=(("…", proposal.after),),
        fails=(("…", proposal.before),),
    )
    if any(known.id == rule.id for known in project.config.check.rules):
        raise InputError(f"has a rule “{rule.id}” already", path=path)
    House(rule)  # proves it by its examples
    before = store.read_if_there(path) or b""
    gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
    data = before + gap + _rows(rule).encode()
    _check(path, data)
    store.write(path, data)
    return path


def _rows(rule: HouseRule) -> str:
    lines = [f"{key} = {_toml(getattr(rule, key))}" for key in ("id", "message", "target", "passes", "fails")]
    return "\n".join(["[[check.rules]]", *lines, ""])


def _check(path: Path, data: bytes) -> None:
    """Refuses what would not be TOML: rules that are written as one array cannot be added to.

    Raises:
        ConfigError: with the reason.
    """
    try:
        tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"a rule cannot be added: {error}", path=path, hint="add it by hand") from error


def _toml(value: object) -> str:
    """A TOML string or array of them; JSON's escapes are a subset of TOML's, which forbids DEL besides."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


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
