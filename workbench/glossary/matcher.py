"""Terms in French text: every form of every term at once, in one Aho-Corasick automaton.

Aho and Corasick, “Efficient string matching: an aid to bibliographic search”, CACM 18 (1975). The automaton holds the
forms without case, accents and hyphens; what it finds is then held against the text: word boundaries, accents, the case
of acronyms and names, noun or verb. What is left competes: the longest wins, contexts of `not_when` block.
"""

from __future__ import annotations

from collections.abc import Sequence

import ahocorasick

from workbench.core.folding import fold
from workbench.core.terms import Term, TermHit
from workbench.glossary import patterns
from workbench.glossary.homographs import homograph
from workbench.glossary.reading import Form, Found, Reading, without_hyphens


class Matcher:
    """Finds terms in French text."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = terms
        self._automaton = ahocorasick.Automaton()
        for place, term in enumerate(terms):
            for text, number in patterns.forms(term).items():
                self._add(place, text, number)
            for unmeant in term.not_when:
                for text in dict(patterns.inflected(unmeant, term.pos)):
                    self._add(place, text, None, blocks=True)
        if len(self._automaton):
            self._automaton.make_automaton()

    def _add(self, place: int, text: str, number: patterns.Number, blocks: bool = False) -> None:
        folded = without_hyphens(fold(text))
        first = folded.text.partition(" ")[0]
        judged = not blocks and self.terms[place].pos in ("noun", "verb") and homograph(first)
        form = Form(place, folded, number, blocks, len(first) if judged else 0)
        entries: list[Form] | None = self._automaton.get(folded.plain, None)
        if entries is None:
            self._automaton.add_word(folded.plain, [form])
        else:
            entries.append(form)

    def hits(self, text: str) -> tuple[TermHit, ...]:
        """Returns the terms of a text: longest first, never overlapping, in text order."""
        if not len(self._automaton):
            return ()
        reading = Reading(self.terms, text)
        found = reading.candidates(self._automaton)
        kept = _longest(_unblocked(found), len(reading.folded.text))
        return tuple(
            TermHit(self.terms[f.form.term], reading.folded.span(f.start, f.end), reading.plural(f)) for f in kept
        )


def _unblocked(found: list[Found]) -> list[Found]:
    blockers = [f for f in found if f.form.blocks]
    return [
        f
        for f in found
        if not f.form.blocks
        and not any(b.form.term == f.form.term and b.start <= f.start and f.end <= b.end for b in blockers)
    ]


def _longest(found: list[Found], length: int) -> list[Found]:
    taken = bytearray(length)
    kept = []
    for f in sorted(found, key=lambda f: (f.start - f.end, f.start, f.form.term, bool(f.form.number))):
        if taken.find(1, f.start, f.end) < 0:
            taken[f.start : f.end] = b"\1" * (f.end - f.start)
            kept.append(f)
    return sorted(kept, key=lambda f: f.start)
