"""The live figures of a session."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Counts what is done and what a session confirms; kept up to date unit by unit, so that asking costs nothing.

    Args:
        units: All units of the release.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units: dict[tuple[str, str], tuple[int, bool]] = {}
        """Words of each unit, and whether it is done."""
        self._words = self._words_done = self._done = 0
        self._confirmed: dict[tuple[str, str], tuple[int, int, int]] = {}
        """Source words, changed characters and characters of each confirmed unit; 0 characters: it had no draft."""
        for unit in units:
            self.put(unit)

    def put(self, unit: Unit) -> None:
        """Takes a unit as it is now."""
        known = self._units.get(unit.key)
        count, was = known or (words(unit.source), False)
        done = unit.state.done
        self._units[unit.key] = count, done
        self._words += count if known is None else 0
        self._words_done += count * (done - was)
        self._done += done - was

    def confirm(self, unit: Unit, draft: str) -> None:
        """Counts a unit as confirmed, once however often that is done; `draft` is empty where there was none."""
        changed, length = (distance(draft, unit.target), len(unit.target)) if draft else (0, 0)
        self._confirmed[unit.key] = self._units[unit.key][0], changed, length

    def withdraw(self, unit: Unit) -> None:
        """Counts a unit as confirmed no longer."""
        self._confirmed.pop(unit.key, None)

    def figures(self, seconds: float) -> Figures:
        """Returns the figures; `seconds` is the time worked in this session."""
        worked = sum(count for count, _, _ in self._confirmed.values())
        length = sum(length for _, _, length in self._confirmed.values())
        return Figures(
            units=len(self._units),
            done=self._done,
            words=self._words,
            words_done=self._words_done,
            confirmed=len(self._confirmed),
            words_an_hour=worked * 3600 / seconds if worked and seconds >= 60 else None,
            distance=100 * sum(changed for _, changed, _ in self._confirmed.values()) / length if length else None,
        )
