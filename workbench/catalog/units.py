"""From an entry to the unit it shows, and back into its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.catalog import comment, render
from workbench.catalog.entry import Entry, Kind
from workbench.core.unit import Provenance, State, Unit

_CLAIMS = (State.TRANSLATED, State.REVIEWED, State.FINAL)
"""States that say something of the text as it stands, and so go stale with it."""


def read(entry: Entry) -> Unit:
    """Returns the unit an entry shows; reads it once."""
    if entry.cached is None:
        entry.cached = _read(entry)
    return entry.cached


def _read(entry: Entry) -> Unit:
    context, source = entry.key
    target = entry.value(Kind.TARGET)
    comments = entry.comments()
    h = comment.fingerprint(context, source, target)
    flags = _flags(comments.get(Kind.FLAGS, ()))
    known, fits, ignored = _ours(comment.whole(comments.get(Kind.OURS, ())), h)
    state, stale = _state(target, "fuzzy" in flags, known, fits)
    return Unit(
        source=source,
        target=target,
        state=state,
        context=context,
        references=tuple(name for line in comments.get(Kind.REFERENCE, ()) for name in line[2:].split()),
        previous=entry.value(Kind.PREVIOUS),
        provenance=known,
        stale=stale,
        notes=tuple(line[1:].removeprefix(" ") for line in comments.get(Kind.NOTE, ())),
        extracted=tuple(line[2:].strip() for line in comments.get(Kind.EXTRACTED, ())),
        ignored=ignored,
        obsolete=entry.obsolete,
        flags=tuple(flag for flag in flags if flag != "fuzzy"),
        line=entry.line_of(Kind.SOURCE),
        target_line=entry.line_of(Kind.TARGET),
    )


def _flags(lines: Iterable[str]) -> list[str]:
    return [word for line in lines for part in line[2:].split(",") if (word := part.strip())]


def _ours(lines: Iterable[str], h: str) -> tuple[Provenance | None, bool, tuple[str, ...]]:
    """Returns the provenance, whether its hash is `h`, and the checks dismissed for the text that has this hash."""
    known, fits = None, False
    ignored: tuple[str, ...] = ()
    for line in lines:
        found = comment.fields(line)
        if "ignore" in found:
            ignored = tuple(filter(None, found["ignore"].split(","))) if found.get("h") == h else ignored
        elif known is None and (known := comment.provenance(found)) is not None:
            fits = found.get("h") == h
    return known, fits, ignored


def _state(target: str, fuzzy: bool, known: Provenance | None, fits: bool) -> tuple[State, bool]:
    """Returns the state, and whether what the workbench line claims has gone stale.

    Fuzzy wins. A claim made by a person (translated, reviewed, final) falls with its hash. A draft whose fuzzy flag
    another tool has removed is that tool's translation.
    """
    claim = known.state if known else None
    if not target:
        return State.UNTRANSLATED, claim in _CLAIMS
    if fuzzy:
        draft = claim is State.DRAFT and fits
        return (State.DRAFT if draft else State.NEEDS_WORK), claim is not None and not fits
    if claim not in _CLAIMS or claim is None:
        return State.TRANSLATED, False
    return (claim, False) if fits else (State.NEEDS_WORK, True)


def write(entry: Entry, unit: Unit, end: str) -> Entry:
    """Returns the entry with those lines replaced in which `unit` differs from what the entry shows.

    Args:
        entry: The entry as it is; its key is the unit's.
        unit: What it shall show.
        end: Line end.
    """
    old = read(entry)
    if not unit.target or unit.state is State.UNTRANSLATED:
        unit = replace(unit, state=State.TRANSLATED if unit.target else State.UNTRANSLATED)
    if unit.target != old.target:
        entry = entry.put(Kind.TARGET, render.string("msgstr", unit.target, _prefix(entry)), end)
    if unit.previous != old.previous:
        entry = _put_previous(entry, unit.previous, end)
    if unit.references != old.references:
        entry = entry.put(Kind.REFERENCE, render.references(unit.references), end)
    if unit.notes != old.notes:
        entry = entry.put(Kind.NOTE, render.comments("#", unit.notes), end)
    if unit.extracted != old.extracted:
        entry = entry.put(Kind.EXTRACTED, render.comments("#.", unit.extracted), end)
    if _says(unit) != _says(old):
        entry = _put_state(entry, unit, end)
    return entry


def _says(unit: Unit) -> tuple[object, ...]:
    return unit.target, unit.state, unit.provenance, unit.ignored, unit.flags


def _put_state(entry: Entry, unit: Unit, end: str) -> Entry:
    fuzzy = bool(unit.target) and unit.state in (State.DRAFT, State.NEEDS_WORK)
    flags = (["fuzzy"] if fuzzy else []) + [flag for flag in unit.flags if flag != "fuzzy"]
    entry = _put_flags(entry, flags, end)
    lines = [line for line in (comment.state_line(unit), comment.ignored_line(unit)) if line]
    ours = comment.whole(entry.comments().get(Kind.OURS, ()))
    unread = [line for line in ours if not comment.fields(line).keys() & {"state", "ignore"}]
    return entry.put(Kind.OURS, lines + unread, end)


def _put_flags(entry: Entry, flags: Sequence[str], end: str) -> Entry:
    if set(flags) == set(_flags(entry.comments().get(Kind.FLAGS, ()))):
        return entry
    return entry.put(Kind.FLAGS, [f"#, {', '.join(flags)}"] if flags else [], end)


def _put_previous(entry: Entry, source: str, end: str) -> Entry:
    for kind in (Kind.PREVIOUS_CONTEXT, Kind.PREVIOUS_PLURAL):
        entry = entry.put(kind, [], end)
    mark = "#~| " if entry.obsolete else "#| "
    return entry.put(Kind.PREVIOUS, render.string("msgid", source, mark) if source else [], end)


def _prefix(entry: Entry) -> str:
    return "#~ " if entry.obsolete else ""


def new(unit: Unit, end: str) -> Entry:
    """Returns an entry, with a blank line before it, for a unit that has none."""
    rows = [(Kind.BLANK, "")]
    if unit.context:
        rows += [(Kind.CONTEXT, line) for line in render.string("msgctxt", unit.context)]
    rows += [(Kind.SOURCE, line) for line in render.string("msgid", unit.source)]
    rows += [(Kind.TARGET, 'msgstr ""')]
    return write(Entry([line + end for _, line in rows], [kind for kind, _ in rows]), unit, end)


def retired(entry: Entry) -> Entry:
    """Returns the entry made obsolete: `#~` before its strings, without references and extracted comments."""
    end = _end(entry)
    for kind in (Kind.REFERENCE, Kind.EXTRACTED):
        entry = entry.put(kind, [], end)
    return _reset(entry, "#~ ", "#~| ", end, obsolete=True)


def revived(entry: Entry) -> Entry:
    """Returns an obsolete entry made live again."""
    return _reset(entry, "", "#| ", _end(entry), obsolete=False)


_STRINGS = {
    Kind.PREVIOUS_CONTEXT: "msgctxt", Kind.PREVIOUS: "msgid", Kind.CONTEXT: "msgctxt", Kind.SOURCE: "msgid",
    Kind.TARGET: "msgstr",
}  # fmt: skip


def _reset(entry: Entry, mark: str, previous_mark: str, end: str, *, obsolete: bool) -> Entry:
    """Returns the entry, not yet placed, with all its strings written anew behind other marks."""
    for kind, word in _STRINGS.items():
        if kind in entry.kinds:
            prefix = previous_mark if kind < Kind.CONTEXT else mark
            entry = entry.put(kind, render.string(word, entry.value(kind), prefix), end)
    return Entry(entry.lines, entry.kinds, obsolete)


def _end(entry: Entry) -> str:
    return "\r\n" if entry.lines[0].endswith("\r\n") else "\n"
