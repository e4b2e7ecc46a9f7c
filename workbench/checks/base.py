"""What a check is, and what it may ask for."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.core import Fix, Issue, Severity, Span, Term, TermHit, Terminology, TermUse, Unit
from workbench.core.verbatim import verbatim

START = Span(0, 0)
"""Place of an issue about something that the target lacks."""


@dataclass(frozen=True, slots=True)
class FileIssue:
    """One finding on a file."""

    check: str
    severity: Severity
    message: str
    line: int
    column: int = 1
    fatal: bool = False
    """True if nothing more can be made of the file."""


class NoTerms:
    """A glossary without terms."""

    digest = "00000000"
    terms: Sequence[Term] = ()

    def hits(self, text: str) -> tuple[TermHit, ...]:
        """None."""
        return ()

    def uses(self, text: str, term: Term) -> tuple[TermUse, ...]:
        """None."""
        return ()

    def forms(self, term: Term, plural: bool | None = None) -> tuple[str, ...]:
        """None."""
        return ()

    def touching(self, text: str) -> str:
        """No row touches any text."""
        return "-"


class Context:
    """What checks of one unit share: the glossary, and what was already looked up for this unit."""

    def __init__(
        self, terminology: Terminology | None = None, drafts: frozenset[tuple[str, str]] = frozenset()
    ) -> None:
        self.terminology: Terminology = terminology or NoTerms()
        self.drafts = drafts
        """(source, draft) of what engines have drafted, from the ledger."""
        self._hits: tuple[str, tuple[TermHit, ...]] = ("", ())
        self._terms: tuple[tuple[Term, tuple[TermHit, ...]], ...] = ()
        self._uses: dict[str, tuple[TermUse, ...]] = {}
        self._target = ""

    def hits(self, unit: Unit) -> tuple[TermHit, ...]:
        """Terms of the unit's source."""
        if self._hits[0] != unit.source:
            self._hits = unit.source, self.terminology.hits(unit.source)
            by_term: dict[str, tuple[TermHit, ...]] = {}
            for hit in self._hits[1]:
                by_term[hit.term.id] = (*by_term.get(hit.term.id, ()), hit)
            self._terms = tuple((hits[0].term, hits) for hits in by_term.values())
        return self._hits[1]

    def terms(self, unit: Unit) -> tuple[tuple[Term, tuple[TermHit, ...]], ...]:
        """Each term of the unit's source once, with where it stands there."""
        self.hits(unit)
        return self._terms

    def uses(self, unit: Unit, term: Term) -> tuple[TermUse, ...]:
        """What the unit's target says for a term."""
        if self._target != unit.target:
            self._uses, self._target = {}, unit.target
        if term.id not in self._uses:
            self._uses[term.id] = tuple(self._real(unit.target, self.terminology.uses(unit.target, term)))
        return self._uses[term.id]

    @staticmethod
    def _real(target: str, uses: tuple[TermUse, ...]) -> Iterator[TermUse]:
        """Uses outside addresses and URLs; “who” and “us” in small letters are no acronyms."""
        kept = verbatim(target) if uses else ()
        for use in uses:
            word = not use.case_ok and use.span.of(target) in _WORDS
            if not word and not any(use.span.overlaps(span) for span in kept):
                yield use


_WORDS = frozenset(("who", "us", "un", "it", "car", "eu", "aids", "is"))


class Check(ABC):
    """One kind of finding. The docstring is what `workbench check --explain ID` shows."""

    id: str
    severity: Severity = Severity.MAJOR
    note: bool = False
    """True for what a reader may want to know and nobody has to change: counted, listed on request."""

    @abstractmethod
    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields what is wrong with a unit that has a target; depends on nothing but its arguments."""

    def issue(
        self, span: Span, message: str, *, fix: str | None = None, source_span: Span | None = None,
        severity: Severity | None = None,
    ) -> Issue:  # fmt: skip
        """Returns an issue of this check; `fix` replaces the text of `span`."""
        repair = None if fix is None else Fix(span, fix)
        return Issue(self.id, severity or self.severity, message, span, source_span, repair)

    @classmethod
    def explanation(cls) -> str:
        """The docstring, without its indentation."""
        return inspect.cleandoc(cls.__doc__ or "")


def shown(text: str, most: int = 60) -> str:
    """Returns `text` in “ ”, shortened in its middle."""
    text = " ".join(text.split()) or text
    return f"“{text}”" if len(text) <= most else f"“{text[: most // 2]} … {text[-most // 2 :]}”"
