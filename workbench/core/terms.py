"""Terms: concepts of the glossary, where they occur, and what the target made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from workbench.core.text import Span


class CaseRule(StrEnum):
    """How the case of a target term is held."""

    ANY = "any"  # lower case, raised at the start of a sentence or in a title
    EXACT = "exact"  # as written: proper names, acronyms


class Status(StrEnum):
    """What the house thinks of a target form."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of the glossary: a row of glossary/*.csv."""

    id: str
    """Unique, lower case with hyphens: `traite-personnes`."""
    source: str
    """The French term in its dictionary form."""
    target: str
    """The preferred English term."""
    variants: tuple[str, ...] = ()
    """Further French forms that mean the same (synonyms, spellings); inflections need not be listed."""
    plural: str = ""
    """English plural of `target`; empty: it has none or it is the same word."""
    admitted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    pos: str = "noun"
    """noun, verb, adjective, name, acronym or phrase."""
    domain: str = ""
    case: CaseRule = CaseRule.ANY
    untranslatable: bool = False
    not_when: tuple[str, ...] = ()
    """French contexts that hold the term but are not it: « traite négrière », « traite de »."""
    check_only: bool = False
    """True: looked for by the checks and shown in review, never forced into a draft."""
    note: str = ""
    authority: str = ""
    path: str = ""
    """File the row came from, for messages."""
    line: int = 0
    """Line of the row in that file, from 1."""


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found in a French text."""

    term: Term
    span: Span
    plural: bool
    """True if the French form is a plural one."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A form of a term found in an English text."""

    term: Term
    span: Span
    status: Status
    form: str
    """The glossary form that was met (not its inflection in the text)."""
    case_ok: bool = True


class Terminology(Protocol):
    """What drafting, review and checks ask of a glossary. `workbench.glossary.Glossary` is the real one."""

    @property
    def digest(self) -> str:
        """Hash of every row: 8 hex digits."""
        ...

    @property
    def terms(self) -> Sequence[Term]:
        """All terms, in file order."""
        ...

    def hits(self, text: str) -> tuple[TermHit, ...]:
        """Terms of a French text: longest match first, never overlapping, in text order."""
        ...

    def uses(self, text: str, term: Term) -> tuple[TermUse, ...]:
        """Occurrences of the term's preferred, admitted and forbidden forms (inflected) in an English text."""
        ...

    def forms(self, term: Term, plural: bool | None = None) -> tuple[str, ...]:
        """Accepted English forms, the best first: preferred then admitted; that number first (None: singular first)."""
        ...

    def touching(self, text: str) -> str:
        """Hash of exactly those rows that touch a French text: 8 hex digits, "-" for none."""
        ...
