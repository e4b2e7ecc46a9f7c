"""The glossary in a pair: what the source's terms have become in the target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.base import START, Check, Context, shown
from workbench.core import CaseRule, Issue, Severity, Span, Status, Term, TermHit, TermUse, Unit
from workbench.core.text import small, whole


def accepted(unit: Unit, context: Context, term: Term) -> list[TermUse]:
    """Returns the preferred and admitted forms of a term that the target has."""
    return [use for use in context.uses(unit, term) if use.status is not Status.FORBIDDEN]


def _forbidden(unit: Unit, context: Context, term: Term) -> list[TermUse]:
    """Forbidden forms of a term that are no part of an accepted form of any term of the source."""
    found = [use for use in context.uses(unit, term) if use.status is Status.FORBIDDEN]
    if not found:
        return []
    right = [use.span for hit in context.hits(unit) for use in accepted(unit, context, hit.term)]
    return [use for use in found if not any(s.start <= use.span.start and use.span.end <= s.end for s in right)]


def _left(unit: Unit, hit: TermHit) -> Span | None:
    """Where the French form of a hit stands in the target as it is; None where English spells it alike."""
    form, target = hit.span.of(unit.source), unit.target
    if not form.isupper():
        form, target = small(form), small(target)
    at = next(whole(form, target), None)
    if at is None or hit.term.untranslatable:
        return None
    same = (hit.term.target, hit.term.plural, *hit.term.admitted)
    return None if any(form.lower() == text.lower() for text in same) else Span(at, at + len(form))


def left_in_french(unit: Unit, context: Context) -> list[Span]:
    """Returns the places where a term of the source stands in the target in French."""
    places = (_left(unit, hits[0]) for _, hits in context.terms(unit))
    return [place for place in places if place]


def _same_text(unit: Unit) -> bool:
    return unit.source.strip() == unit.target.strip()


class TermMissing(Check):
    """A term of the source has neither its preferred nor an admitted English form in the target.

    Terms are found in all their inflections and variants; the longest match wins, homographs (« le texte traite de… »)
    are no terms. One form in the target is enough for a term that the source says several times; its words may stand
    apart (“countries of origin and destination”) or derived (“raise awareness”).
    """

    id = "term-missing"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue for each term; none where a forbidden form or the French term stands in its place."""
        for term, hits in context.terms(unit):
            uses = context.uses(unit, term)
            if not uses and not _left(unit, hits[0]) and not _covered(unit, context, term) and not _derived(unit, term):
                said = hits[0].span.of(unit.source)
                wanted = context.terminology.forms(term, hits[0].plural)
                message = f"{shown(said)} should be {shown(wanted[0] if wanted else term.target)}"
                yield self.issue(START, message, source_span=hits[0].span)


def _covered(unit: Unit, context: Context, term: Term) -> bool:
    """True if another term of the source that holds this one's words has its form in the target."""
    small = term.source.lower()
    others = (hit.term for hit in context.hits(unit) if hit.term.id != term.id and small in hit.term.source.lower())
    return any(term.target.lower() in use.form.lower() for other in others for use in accepted(unit, context, other))


def _derived(unit: Unit, term: Term) -> bool:
    """True if the words of an accepted form stand apart or derived; a name has to stand there as it is."""
    if term.case is CaseRule.EXACT or term.pos == "acronym":
        return False
    there = [word.lower() for word in _WORD.findall(unit.target)]
    return any(_all_there(form, there) for form in (term.target, *term.admitted))


_WORD = re.compile(r"[^\W\d_]+")


def _all_there(form: str, there: list[str]) -> bool:
    stems = [word[: max(4, len(word) - 3)] for word in _WORD.findall(form.lower()) if len(word) > 3]
    return bool(stems) and all(any(word.startswith(stem) for word in there) for stem in stems)


class TermForbidden(Check):
    """A form stands in the target that the glossary forbids for a term of the source; with a fix for acronyms."""

    id = "term-forbidden"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each forbidden form, with the preferred one."""
        for term, hits in context.terms(unit):
            for use in _forbidden(unit, context, term):
                if _same_text(unit):
                    continue
                forms = context.terminology.forms(term, hits[0].plural)
                message = f"{shown(use.span.of(unit.target))} is forbidden for {shown(hits[0].span.of(unit.source))}"
                better = f"; say {shown(forms[0])}" if forms else ""
                fix = forms[0] if forms and term.pos == "acronym" else None
                yield self.issue(use.span, message + better, fix=fix, source_span=hits[0].span)


class TermAdmitted(Check):
    """An admitted form stands in the target where another is preferred. Nothing is wrong: this is a note."""

    id = "term-admitted"
    severity = Severity.MINOR
    note = True

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each term that has an admitted form only."""
        for term, hits in context.terms(unit):
            uses = accepted(unit, context, term)
            if uses and all(use.status is Status.ADMITTED for use in uses):
                text = uses[0].span.of(unit.target)
                message = f"{shown(text)} is admitted, {shown(term.target)} is preferred"
                yield self.issue(uses[0].span, message, source_span=hits[0].span)


class TermCase(Check):
    """An acronym or proper name has not the case that the glossary gives it; the fix writes it so.

    Other terms may be raised, in titles and names.
    """

    id = "term-case"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each form in the wrong case, with a fix."""
        for term, hits in context.terms(unit):
            for use in accepted(unit, context, term):
                text = use.span.of(unit.target)
                if not use.case_ok and term.case is CaseRule.EXACT and not text.isupper():
                    fix = use.form if use.form.lower() == text.lower() and use.form != text else None
                    message = f"{shown(text)} is written {shown(use.form)}"
                    yield self.issue(use.span, message, fix=fix, source_span=hits[0].span)


class TermUntranslated(Check):
    """A term of the source stands in the target in French."""

    id = "term-untranslated"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue for each such term; with a fix for an acronym."""
        for term, hits in context.terms(unit):
            left = _left(unit, hits[0])
            if left and not any(left.overlaps(use.span) for use in context.uses(unit, term)):
                french = left.of(unit.target)
                fix = term.target if term.pos == "acronym" else None
                message = f"{shown(french)} is French; English has {shown(term.target)}"
                yield self.issue(left, message, fix=fix, source_span=hits[0].span)


class TermOveruse(Check):
    """The target says a term at least twice more often than its source. It may be clearer so: this is a note."""

    id = "term-overuse"
    severity = Severity.MINOR
    note = True

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue for each such term, at its last form."""
        shared: dict[Span, int] = {}
        for hit in context.hits(unit):
            for use in accepted(unit, context, hit.term):
                shared[use.span] = shared.get(use.span, 0) + 1
        for term, hits in context.terms(unit):
            uses = accepted(unit, context, term)
            alone = [use for use in uses if shared[use.span] <= len(hits)]
            if len(alone) >= len(hits) + 2:
                text = alone[-1].span.of(unit.target)
                message = f"{shown(text)}: {len(alone)} times in the target, {len(hits)} in the source"
                yield self.issue(alone[-1].span, message, source_span=hits[0].span)
