"""Finds which of the new sentences is a changed old one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz import fuzz

from workbench.core.unit import Unit

THRESHOLD = 60.0
"""Least likeness, of 100, less half a point for each step of distance."""
WINDOW = 40
"""How many steps away an old sentence is still looked at."""

Key = tuple[str, str]


def pairs(now: Sequence[str], before: Sequence[str], fresh: Sequence[Key], vanished: Sequence[Unit]) -> dict[Key, Unit]:
    """Returns the vanished unit that each changed sentence comes from; each unit once, the likest pairs first.

    Args:
        now: Sources in the order of the release.
        before: Sources in the order of the file.
        fresh: Keys of the sentences that are new.
        vanished: Units whose sentence is gone, in file order.
    """
    expected = _expected(now, before)
    old = {source: i for i, source in enumerate(before)}
    places = [old[unit.source] for unit in vanished]
    scored = []
    for number, key in enumerate(fresh):
        at = expected[key[1]]
        for i in range(bisect_left(places, at - WINDOW), bisect_left(places, at + WINDOW + 1)):
            cost = min(20.0, abs(places[i] - at) / 2)
            score = fuzz.ratio(key[1].casefold(), vanished[i].source.casefold(), score_cutoff=THRESHOLD + cost) - cost
            if score >= THRESHOLD:
                scored.append((-score, number, i))
    return _greedy(sorted(scored), fresh, vanished)


def _expected(now: Sequence[str], before: Sequence[str]) -> dict[str, int]:
    """Returns where each sentence would have stood before: as far behind the last known one as it stands now."""
    old = {source: i for i, source in enumerate(before)}
    found: dict[str, int] = {}
    at = -1
    for source in now:
        at = old.get(source, at + 1)
        found[source] = at
    return found


def _greedy(
    scored: Sequence[tuple[float, int, int]], fresh: Sequence[Key], vanished: Sequence[Unit]
) -> dict[Key, Unit]:
    result: dict[Key, Unit] = {}
    taken: set[int] = set()
    for _, number, i in scored:
        if fresh[number] not in result and i not in taken:
            result[fresh[number]] = vanished[i]
            taken.add(i)
    return result
