"""What the report shows, as figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.core import Terminology
from workbench.core.errors import InputError
from workbench.workflow.project import Project
from workbench.workflow.reviewed import Pair, reviewed
from workbench.workflow.scoring import GROUPS, Result, Scorer
from workbench.workflow.status import Status, statuses

BINS = 10
"""Bars of the distribution: each is ten points of chrF2++ wide."""


@dataclass(frozen=True, slots=True)
class WorstRow:
    """One segment with a low score."""

    release: str
    source: str
    draft: str
    target: str
    chrf: float
    """chrF2++, 0 to 100."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term in the reviewed sources."""

    term: str
    """Id."""
    occurrences: int
    accepted: int
    """Occurrences with an accepted form in the draft."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page shows."""

    overall: Result
    months: tuple[Result, ...]
    engines: tuple[Result, ...]
    releases: tuple[Result, ...]
    blocks: tuple[Result, ...]
    distribution: tuple[int, ...]
    """Segments by chrF2++: BINS counts, lowest first; 100 is in the last."""
    worst: tuple[WorstRow, ...]
    terms: tuple[TermRow, ...]
    """Terms that a draft lacked, the most often missed first."""
    reviewers: tuple[tuple[str, str, int], ...]
    """(reviewer, release, segments), by reviewer."""
    progress: tuple[Status, ...]
    first: str = ""
    """Day of the first review, ISO 8601; empty: not known."""
    last: str = ""
    warnings: tuple[str, ...] = ()
    """What was left out, and why."""


def report(project: Project, terms: Terminology, *, worst: int = 10, resamples: int = 300) -> Report:
    """Returns the figures of a project.

    Args:
        project: The project.
        terms: Its glossary.
        worst: Segments with the lowest scores to show.
        resamples: Bootstrap resamples of the overall intervals.

    Raises:
        InputError: no reviewed segment began with an engine's draft.
        CatalogError: a catalog or a ledger that cannot be read.
    """
    known = reviewed(project)
    found = known.machine
    if not found:
        raise InputError("nothing to report: no reviewed segment began with a draft", hint="review some drafts first")
    scorer = Scorer(found, terms)
    sentences = scorer.sentences()
    ranked = sorted(zip(sentences, found, strict=True), key=lambda row: row[0])[:worst]
    return Report(
        overall=scorer.overall(resamples),
        months=tuple(scorer.groups(GROUPS["month"], 0)),
        engines=tuple(scorer.groups(GROUPS["engine"], resamples)),
        releases=tuple(scorer.groups(GROUPS["release"], 0)),
        blocks=tuple(scorer.groups(GROUPS["block"], 0)),
        distribution=distribution(sentences),
        worst=tuple(WorstRow(p.release, p.source, p.draft, p.target, score) for score, p in ranked),
        terms=tuple(missed_terms(scorer.terms())),
        reviewers=tuple(_reviewers(found)),
        progress=tuple(statuses(project.catalog_files())),
        first=min((pair.day for pair in found if pair.day), default=""),
        last=max((pair.day for pair in found), default=""),
        warnings=known.warnings,
    )


def distribution(scores: Sequence[float]) -> tuple[int, ...]:
    """Returns how many scores (0 to 100) fall into each of BINS equal parts."""
    counts = Counter(min(BINS - 1, int(score * BINS / 100)) for score in scores)
    return tuple(counts[i] for i in range(BINS))


def missed_terms(counts: Mapping[str, tuple[int, int]]) -> list[TermRow]:
    """Returns the terms that at least one draft lacked, the most often missed first.

    Args:
        counts: (occurrences, accepted) by term id.
    """
    rows = [TermRow(name, seen, accepted) for name, (seen, accepted) in counts.items() if accepted < seen]
    return sorted(rows, key=lambda row: (row.accepted - row.occurrences, row.term))


def _reviewers(found: Sequence[Pair]) -> list[tuple[str, str, int]]:
    counts = Counter((pair.reviewer or "not known", pair.release) for pair in found)
    return [(who, release, count) for (who, release), count in sorted(counts.items())]
