"""The live figures of a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core import Unit, words
from workbench.metrics.effort import distance


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the release has come, and how fast this session goes."""

    units: int
    done: int
    words: int
    words_done: int
    confirmed: int
    """Segments confirmed in this session."""
    words_an_hour: float | None
    """Source words confirmed an hour of work; None before the first minute."""
    distance: float | None
    """Characters changed in the drafts confirmed in this session, percent of their final text; None: no draft yet."""

    @property
    def percent(self) -> float:
        """Words done, of 100; an empty release is done."""
        return 100 * self.words_done / self.words if self.words else 100.0


class Tally:
    """Counts what a session confirms."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._confirmed: dict[tuple[str, str], tuple[str, str, str]] = {}
        """Source, draft (empty: none) and confirmed text of each unit."""

    def confirm(self, unit: Unit, draft: str) -> None:
        """Counts a unit as confirmed, once however often that is done."""
        self._confirmed[unit.key] = unit.source, draft, unit.target

    def withdraw(self, unit: Unit) -> None:
        """Counts a unit no longer."""
        self._confirmed.pop(unit.key, None)

    def figures(self, units: Sequence[Unit], seconds: float) -> Figures:
        """Returns the figures.

        Args:
            units: All units of the release.
            seconds: Time worked in this session.
        """
        counts = [self._count(unit.source) for unit in units]
        done = [unit.state.done for unit in units]
        worked = sum(self._count(source) for source, _, _ in self._confirmed.values())
        edited = [(draft, target) for _, draft, target in self._confirmed.values() if draft]
        length = sum(len(target) for _, target in edited)
        return Figures(
            units=len(units),
            done=sum(done),
            words=sum(counts),
            words_done=sum(n for n, is_done in zip(counts, done, strict=True) if is_done),
            confirmed=len(self._confirmed),
            words_an_hour=worked * 3600 / seconds if worked and seconds >= 60 else None,
            distance=100 * sum(distance(*pair) for pair in edited) / length if length else None,
        )

    def _count(self, text: str) -> int:
        count = self._words.get(text)
        if count is None:
            count = self._words[text] = words(text)
        return count
