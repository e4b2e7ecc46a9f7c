"""Forms of a term in English text: which stand there, with what status, in the right case or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from workbench.core.folding import Folded, fold
from workbench.core.terms import CaseRule, Status, Term, TermUse
from workbench.core.text import whole
from workbench.glossary import english

_OPENING = re.compile(r"(?:^|[.!?:…][\"”’')\]»]* |[\n•|] ?|[–—-] )[\"“‘'(\[«–—• -]*$")
"""What may stand before the first word of a sentence."""
_REACH = 12
_MOST_HYPHENS = 4
"""Hyphens of a form that may be a space or nothing; any further ones are a space."""
_SMALL = 3
"""Letters of the longest word that a title may leave in lower case."""


@dataclass(frozen=True, slots=True)
class _Form:
    status: Status
    listed: str
    cased: str


class Uses:
    """Looks for one term's English forms, inflected.

    Case, hyphen or space, curly or straight apostrophe make no difference, unless the glossary lists both ways.
    """

    def __init__(self, term: Term) -> None:
        self.term = term
        self._forms: dict[str, list[_Form]] = {}
        spellings: dict[str, None] = {}
        for text, listed, status in _forms(term):
            folded = fold(text)
            key = _squeezed(folded.plain)
            self._forms.setdefault(key, []).append(_Form(status, listed, folded.cased))
            spellings.update(dict.fromkeys(_spellings(folded.plain)))
        self._spellings = tuple(spellings)

    def find(self, text: str) -> tuple[TermUse, ...]:
        """Returns the occurrences in text order; where two overlap, the first, and of equal beginnings the longer."""
        folded = fold(text)
        spaced = _spaced(folded.plain)
        found = [(at, at + len(form)) for form in self._spellings if form in spaced for at in whole(form, spaced)]
        return tuple(self._use(folded, start, end) for start, end in _apart(found))

    def _use(self, folded: Folded, start: int, end: int) -> TermUse:
        forms = self._forms[_squeezed(folded.plain[start:end])]
        form = next((form for form in forms if form.cased == folded.cased[start:end]), forms[0])
        case_ok = _case_ok(folded, start, end, _spaced(form.cased), self.term.case)
        return TermUse(self.term, folded.span(start, end), form.status, form.listed, case_ok)


def inflected(form: str, pos: str) -> tuple[str, ...]:
    """Returns an English form and its inflections: plural of a noun or acronym, -s, -ed and -ing of a verb."""
    if pos == "verb":
        return english.verb_forms(form)
    return (form, english.plural(form)) if pos in ("noun", "acronym") else (form,)


def _forms(term: Term) -> Iterator[tuple[str, str, Status]]:
    """Yields surface form, listed form, status: what is listed before what is inflected."""
    listed = [
        *((form, Status.PREFERRED) for form in (term.target, term.plural) if form),
        *((form, Status.ADMITTED) for form in term.admitted),
        *((form, Status.FORBIDDEN) for form in term.forbidden),
    ]
    yield from ((form, form, status) for form, status in listed)
    for form, status in listed:
        if form != term.plural:
            yield from ((surface, form, status) for surface in inflected(form, term.pos))


def _case_ok(folded: Folded, start: int, end: int, expected: str, rule: CaseRule) -> bool:
    """Judges the case of an occurrence.

    As listed is right; a raised first letter opens a sentence; all capitals stand in a text of capitals. Where the rule
    is `any`, every longer word but prepositions may be raised too, as in titles and before names (“Chief of Mission
    Ana Example”).
    """
    found = _spaced(folded.cased[start:end])
    if _squeezed(found) == _squeezed(expected):
        return True
    if _squeezed(found) == _squeezed(expected[:1].upper() + expected[1:]):
        before = folded.text[max(0, start - _REACH) : start]
        return bool(_OPENING.search(before)) if start else True
    if found == expected.upper():
        return folded.cased == folded.cased.upper()
    return rule is CaseRule.ANY and all(map(_raised, found.split(), expected.split()))


def _raised(found: str, expected: str) -> bool:
    small = len(expected) <= _SMALL or expected in english.PREPOSITIONS
    return found == expected[:1].upper() + expected[1:] or (found == expected and small)


def _apart(found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yields the places that do not overlap an earlier one; of equal beginnings the longest."""
    upto = 0
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= upto:
            upto = end
            yield start, end


def _spellings(form: str) -> Iterator[str]:
    """Yields a form with a space or nothing for each of its hyphens."""
    parts = form.split("-", _MOST_HYPHENS)
    for joints in product((" ", ""), repeat=len(parts) - 1):
        yield _spaced("".join(part + joint for part, joint in zip(parts, (*joints, ""), strict=True)))


def _spaced(text: str) -> str:
    return text.replace("-", " ")


def _squeezed(text: str) -> str:
    return text.replace("-", "").replace(" ", "")
