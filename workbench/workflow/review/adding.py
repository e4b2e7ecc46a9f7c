"""A term added to the glossary while reviewing."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core import Term, Unit
from workbench.core.errors import GlossaryError
from workbench.glossary.append import append
from workbench.glossary.naming import free, slug
from workbench.workflow.review.desk import Desk

FILE = "review.csv"
"""File of the glossary that terms from review are added to."""


def add_term(desk: Desk, source: str, target: str) -> Term:
    """Adds a term to the glossary's review.csv and reads the glossary again.

    Raises:
        GlossaryError: a side is empty, or the French is in the glossary already; says where.
    """
    source, target = " ".join(source.split()), " ".join(target.split())
    if not source or not target:
        raise GlossaryError("a term needs its French and its English")
    known = desk.glossary.terms if desk.glossary else ()
    if there := next((term for term in known if source.casefold() in _forms(term)), None):
        what = f"“{source}” is there already: “{there.target}”"
        raise GlossaryError(what, path=there.path, line=there.line, hint="edit that row")
    name = free(slug(source), {term.id for term in known})
    term = Term(id=name, source=source, target=target, pos=_pos(source))
    append(desk.project.glossary / FILE, term)
    desk.reload_terms()
    return term


def touched(desk: Desk, term: Term, units: Sequence[Unit]) -> list[int]:
    """Returns the places of the units whose source has the term."""
    return [i for i, unit in enumerate(units) if any(hit.term.id == term.id for hit in desk.terms(unit.source))]


def _forms(term: Term) -> set[str]:
    return {form.casefold() for form in (term.source, *term.variants)}


def _pos(source: str) -> str:
    if " " in source:
        return "phrase" if len(source.split()) > 4 else "noun"
    return "acronym" if source.isupper() and len(source) > 1 else "noun"
