"""Which unit each occurrence of a sentence belongs to, where several units have the same source.

As many occurrences as before: the first goes to the unit of the first, and so on, wherever they have moved to.
Otherwise each goes to the unit whose context is the kind of its block, else to the one without context, else to the
first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.core.release import Segment
from workbench.core.unit import Unit

Key = tuple[str, str]


def keys(segments: Sequence[Segment], known: Iterable[Unit]) -> list[Key]:
    """Returns the key of the unit of each segment; one that is not known yet has no context."""
    units: dict[str, list[Unit]] = {}
    for unit in known:
        units.setdefault(unit.source, []).append(unit)
    occurrences: dict[str, list[int]] = {}
    for i, segment in enumerate(segments):
        occurrences.setdefault(segment.text, []).append(i)
    result = [("", segment.text) for segment in segments]
    for source, places in occurrences.items():
        if source in units:
            found = _keys([segments[i] for i in places], units[source])
            for i, key in zip(places, found, strict=True):
                result[i] = key
    return result


def _keys(segments: Sequence[Segment], units: Sequence[Unit]) -> list[Key]:
    if len(units) == 1:
        return [units[0].key] * len(segments)
    before = sorted((_place(name), unit.key) for unit in units for name in unit.references)
    if len(before) == len(segments):
        return [key for _, key in before]
    return [min(units, key=lambda unit: (unit.context != s.kind, unit.context != "")).key for s in segments]


def _place(reference: str) -> tuple[int, ...]:
    """Returns `file:block.sentence` as numbers, so that block 10 comes after block 9."""
    return tuple(int(part) for part in reference.rpartition(":")[2].split(".") if part.isdecimal() and len(part) < 10)
