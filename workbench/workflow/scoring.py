"""Drafts against what people made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbench.catalog import EntryKind, Ledger, LedgerEntry, pairs
from workbench.core import State, Status, Terminology, Unit
from workbench.core.errors import InputError
from workbench.metrics.effort import Edit, Effort, effort
from workbench.metrics.scores import METRICS, SMALL_SAMPLE, Score, corpus
from workbench.workflow.files import readable_units
from workbench.workflow.project import Project

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Pair:
    """One reviewed segment and the draft it began with."""

    release: str
    source: str
    draft: str
    target: str
    """As reviewed, and as it stands in the catalog now."""
    block: str = ""
    """Kind of the block: title, body …; empty: not known."""
    engine: str = ""
    options: str = ""
    reviewer: str = ""
    seconds: float = 0.0
    """Time spent; 0: not known."""
    day: str = ""
    """Day of the review, ISO 8601; empty: not known."""

    @property
    def system(self) -> str:
        """Engine and options in one word: `argos/fr_en-1.9@beam=2`; memories are one system."""
        if self.engine.startswith("memory/"):
            return "memory"
        return f"{self.engine}@{self.options}" if self.options else self.engine

    @property
    def machine(self) -> bool:
        """True for an engine's draft: neither a memory match nor a copy."""
        return self.engine.startswith("argos/")


@dataclass(frozen=True, slots=True)
class Result:
    """Scores of one group of segments."""

    group: str
    segments: int
    scores: tuple[Score, ...]
    effort: Effort | None
    terms: float | None
    """Percent of term occurrences with an accepted form in the draft; None: no term occurs."""
    term_occurrences: int

    @property
    def small(self) -> bool:
        """True where the sample says little."""
        return self.segments < SMALL_SAMPLE

    def value(self, metric: str) -> float:
        """The score of a metric."""
        return next(score.value for score in self.scores if score.metric == metric)


GROUPS: dict[str, Callable[[Pair], str]] = {
    "release": lambda pair: pair.release,
    "block": lambda pair: pair.block or "not known",
    "engine": lambda pair: pair.system,
    "reviewer": lambda pair: pair.reviewer or "not known",
    "month": lambda pair: pair.day[:7] or "not known",
}


def reviewed_pairs(project: Project) -> list[Pair]:
    """Returns the reviewed segments of the project that have a draft in the ledger, by release and place.

    The target is the catalog's. Its draft is the last one before the edit that made it, or where the review was done in
    another tool, the last draft of all.

    Raises:
        CatalogError: the ledger holds a line that is no entry.
    """
    entries = Ledger(project.memory).read().entries
    edited = {draft.key: (draft, edit) for draft, edit in pairs(entries)}
    drafts = {entry.key: entry for entry in entries if entry.kind is EntryKind.DRAFT}
    found = []
    for path in project.catalog_files():
        for unit in readable_units(path):
            key = path.stem, *unit.key
            draft, edit = edited.get(key, (drafts.get(key), None))
            if draft and unit.state in (State.REVIEWED, State.FINAL):
                found.append(_pair(draft, edit, unit))
    return found


def _pair(draft: LedgerEntry, edit: LedgerEntry | None, unit: Unit) -> Pair:
    line = unit.provenance
    reviewer = line.by if line else ""
    day = line.on.isoformat() if line and line.on else ""
    return Pair(
        release=draft.release,
        source=draft.source,
        draft=draft.text,
        target=unit.target,
        block=draft.block,
        engine=draft.engine,
        options=draft.options,
        reviewer=reviewer or (edit.reviewer if edit else ""),
        seconds=edit.seconds if edit else 0.0,
        day=edit.time[:10] if edit else day,
    )


def score_pairs(
    found: Sequence[Pair],
    terms: Terminology | None,
    *,
    group: str = "overall",
    names: Sequence[str] = METRICS,
    resamples: int = RESAMPLES,
) -> Result:
    """Returns the scores of some pairs as one group.

    Raises:
        InputError: there is no pair.
    """
    if not found:
        raise InputError("nothing to score: no reviewed segment has a draft in the ledger")
    hits, accepted = term_accuracy(found, terms) if terms else (0, 0)
    return Result(
        group=group,
        segments=len(found),
        scores=tuple(corpus([p.draft for p in found], [p.target for p in found], names, resamples=resamples)),
        effort=effort(Edit(pair.draft, pair.target, pair.seconds) for pair in found),
        terms=100 * accepted / hits if hits else None,
        term_occurrences=hits,
    )


def score_groups(found: Iterable[Pair], by: str, terms: Terminology | None, **options: object) -> list[Result]:
    """Returns one result for each group of pairs, in the order of their names; `by` is one of GROUPS.

    Raises:
        InputError: no such grouping.
    """
    if by not in GROUPS:
        raise InputError(f"no grouping “{by}”", hint=f"known: {', '.join(GROUPS)}")
    groups: dict[str, list[Pair]] = {}
    for pair in found:
        groups.setdefault(GROUPS[by](pair), []).append(pair)
    return [score_pairs(groups[name], terms, group=name, **options) for name in sorted(groups)]  # type: ignore[arg-type]


def term_accuracy(found: Iterable[Pair], terms: Terminology) -> tuple[int, int]:
    """Returns (occurrences of terms in the sources, those with a preferred or admitted form in the draft)."""
    counts = list(term_counts(found, terms).values())
    return sum(seen for seen, _ in counts), sum(accepted for _, accepted in counts)


def term_counts(found: Iterable[Pair], terms: Terminology) -> dict[str, tuple[int, int]]:
    """Returns the same by term id. A term that occurs twice in a source needs two forms in the draft.

    Check-only terms are left out.
    """
    seen: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for pair in found:
        hits = [hit.term for hit in terms.hits(pair.source) if not hit.term.check_only]
        for term, count in Counter(hits).items():
            uses = [use for use in terms.uses(pair.draft, term) if use.status is not Status.FORBIDDEN]
            seen[term.id] += count
            accepted[term.id] += min(count, len(uses))
    return {name: (count, accepted[name]) for name, count in seen.items()}
