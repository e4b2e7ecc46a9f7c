"""Three versions of a file made one: as loaded, ours, and what another program has written meanwhile.

Each entry is taken from the side that changed it. Where both did, lines of different kinds are taken from both (a note
here, a review there). Where both changed the text or its state, the further one stands (a review beats a draft),
and of two equals the one on disk; the other text, unless it is a mere draft, becomes a note on the unit, so that
nothing a person typed is lost. Whoever removed an entry yields to whoever changed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from workbench.catalog import units
from workbench.catalog.entry import Entry, Kind
from workbench.catalog.header import changed, fields, target
from workbench.core.unit import State, Unit

_T = TypeVar("_T")
Id = tuple[str, str, int]
"""Context, source, and how many entries with the same two come before."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit that two programs changed, each in its own way."""

    mine: Unit
    theirs: Unit
    kept: Unit
    """What stands in the catalog now."""


def merged(
    base: Iterable[Entry], mine: Iterable[Entry], theirs: Iterable[Entry], end: str
) -> tuple[list[Entry], tuple[Conflict, ...]]:
    """Returns the entries of the one file, and the conflicts met."""
    was, ours, other = _by_id(base), _by_id(mine), _by_id(theirs)
    conflicts: list[Conflict] = []
    result: dict[Id, Entry] = {}
    for key in _order(list(was), list(ours), list(other)):
        entry = _one(was.get(key), ours.get(key), other.get(key), end, conflicts)
        if entry is not None:
            result[key] = entry
    return list(result.values()), tuple(conflicts)


def _by_id(entries: Iterable[Entry]) -> dict[Id, Entry]:
    found: dict[Id, Entry] = {}
    for entry in entries:
        count = 0
        while (*entry.key, count) in found:
            count += 1
        found[(*entry.key, count)] = entry
    return found


def _order(was: Sequence[Id], ours: Sequence[Id], other: Sequence[Id]) -> list[Id]:
    """Returns all ids in the order of the side that changed it; what the other added stands behind its neighbour."""
    common = set(was) & set(other)
    moved = [k for k in other if k in common] != [k for k in was if k in common]
    result, added = (list(other), ours) if moved else (list(ours), other)
    known = set(result)
    before: Id | None = None
    for key in added:
        if key not in known:
            result.insert(result.index(before) + 1 if before in known and before is not None else 0, key)
            known.add(key)
        before = key
    return result


def _one(base: Entry | None, mine: Entry | None, theirs: Entry | None, end: str, met: list[Conflict]) -> Entry | None:
    if _same(mine, theirs) or _same(base, mine):
        return theirs
    if _same(base, theirs):
        return mine
    if mine is None or theirs is None:
        return mine or theirs
    if not mine.is_unit:
        return _header(base, mine, theirs, end) if mine.key == ("", "") else theirs
    return _both(base, mine, theirs, end, met)


def _same(one: Entry | None, two: Entry | None) -> bool:
    if one is None or two is None:
        return one is two
    return [line.strip() for line in one.lines if line.strip()] == [line.strip() for line in two.lines if line.strip()]


def _both(base: Entry | None, mine: Entry, theirs: Entry, end: str, met: list[Conflict]) -> Entry:
    """Joins two changed versions of a unit."""
    was = units.read(base) if base else None
    obsolete = theirs.obsolete if base and mine.obsolete == base.obsolete else mine.obsolete
    mine, theirs = _alike(mine, obsolete), _alike(theirs, obsolete)
    a, b = units.read(mine), units.read(theirs)
    kept = _joined(was or Unit("", "", State.UNTRANSLATED), a, b, _text(was, a, b))
    lost = b if kept.target == a.target else a
    typed = bool(lost.target) and lost.state is not State.DRAFT and (was is None or lost.target != was.target)
    if not typed or lost.target == kept.target:
        return units.write(theirs, kept, end)
    entry = units.write(theirs, replace(kept, notes=(*kept.notes, _note(lost))), end)
    met.append(Conflict(a, b, units.read(entry)))
    return entry


def _joined(was: Unit, mine: Unit, theirs: Unit, kept: Unit) -> Unit:
    """Returns `kept` with what either side did to anything but text and state."""
    same = mine.target == theirs.target
    return replace(
        kept,
        references=_choose(was.references, mine.references, theirs.references),
        extracted=_choose(was.extracted, mine.extracted, theirs.extracted),
        flags=_choose(was.flags, mine.flags, theirs.flags),
        notes=tuple(dict.fromkeys((*theirs.notes, *(note for note in mine.notes if note not in was.notes)))),
        ignored=tuple(dict.fromkeys((*theirs.ignored, *mine.ignored))) if same else kept.ignored,
    )


def _alike(entry: Entry, obsolete: bool) -> Entry:
    if entry.obsolete == obsolete:
        return entry
    return units.retired(entry) if obsolete else units.revived(entry)


def _text(was: Unit | None, mine: Unit, theirs: Unit) -> Unit:
    """Returns the unit whose text and state stand."""
    if was is not None and _claim(mine) == _claim(was):
        return theirs
    if was is not None and _claim(theirs) == _claim(was):
        return mine
    return mine if mine.state.rank > theirs.state.rank else theirs


def _claim(unit: Unit) -> tuple[object, ...]:
    return unit.target, unit.state, unit.provenance, unit.previous


def _choose(was: _T, mine: _T, theirs: _T) -> _T:
    return theirs if mine == was else mine


def _note(unit: Unit) -> str:
    """Returns the note that keeps a text which lost: `Other version (ana, 2026-01-31, reviewed): …`."""
    known = unit.provenance
    who = [known.by, known.on.isoformat() if known.on else ""] if known else []
    return f"Other version ({', '.join(filter(None, [*who, unit.state.value]))}): {unit.target}"


def _header(base: Entry | None, mine: Entry, theirs: Entry, end: str) -> Entry:
    """Returns their header with the fields set that we have changed."""
    before = fields(base.value(Kind.TARGET)) if base else {}
    text = theirs.value(Kind.TARGET)
    for name, value in fields(mine.value(Kind.TARGET)).items():
        if before.get(name) != value:
            text = changed(text, name, value)
    return theirs.put(Kind.TARGET, target(text), end)
