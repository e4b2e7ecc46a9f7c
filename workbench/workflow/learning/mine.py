"""Recurring edits, mined from the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core import Status, Term, Terminology
from workbench.glossary.extract import phrases
from workbench.workflow.learning.edits import replacements
from workbench.workflow.learning.proposal import Evidence, Kind, Proposal
from workbench.workflow.reviewed import Pair

LEAST = 3
"""Different sentences that must show the same edit."""
_SURE = 0.8
"""Share of the sentences with a French phrase that must have the English one, for the two to be a term."""

Edits = dict[tuple[str, str], list[Pair]]


def proposals(pairs: Sequence[Pair], terms: Terminology, least: int = LEAST) -> list[Proposal]:
    """Returns what the edits suggest, the best founded first.

    A replacement counts once a source sentence. Where all its sources hold a term whose English the new words are, the
    old words are a forbidden form of it. Else, where they share a French phrase that goes with the new words in at
    least four of five sentences, the two are a term. Else, if no reviewed target keeps the old words, a house rule.

    Args:
        pairs: Reviewed segments with the drafts they began with.
        terms: The glossary as it is now.
        least: Different sentences that must show the same edit.
    """
    found = list(_from_words(pairs, terms, least))
    found += _from_memory(pairs, least)
    return sorted(found, key=lambda proposal: (-len(proposal.evidence), proposal.kind, proposal.before))


def _from_words(pairs: Sequence[Pair], terms: Terminology, least: int) -> Iterator[Proposal]:
    for (before, after), seen in _edits(pairs).items():
        if len(seen) < least:
            continue
        evidence = tuple(Evidence(p.release, p.source, p.draft, p.target) for p in seen)
        term = _known(seen, after, terms)
        if term is not None:
            if not _listed(term, before):
                yield Proposal(Kind.FORBID, before, after, term=term.id, evidence=evidence)
        elif french := _phrase(seen, after, pairs):
            yield Proposal(Kind.TERM, before, after, french=french, evidence=evidence)
        elif not any(_has(pair.target, before) for pair in pairs):
            yield Proposal(Kind.RULE, before, after, evidence=evidence)


def _edits(pairs: Sequence[Pair]) -> Edits:
    """Pairs by the replacement they show, one a source."""
    found: Edits = {}
    for pair in pairs:
        for edit in set(replacements(pair.draft, pair.target)):
            seen = found.setdefault(edit, [])
            if all(pair.source != other.source for other in seen):
                seen.append(pair)
    return found


def _known(seen: Sequence[Pair], after: str, terms: Terminology) -> Term | None:
    """The term that all sources hold and whose accepted English stands in the new words."""
    shared: dict[str, Term] = {hit.term.id: hit.term for hit in terms.hits(seen[0].source)}
    for pair in seen[1:]:
        here = {hit.term.id for hit in terms.hits(pair.source)}
        shared = {name: term for name, term in shared.items() if name in here}
    fitting = (t for t in shared.values() if any(u.status is not Status.FORBIDDEN for u in terms.uses(after, t)))
    return next(fitting, None)


def _listed(term: Term, form: str) -> bool:
    known = (term.target, term.plural, *term.admitted, *term.forbidden)
    return form.lower() in {word.lower() for word in known}


def _phrase(seen: Sequence[Pair], after: str, pairs: Sequence[Pair]) -> str:
    """The longest French phrase that all sources share and that goes with the new words, as it stands in the first."""
    places = dict(phrases(seen[0].source))
    shared = set(places).intersection(*({key for key, _ in phrases(pair.source)} for pair in seen[1:]))
    holding = {key: [p for p in pairs if key in {k for k, _ in phrases(p.source)}] for key in shared}
    sure = [
        key for key, those in holding.items() if sum(_has(pair.target, after) for pair in those) >= _SURE * len(those)
    ]
    best = max(sure, key=lambda key: (len(key), key), default="")
    return places[best].of(seen[0].source) if best else ""


def _has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _from_memory(pairs: Sequence[Pair], least: int) -> Iterator[Proposal]:
    """Stored segments that are corrected to the same text whenever they are offered."""
    found: dict[tuple[str, str, str], list[Pair]] = {}
    for pair in pairs:
        kind, _, release = pair.engine.partition("/")
        if kind == "memory" and pair.draft != pair.target and release != pair.release:
            found.setdefault((release, pair.draft, pair.target), []).append(pair)
    for (release, draft, target), seen in found.items():
        if len({pair.release for pair in seen}) >= least:
            evidence = tuple(Evidence(p.release, p.source, p.draft, p.target) for p in seen)
            yield Proposal(Kind.MEMORY, draft, target, french=seen[0].source, release=release, evidence=evidence)
