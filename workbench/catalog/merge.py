"""Brings a catalog in line with a release.

- A sentence that is known keeps its unit, with its text and review, wherever it has moved to.
- A sentence that is new but like one that has gone nearby is taken for a changed one: it gets the old translation as
  needs-work, with the old source in `#| msgid`. Like means at least 60 of 100 by rapidfuzz's ratio of the two, case
  aside; each step of distance from the expected place costs half a point, up to 20.
- A sentence that comes back finds its obsolete entry, with translation and state.
- A unit whose sentence has gone becomes obsolete if it has a translation. That holds for the past of a changed
  sentence too, if a person had translated it: nothing reviewed is lost, and it stays a memory match.
- A sentence that occurs several times is one unit with several references. Where units with the same source and
  different contexts exist (see `workbench.catalog.repeats`), each occurrence goes to its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from workbench.catalog import repeats, similar, units
from workbench.catalog.entry import Entry
from workbench.core.release import BlockKind, Release, Segment
from workbench.core.unit import Provenance, State, Unit

Key = tuple[str, str]
_DESCRIPTION = re.compile(rf"(?:{'|'.join(BlockKind)})(?:, verbatim)?(?:, in [a-z-]+)?")
_UNSAFE = re.compile(r"[\s%]")


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How many units of each kind a merge found."""

    new: int = 0
    kept: int = 0
    """Known, those that moved included."""
    changed: int = 0
    moved: int = 0
    """Known, but after a unit that it stood before."""
    revived: int = 0
    removed: int = 0


def merged(entries: Sequence[Entry], release: Release, end: str) -> tuple[list[Entry], MergeReport]:
    """Returns the entries in the order of the release, and what became of them."""
    live = {e.key: e for e in entries if not e.obsolete and e.is_unit}
    gone = {e.key: e for e in entries if e.obsolete and e.is_unit}
    wanted = _wanted(release, [units.read(e) for e in live.values()])
    vanished = [units.read(e) for key, e in live.items() if key not in wanted]
    fresh = [key for key in wanted if key not in live and key not in gone]
    changes = similar.pairs([key[1] for key in wanted], [key[1] for key in live], fresh, vanished)
    placed = [_placed(key, live, gone, changes.get(key), end) for key in wanted]
    placed = [units.write(e, _described(e, s, release), end) for e, s in zip(placed, wanted.values(), strict=True)]
    past = {unit.key: unit.target for unit in map(units.read, (*live.values(), *gone.values()))}
    retired, dropped = _retired(vanished, live, set(changes.values()), past)
    report = MergeReport(
        new=len(fresh) - len(changes),
        kept=sum(key in live for key in wanted),
        changed=len(changes),
        moved=_moved([key for key in wanted if key in live], list(live)),
        revived=sum(key in gone and key not in live for key in wanted),
        removed=len(vanished) - len(changes),
    )
    return _ordered(entries, placed, retired, {*dropped, *(k for k in wanted if k in gone)}), report


def _wanted(release: Release, known: Iterable[Unit]) -> dict[Key, list[Segment]]:
    """Returns the segments of each unit, in document order."""
    keys = repeats.keys(list(release.segments), known)
    wanted: dict[Key, list[Segment]] = {}
    for key, segment in zip(keys, release.segments, strict=True):
        wanted.setdefault(key, []).append(segment)
    return wanted


def reference(source: str, segment: Segment) -> str:
    """Returns `file:block.sentence`; white space in the file name is percent-encoded, for `#:` has none."""
    name = _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), source)
    return f"{name}:{segment.reference}"


def _placed(key: Key, live: dict[Key, Entry], gone: dict[Key, Entry], past: Unit | None, end: str) -> Entry:
    if key in live:
        return live[key]
    if key in gone:
        return units.revived(gone[key])
    unit = Unit(source=key[1], target="", state=State.UNTRANSLATED, context=key[0])
    if past is not None and past.target:
        unit = replace(
            past, source=key[1], context=key[0], state=State.NEEDS_WORK, previous=past.source, ignored=(), stale=False,
            provenance=_origin(past),
        )  # fmt: skip
    return units.new(unit, end)


def _origin(past: Unit) -> Provenance | None:
    """Returns where the text of a unit comes from; None where another tool put its own in place of a draft."""
    edited = past.state.done or past.stale
    return past.provenance if past.provenance and (past.provenance.by or not edited) else None


def _described(entry: Entry, segments: Sequence[Segment], release: Release) -> Unit:
    """Returns the unit with the references and block kinds of its segments; comments of others stay."""
    unit = units.read(entry)
    kinds = dict.fromkeys(description(segment) for segment in segments)
    others = tuple(text for text in unit.extracted if not _DESCRIPTION.fullmatch(text))
    return replace(unit, references=tuple(reference(release.source, s) for s in segments), extracted=(*kinds, *others))


def description(segment: Segment) -> str:
    """Returns what translators should know of a segment: `title`, `contact, verbatim`, `quote, in en`."""
    verbatim = ", verbatim" if segment.verbatim else ""
    return f"{segment.kind}{verbatim}" + (f", in {segment.language}" if segment.language != "fr" else "")


def _retired(
    vanished: Iterable[Unit], live: Mapping[Key, Entry], carried: Set[Unit], past: Mapping[Key, str]
) -> tuple[list[Entry], list[Key]]:
    """Returns the entries that become obsolete, and the keys of those that leave no trace.

    Args:
        vanished: Units whose sentence is gone.
        live: All entries that were live.
        carried: Those of the vanished whose translation a changed sentence has taken over.
        past: Targets of all units there were.
    """
    keep, drop = [], []
    for unit in vanished:
        copied = bool(unit.previous) and past.get((unit.context, unit.previous)) == unit.target
        taken = unit in carried and not (unit.state.done or unit.stale)
        if unit.target and not copied and not taken:
            keep.append(units.retired(live[unit.key]))
        else:
            drop.append(unit.key)
    return keep, drop


def _moved(keys: Sequence[Key], before: Sequence[Key]) -> int:
    """Returns how many keys come after one that they came before."""
    places = {key: i for i, key in enumerate(before)}
    highest, count = -1, 0
    for key in keys:
        count += places[key] < highest
        highest = max(highest, places[key])
    return count


def _ordered(entries: Sequence[Entry], placed: list[Entry], retired: list[Entry], away: set[Key]) -> list[Entry]:
    """Returns all entries: in the old order if that is the order of the release, else header, units, rest, obsolete."""
    now = {e.key: e for e in placed}
    old = [e.key for e in entries if not e.obsolete and e.is_unit]
    if not retired and old == [e.key for e in placed]:
        return [now[e.key] if not e.obsolete and e.is_unit else e for e in entries]
    rest = [e for e in entries if not e.obsolete and not e.is_unit]
    first = [e for e in rest if e.key == ("", "")]
    obsolete = [e for e in entries if e.obsolete and e.key not in away]
    return [*first, *placed, *(e for e in rest if e not in first), *obsolete, *retired]
