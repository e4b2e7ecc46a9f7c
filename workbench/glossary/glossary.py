"""The glossary: terms, where they occur, what they are called in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from workbench.core.terms import Term, TermHit, TermUse
from workbench.core.text import digest
from workbench.glossary import columns, csvfile, english
from workbench.glossary.findings import contradictions, error
from workbench.glossary.matcher import Matcher
from workbench.glossary.uses import Uses, inflected

_EFFECTIVE = ("fr", "variants", "en", "en_plural", "admitted", "forbidden", "pos", "case", "untranslatable")
"""Columns that change what is made of a hit."""


class Glossary:
    """A reviewed vocabulary, ready to match. Implements `core.Terminology`."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms: Sequence[Term] = tuple(terms)
        self._uses: dict[str, Uses] = {}

    @classmethod
    def load(cls, source: Path | Iterable[Path]) -> Glossary:
        """Returns the glossary of a folder (its *.csv by name) or of files; a folder without files has no terms.

        Raises:
            GlossaryError: a file is malformed, two rows have the same id, or they contradict each other.
        """
        paths = [source] if isinstance(source, Path) else list(source)
        terms = [term for path in paths for file in _files(path) for term in csvfile.read(file)]
        for contradiction in contradictions(terms):
            raise error(contradiction)
        return cls(terms)

    @cached_property
    def digest(self) -> str:
        """Hash of every row: 8 hex digits."""
        return digest(*(cell for term in self.terms for cell in columns.row(term).values()))

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.terms)

    def hits(self, text: str) -> tuple[TermHit, ...]:
        """Terms of a French text: longest match first, never overlapping, in text order."""
        return self._matcher.hits(text)

    def uses(self, text: str, term: Term) -> tuple[TermUse, ...]:
        """Occurrences of the term's preferred, admitted and forbidden forms (inflected) in an English text."""
        known = self._uses.get(term.id)
        if known is None or known.term is not term:
            known = self._uses[term.id] = Uses(term)
        return known.find(text)

    def forms(self, term: Term, plural: bool | None = None) -> tuple[str, ...]:
        """Accepted English forms, the best first: preferred then admitted; that number first (None: singular first)."""
        if term.pos == "verb":
            return tuple(
                dict.fromkeys(form for base in (term.target, *term.admitted) for form in inflected(base, "verb"))
            )
        pairs = [(term.target, term.plural or term.target)]
        pairs += [(form, english.plural(form) if term.plural else form) for form in term.admitted]
        return tuple(dict.fromkeys(form for one, many in pairs for form in ((many, one) if plural else (one, many))))

    def touching(self, text: str, *, check_only: bool = False) -> str:
        """Hash of exactly those rows that touch a French text, with where and how: 8 hex digits, "-" for none.

        Rows that are only checked have no effect on a draft and count with `check_only` alone; nor do notes, domains,
        authorities and ids count.
        """
        hits = [hit for hit in self.hits(text) if check_only or not hit.term.check_only]
        return digest(*(part for hit in hits for part in _effect(hit))) if hits else "-"


def _effect(hit: TermHit) -> tuple[str, ...]:
    cells = columns.row(hit.term)
    return str(hit.span.start), str(hit.span.end), *(cells[name] for name in _EFFECTIVE)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob("*.csv"))
    return [path] if path.suffix or path.exists() else []
