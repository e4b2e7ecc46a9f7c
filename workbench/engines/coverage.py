"""Which terms of a source its target has, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.terms import CaseRule, Status, Term, TermHit, Terminology
from workbench.core.text import Span


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of the source that the target must have."""

    hit: TermHit
    forms: tuple[str, ...]
    """Accepted English forms, the best first."""
    place: float
    """Where it stands in the source: 0 at its start, 1 at its end."""

    @property
    def term(self) -> Term:
        """The term."""
        return self.hit.term


def wanted(source: str, terms: Terminology, skipped: frozenset[str] = frozenset()) -> tuple[Wanted, ...]:
    """Returns the terms to enforce in a target of `source`, in text order.

    Args:
        source: French text.
        terms: The glossary.
        skipped: Ids of terms that are not to be enforced.
    """
    found = []
    for hit in terms.hits(source):
        if not hit.term.check_only and hit.term.id not in skipped:
            own = (hit.span.of(source),) if hit.term.untranslatable else ()
            forms = tuple(dict.fromkeys((*own, *terms.forms(hit.term, hit.plural))))
            found.append(Wanted(hit, forms, (hit.span.start + hit.span.end) / 2 / max(len(source), 1)))
    return tuple(found)


def cover(target: str, every: Sequence[Wanted], terms: Terminology) -> tuple[Span | None, ...]:
    """Returns for each wanted term the place of an accepted form that is its own; None where it has none.

    Longer forms hide shorter ones inside them; no place serves two terms. A maximum matching (augmenting paths), so
    that as many terms as possible are found.
    """
    places = _places(target, every, terms)
    size = max(len(target), 1)
    owner: dict[Span, int] = {}
    for i in range(len(every)):
        _assign(i, every, places, owner, size, set())
    mine = {i: span for span, i in owner.items()}
    return tuple(mine.get(i) for i in range(len(every)))


def _places(target: str, every: Sequence[Wanted], terms: Terminology) -> dict[Span, set[str]]:
    """Returns the longest places of accepted forms with the ids of the terms they serve."""
    uses = [use for each in {one.term.id: one for one in every}.values() for use in _uses(target, each, terms)]
    places: dict[Span, set[str]] = {}
    for span, term in sorted(uses, key=lambda use: (use[0].start - use[0].end, use[0].start)):
        if span in places:
            places[span].add(term)
        elif not any(span.overlaps(other) for other in places):
            places[span] = {term}
    return places


def _uses(target: str, one: Wanted, terms: Terminology) -> list[tuple[Span, str]]:
    found = [
        (use.span, one.term.id)
        for use in terms.uses(target, one.term)
        if use.status is not Status.FORBIDDEN and (use.case_ok or one.term.case is CaseRule.ANY)
    ]
    if not found and one.term.untranslatable and (at := target.find(one.forms[0])) >= 0:
        found.append((Span(at, at + len(one.forms[0])), one.term.id))
    return found


def _assign(
    i: int, every: Sequence[Wanted], places: dict[Span, set[str]], owner: dict[Span, int], size: int, seen: set[Span]
) -> bool:
    own = [span for span, ids in places.items() if every[i].term.id in ids and span not in seen]
    for span in sorted(own, key=lambda span: abs((span.start + span.end) / 2 / size - every[i].place)):
        seen.add(span)
        if span not in owner or _assign(owner[span], every, places, owner, size, seen):
            owner[span] = i
            return True
    return False
