"""What a person did to a draft: edit distance, share kept, time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.core.text import words

FASTEST, SLOWEST = 0.25, 30.0
"""Seconds a source word between which a time is believed: the cuts of MateCat's editing log (EDIT_TIME_FAST_CUT and
EDIT_TIME_SLOW_CUT of its EditLog model), both ends included, as in its query."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One confirmed segment: what the engine gave and what the person made of it."""

    source: str
    draft: str
    target: str
    seconds: float = 0.0
    """Time spent in the segment; 0: not known."""


@dataclass(frozen=True, slots=True)
class Effort:
    """Effort over a set of edits."""

    segments: int
    words: int
    """Words of the confirmed targets."""
    hter: float
    """TER of the drafts against their own confirmed targets, percent (Snover et al. 2006)."""
    unchanged: float
    """Percent of segments accepted as they were."""
    characters: float
    """Characters inserted, deleted or replaced, percent of the confirmed targets' characters."""
    seconds_a_word: float | None
    """Seconds in the segments with a believable time by their source words; None where there are none."""
    timed: int
    """Segments with a believable time."""


def effort(edits: Iterable[Edit], hter: float | None = None) -> Effort | None:
    """Returns the effort over the edits that have a draft and a target, or None where there are none.

    Args:
        edits: One a segment.
        hter: TER of all drafts, where it has been computed already.
    """
    every = list(edits)
    known = [edit for edit in every if edit.draft.strip() and edit.target.strip()]
    if not known:
        return None
    seconds, timed, timed_words = _time(known)
    size = sum(len(edit.target) for edit in known)
    return Effort(
        segments=len(known),
        words=sum(words(edit.target) for edit in known),
        hter=hter if hter is not None and len(known) == len(every) else _hter(known),
        unchanged=100 * sum(edit.draft == edit.target for edit in known) / len(known),
        characters=100 * sum(distance(edit.draft, edit.target) for edit in known) / size,
        seconds_a_word=seconds / timed_words if timed_words else None,
        timed=timed,
    )


def _hter(edits: Sequence[Edit]) -> float:
    from workbench.metrics.scores import corpus

    return corpus([edit.draft for edit in edits], [edit.target for edit in edits], ["ter"])[0].value


def _time(edits: Sequence[Edit]) -> tuple[float, int, int]:
    """Returns (seconds, segments, words) of the edits with a believable time."""
    counted = [(edit.seconds, words(edit.source)) for edit in edits]
    believable = [(s, n) for s, n in counted if n and FASTEST <= s / n <= SLOWEST]
    return sum(s for s, _ in believable), len(believable), sum(n for _, n in believable)


def distance(before: str, after: str) -> int:
    """Returns the Levenshtein distance in characters."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(before, after))
