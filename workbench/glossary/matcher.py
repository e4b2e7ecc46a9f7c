"""Terms in French text: every form of every term at once, in one Aho-Corasick automaton."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ahocorasick

from workbench.core.folding import Folded, alike, fold
from workbench.core.terms import Term, TermHit
from workbench.glossary import patterns


@dataclass(frozen=True, slots=True)
class Form:
    """One French form of one term."""

    term: int
    """Place of the term in the glossary."""
    folded: Folded
    plural: bool
    blocks: bool = False
    """True: a context in which the term is not meant."""


class Matcher:
    """Finds terms in French text."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = terms
        self._automaton = ahocorasick.Automaton()
        for number, term in enumerate(terms):
            for text, plural in patterns.forms(term):
                self._add(Form(number, fold(text), plural))
            for context in term.not_when:
                for text, plural in patterns.inflected(context, term.pos):
                    self._add(Form(number, fold(text), plural, blocks=True))
        if len(self._automaton):
            self._automaton.make_automaton()

    def _add(self, form: Form) -> None:
        key = _search_text(form.folded)
        entries: list[Form] = self._automaton.get(key, None) or []
        if not entries:
            self._automaton.add_word(key, entries)
        entries.append(form)

    def hits(self, text: str) -> tuple[TermHit, ...]:
        """Returns the terms of a text: longest first, never overlapping, in text order."""
        if not len(self._automaton):
            return ()
        folded = fold(text)
        found = [(start, end, form) for start, end, form in self._candidates(folded)]
        blocked = [(start, end, form.term) for start, end, form in found if form.blocks]
        found = [f for f in found if not f[2].blocks and not _blocked(f, blocked)]
        return tuple(
            TermHit(self.terms[form.term], folded.span(start, end), form.plural) for start, end, form in _longest(found)
        )

    def _candidates(self, folded: Folded) -> list[tuple[int, int, Form]]:
        found = []
        for last, entries in self._automaton.iter(_search_text(folded)):
            end = last + 1
            start = end - len(entries[0].folded.text)
            if _bounded(folded.text, start, end):
                part = _part(folded, start, end)
                found += [(start, end, form) for form in entries if self._fits(form, part)]
        return found

    def _fits(self, form: Form, part: Folded) -> bool:
        if self.terms[form.term].pos == "acronym" and form.folded.cased != part.cased:
            return False
        return alike(form.folded, part)


def _search_text(folded: Folded) -> str:
    return folded.plain.replace("-", " ")


def _part(folded: Folded, start: int, end: int) -> Folded:
    text, plain, cased = (s[start:end].replace("-", " ") for s in (folded.text, folded.plain, folded.cased))
    return Folded(text, plain, cased, (), ())


def _bounded(text: str, start: int, end: int) -> bool:
    if start and text[start].isalnum() and text[start - 1].isalnum():
        return False
    return not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())


def _blocked(found: tuple[int, int, Form], blocked: list[tuple[int, int, int]]) -> bool:
    start, end, form = found
    return any(b <= start and end <= e and term == form.term for b, e, term in blocked)


def _longest(found: list[tuple[int, int, Form]]) -> list[tuple[int, int, Form]]:
    taken: list[tuple[int, int, Form]] = []
    for start, end, form in sorted(found, key=lambda f: (f[0] - f[1], f[0], f[2].plural, f[2].term)):
        if all(end <= other[0] or other[1] <= start for other in taken):
            taken.append((start, end, form))
    return sorted(taken, key=lambda f: f[0])
