"""Entries of a file among each other: order, line numbers, duplicates, columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from workbench.catalog.entry import TOKEN, Entry, Kind
from workbench.core.errors import CatalogError


def header_at(entries: Sequence[Entry]) -> int | None:
    """Returns the place of the header entry, None if there is none."""
    return next((i for i, e in enumerate(entries) if not e.obsolete and e.key == ("", "")), None)


def refuse_duplicates(entries: Iterable[Entry], path: Path) -> None:
    """Raises a CatalogError for the second of two live entries with the same key; msgfmt refuses them too."""
    seen: dict[tuple[str, str], int] = {}
    for entry in entries:
        if entry.obsolete:
            continue
        line = entry.line_of(Kind.SOURCE)
        first = seen.setdefault(entry.key, line)
        if first != line:
            raise CatalogError(
                f"the same msgid as in line {first}", path=path, line=line, hint="merge the two: msguniq does it"
            )


def appended(entries: Sequence[Entry], entry: Entry) -> list[Entry]:
    """Returns the entries with one more behind the last live one; an obsolete one of its key goes."""
    others = [e for e in entries if not (e.obsolete and e.key == entry.key)]
    at = max((i + 1 for i, e in enumerate(others) if not e.obsolete), default=0)
    return [*others[:at], entry, *others[at:]]


def arranged(entries: Iterable[Entry], end: str) -> list[Entry]:
    """Returns the entries with a line end behind each and a blank line between those that were not neighbours."""
    result = list(entries)
    for i, (one, two) in enumerate(pairwise(result)):
        if not one.lines[-1].endswith("\n"):
            result[i] = Entry([*one.lines[:-1], one.lines[-1] + end], one.kinds, one.obsolete, one.first)
        if two.kinds[0] is not Kind.BLANK and not (one.first and one.first + len(one.lines) == two.first):
            result[i + 1] = Entry([end, *two.lines], [Kind.BLANK, *two.kinds], two.obsolete)
    return result


def number(entries: Iterable[Entry]) -> None:
    """Sets the line numbers of entries as they now follow each other."""
    line = 1
    for entry in entries:
        if entry.first != line:
            entry.first, entry.cached = line, None
        line += len(entry.lines)


def position(entry: Entry, offset: int) -> tuple[int, int]:
    """Returns line and column, both from 1, of character `offset` of the entry's msgstr."""
    place = (entry.line_of(Kind.TARGET), 1)
    for i, (line, kind) in enumerate(zip(entry.lines, entry.kinds, strict=True)):
        if kind is not Kind.TARGET:
            continue
        start, stop = line.find('"') + 1, line.rfind('"')
        for token in TOKEN.finditer(line, start, stop):
            place = (entry.first + i, token.start() + 1)
            if offset == 0:
                return place
            offset -= 1
        place = (entry.first + i, stop + 1)
    return place
