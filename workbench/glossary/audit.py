"""Checks on a glossary as a whole: rows that contradict, shadow or repeat each other, contexts, risky words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from workbench.core.folding import fold
from workbench.core.issue import Severity
from workbench.core.terms import Term
from workbench.glossary import patterns
from workbench.glossary.findings import Finding, contradictions, finding, key, place
from workbench.glossary.homographs import homograph


def audit(terms: Sequence[Term]) -> list[Finding]:
    """Returns all findings, in the order of the rows."""
    found = [one for check in _CHECKS for one in check(terms)]
    rows = {(term.path, term.line): n for n, term in enumerate(terms)}
    return sorted(found, key=lambda f: (rows.get((f.path, f.line), 0), -f.severity.rank, f.check))


def _own_forms(terms: Sequence[Term]) -> Iterator[Finding]:
    """A form twice in a row: preferred and admitted, accepted and forbidden. Case and hyphens tell forms apart here."""
    for term in terms:
        accepted = [fold(form).cased for form in (term.target, term.plural, *term.admitted) if form]
        for form in term.forbidden:
            if fold(form).cased in accepted:
                what = f"“{form}” is forbidden and accepted in one row"
                yield finding("forbidden-and-accepted", Severity.MAJOR, term, what)
        for form in term.admitted:
            if accepted.count(fold(form).cased) > 1:
                yield finding("repeated-form", Severity.MAJOR, term, f"“{form}” is preferred and admitted in one row")
        if term.source in term.variants:
            yield finding("repeated-form", Severity.MAJOR, term, f"« {term.source} » is its own variant")


def _shared_french(terms: Sequence[Term]) -> Iterator[Finding]:
    """A French form in two rows of one part of speech: only the first row would ever be found by it."""
    rows: dict[tuple[str, str], list[tuple[Term, str]]] = defaultdict(list)
    for term in terms:
        for form in dict.fromkeys((term.source, *term.variants)):
            rows[key(form) if term.pos != "acronym" else form, term.pos].append((term, form))
    for uses in rows.values():
        first, _ = uses[0]
        for term, form in uses[1:]:
            if term is not first and not (form == term.source == first.source and term.target != first.target):
                what = f"« {form} » belongs already to {place(first)}, which will be found instead"
                yield finding("shared-form", Severity.MAJOR, term, what)


def _forbidden_elsewhere(terms: Sequence[Term]) -> Iterator[Finding]:
    """A preferred term that another row forbids; two rows that do so to each other are a cycle.

    Rows that are to be kept apart (« Conseil de l'Europe », « Conseil européen ») say so: one names the other's id in
    its note.
    """
    preferred: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        preferred[key(term.target)].append(term)
    bans = {
        (term.id, other.id): (term, other, form)
        for term in terms
        for form in term.forbidden
        for other in preferred[key(form)]
        if other is not term and other.id not in term.note and term.id not in other.note
    }
    for (ours, theirs), (term, other, form) in bans.items():
        if (theirs, ours) not in bans:
            what = f"“{form}” is forbidden here and preferred in {place(other)}"
            yield finding("forbidden-elsewhere", Severity.MAJOR, term, what + _APART.format(theirs))
        elif ours < theirs:
            what = f"a cycle: this row forbids what {place(other)} prefers, and that one what this one prefers"
            yield finding("cycle", Severity.MAJOR, term, what + _APART.format(theirs))


_APART = "; if they are to be kept apart, name “{}” in the note"


def _contexts(terms: Sequence[Term]) -> Iterator[Finding]:
    """A context of `not_when` that does not hold the term, or is the term itself."""
    for term in terms:
        if not term.not_when:
            continue
        forms = {key(form) for form in patterns.forms(term)}
        for unmeant in term.not_when:
            context = key(unmeant)
            if context in (key(term.source), *map(key, term.variants)):
                what = f"the context « {unmeant} » is the term itself, which so is never found by it"
                yield finding("not-when", Severity.MAJOR, term, what)
            elif not any(_within(form, context) for form in forms):
                yield finding("not-when", Severity.MAJOR, term, f"the context « {unmeant} » does not hold the term")


def _within(form: str, context: str) -> bool:
    at = context.find(form)
    while at >= 0:
        end = at + len(form)
        if not context[at - 1 : at].isalnum() and not context[end : end + 1].isalnum():
            return True
        at = context.find(form, at + 1)
    return False


def _single_words(terms: Sequence[Term]) -> Iterator[Finding]:
    """Single words that may mean other things: short ones, and nouns that are verbs too, without any context."""
    for term in terms:
        risky = homograph(key(term.source)) or len(term.source) < _SHORT
        if term.pos in ("name", "acronym") or " " in term.source or term.check_only or term.not_when or not risky:
            continue
        what = f"« {term.source} » is one word with several uses; give it contexts in not_when, or make it check_only"
        yield finding("risky-word", Severity.MINOR, term, what)


_SHORT = 4


def _near(terms: Sequence[Term]) -> Iterator[Finding]:
    """Two rows with the same preferred English in one domain: perhaps one concept."""
    rows: dict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for term in terms:
        rows[key(term.target), term.pos, term.domain].append(term)
    for same in rows.values():
        first = same[0]
        for term in same[1:]:
            what = f"“{term.target}” is the English of {place(first)} too; one row with variants may do"
            yield finding("same-english", Severity.MINOR, term, what)


_CHECKS: tuple[Callable[[Sequence[Term]], Iterator[Finding]], ...] = (
    contradictions,
    _own_forms,
    _shared_french,
    _forbidden_elsewhere,
    _contexts,
    _single_words,
    _near,
)
