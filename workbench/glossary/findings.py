"""What is wrong with a glossary, or doubtful: one finding a row; contradictions, which make it unusable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.core.errors import GlossaryError
from workbench.core.folding import fold
from workbench.core.issue import Severity
from workbench.core.terms import Term


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right, or (minor) to think about."""

    check: str
    severity: Severity
    message: str
    term: str
    """Id of the row; empty: the row has none."""
    path: str
    line: int


def contradictions(terms: Sequence[Term]) -> Iterator[Finding]:
    """Yields what makes a glossary unusable: an id twice, one French term with two preferred English ones."""
    ids: dict[str, Term] = {}
    sources: dict[tuple[str, str], Term] = {}
    for term in terms:
        first = ids.setdefault(term.id, term)
        if first is not term:
            yield finding(
                "duplicate-id", Severity.CRITICAL, term, f"the id “{term.id}” stands already in {place(first)}"
            )
        first = sources.setdefault((term.source, term.pos), term)
        if first.target != term.target:
            what = f"« {term.source} » is “{term.target}” here and “{first.target}” in {place(first)}"
            yield finding("contradiction", Severity.CRITICAL, term, what)


def error(found: Finding) -> GlossaryError:
    """Returns a contradiction as the error that loading raises."""
    return GlossaryError(found.message, path=found.path or None, line=found.line or None)


def finding(check: str, severity: Severity, term: Term, message: str) -> Finding:
    """Returns a finding on a row."""
    return Finding(check, severity, message, term.id, term.path, term.line)


def place(term: Term) -> str:
    """Returns where a row stands, for messages: `file:line (id)`."""
    return f"{term.path}:{term.line} ({term.id})" if term.path else term.id


def key(text: str) -> str:
    """Returns a form folded for comparison; hyphens are spaces."""
    return fold(text).text.replace("-", " ")
