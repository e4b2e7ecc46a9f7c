"""What the report shows, as figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core import Terminology
from workbench.core.errors import InputError
from workbench.metrics.scores import sentence
from workbench.workflow.project import Project
from workbench.workflow.scoring import Pair, Result, reviewed_pairs, score_groups, score_pairs, term_counts
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


def report(project: Project, terms: Terminology, *, worst: int = 10, resamples: int = 300) -> Report:
    """Returns the figures of a project.

    Args:
        project: The project.
        terms: Its glossary.
        worst: Segments with the lowest scores to show.
        resamples: Bootstrap resamples of the overall intervals.

    Raises:
        InputError: no reviewed segment began with an engine's draft.
    """
    found = [pair for pair in reviewed_pairs(project) if pair.machine]
    if not found:
        raise InputError("nothing to report: no reviewed segment began with a draft", hint="review some drafts first")
    segment_scores = [sentence(pair.draft, pair.target) for pair in found]
    ranked = sorted(zip(segment_scores, found, strict=True), key=lambda row: row[0])[:worst]
    return Report(
        overall=score_pairs(found, terms, resamples=resamples),
        months=tuple(score_groups(found, "month", terms, resamples=0)),
        engines=tuple(score_groups(found, "engine", terms, resamples=0)),
        releases=tuple(score_groups(found, "release", terms, resamples=0)),
        blocks=tuple(score_groups(found, "block", terms, resamples=0)),
        distribution=distribution(segment_scores),
        worst=tuple(WorstRow(p.release, p.source, p.draft, p.target, score) for score, p in ranked),
        terms=tuple(missed_terms(found, terms)),
        reviewers=tuple(_reviewers(found)),
        progress=tuple(statuses(project.catalog_files())),
    )


def distribution(scores: Sequence[float]) -> tuple[int, ...]:
    """Returns how many scores (0 to 100) fall into each of BINS equal parts."""
    counts = Counter(min(BINS - 1, int(score * BINS / 100)) for score in scores)
    return tuple(counts[i] for i in range(BINS))


def missed_terms(found: Sequence[Pair], terms: Terminology) -> list[TermRow]:
    """Returns the terms that at least one draft lacked, the most often missed first."""
    counts = term_counts(found, terms).items()
    rows = [TermRow(name, seen, accepted) for name, (seen, accepted) in counts if accepted < seen]
    return sorted(rows, key=lambda row: (row.accepted - row.occurrences, row.term))


def _reviewers(found: Sequence[Pair]) -> list[tuple[str, str, int]]:
    counts = Counter((pair.reviewer or "not known", pair.release) for pair in found)
    return [(who, release, count) for (who, release), count in sorted(counts.items())]
