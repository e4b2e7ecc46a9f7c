"""Drafts against what people made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.core import Status, Terminology
from workbench.core.errors import InputError
from workbench.metrics.effort import Edit, Effort, effort
from workbench.metrics.scores import METRICS, SMALL_SAMPLE, Counts, Score
from workbench.workflow.reviewed import Pair

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Result:
    """Scores of one group of segments."""

    group: str
    segments: int
    scores: tuple[Score, ...]
    """One a metric; a single segment has no BLEU."""
    effort: Effort | None
    """None: the references were not made from the drafts."""
    terms: float | None
    """Percent of term occurrences with an accepted form in the draft; None: no term occurs."""
    term_occurrences: int

    @property
    def small(self) -> bool:
        """True where the sample says little."""
        return self.segments < SMALL_SAMPLE

    def score(self, metric: str) -> Score | None:
        """The score of a metric; None where it was not made."""
        return next((score for score in self.scores if score.metric == metric), None)


GROUPS: dict[str, Callable[[Pair], str]] = {
    "release": lambda pair: pair.release,
    "block": lambda pair: pair.block or "not known",
    "engine": lambda pair: pair.system,
    "reviewer": lambda pair: pair.reviewer or "not known",
    "month": lambda pair: pair.day[:7] or "not known",
    "day": lambda pair: pair.day or "not known",
}


class Scorer:
    """Scores pairs, all together and in groups; each segment is counted once.

    Args:
        pairs: At least one.
        terms: Glossary to count terms by.
        names: Metrics, of METRICS.
        edited: True if the targets were made from the drafts, so that there is an effort to measure.

    Raises:
        InputError: there is no pair, or an empty target.
    """

    def __init__(
        self, pairs: Sequence[Pair], terms: Terminology, names: Sequence[str] = METRICS, *, edited: bool = True
    ) -> None:
        if not pairs:
            raise InputError("nothing to score: no reviewed segment has an engine's draft in the ledger")
        self.pairs = pairs
        self._terms = terms
        self._names = names
        self._edited = edited
        wanted = dict.fromkeys([*names, "ter"] if edited else names)
        self._counts = Counts([pair.draft for pair in pairs], [pair.target for pair in pairs], list(wanted))

    @cached_property
    def _uses(self) -> list[dict[str, tuple[int, int]]]:
        return [term_counts([pair], self._terms) for pair in self.pairs]

    def overall(self, resamples: int = RESAMPLES) -> Result:
        """Returns the scores of all pairs as one group."""
        return self._result("overall", range(len(self.pairs)), resamples)

    def groups(self, key: Callable[[Pair], str], resamples: int = RESAMPLES) -> list[Result]:
        """Returns one result for each group of pairs, in the order of their names."""
        groups: dict[str, list[int]] = {}
        for index, pair in enumerate(self.pairs):
            groups.setdefault(key(pair), []).append(index)
        return [self._result(name, groups[name], resamples) for name in sorted(groups)]

    def sentences(self) -> list[float]:
        """Returns chrF2++ of each pair."""
        return [self._counts.sentence(index) for index in range(len(self.pairs))]

    def terms(self) -> dict[str, tuple[int, int]]:
        """Returns (occurrences in the sources, those with an accepted form in the draft) by term id."""
        return _sum(self._uses)

    def _result(self, group: str, indexes: Sequence[int], resamples: int) -> Result:
        scores = self._counts.scores(indexes, resamples=resamples)
        ter = next((score.value for score in scores if score.metric == "ter"), None)
        pairs = [self.pairs[i] for i in indexes]
        edits = (Edit(pair.source, pair.draft, pair.target, pair.seconds) for pair in pairs)
        counted = _sum(self._uses[i] for i in indexes).values()
        seen, accepted = sum(seen for seen, _ in counted), sum(accepted for _, accepted in counted)
        return Result(
            group=group,
            segments=len(pairs),
            scores=tuple(score for score in scores if score.metric in self._names),
            effort=effort(edits, ter) if self._edited else None,
            terms=100 * accepted / seen if seen else None,
            term_occurrences=seen,
        )


def _sum(counts: Iterable[Mapping[str, tuple[int, int]]]) -> dict[str, tuple[int, int]]:
    total: dict[str, tuple[int, int]] = {}
    for count in counts:
        for name, (seen, accepted) in count.items():
            before = total.get(name, (0, 0))
            total[name] = before[0] + seen, before[1] + accepted
    return total


def term_counts(found: Iterable[Pair], terms: Terminology) -> dict[str, tuple[int, int]]:
    """Returns (occurrences in the sources, those with a preferred or admitted form in the draft) by term id.

    A term that occurs twice in a source needs two forms in the draft. Check-only terms are left out.
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
