"""One line of the ledger, and how it is written and read."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cached_property
from typing import Any

from workbench.core.text import digest

VERSION = 1
_WRONG_TIME = "“time” is not like 2026-01-31T09:30:00Z"
_TIME = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-9.]{2,9}(?:Z|\+00:00)")


class EntryKind(StrEnum):
    """What happened."""

    DRAFT = "draft"  # an engine or the memory gave a text
    EDIT = "edit"  # a person confirmed a text


@dataclass(frozen=True)
class LedgerEntry:
    """A draft as the engine gave it, or a target as a person confirmed it."""

    kind: EntryKind
    release: str
    """Name of the catalog."""
    source: str
    text: str
    """The draft, or the confirmed target."""
    time: str
    """UTC, ISO 8601: `2026-01-31T09:30:00Z`."""
    context: str = ""
    """msgctxt of the unit; empty: none."""
    reference: str = ""
    """`block.sentence`."""
    block: str = ""
    """Kind of the block: `title`."""
    engine: str = ""
    """`argos/fr_en-1.9`, `memory/NAME` or `copy`; for an edit: of the draft it began with."""
    package: str = ""
    """Name and version of the engine's package."""
    options: str = ""
    glossary: str = ""
    """Hash of the glossary rows that touch the source."""
    reviewer: str = ""
    seconds: float = 0.0
    """Time a person spent in the segment; 0: not known."""
    version: int = VERSION

    def __post_init__(self) -> None:
        """Raises ValueError if the time is not UTC in ISO 8601: it names the file that the entry goes to."""
        if not _TIME.fullmatch(self.time):
            raise ValueError(_WRONG_TIME)

    @property
    def key(self) -> tuple[str, str, str]:
        """(release, context, source): the unit it belongs to."""
        return self.release, self.context, self.source

    @cached_property
    def id(self) -> str:
        """Hash of the content, 16 hex digits. A draft's leaves out the time: the same draft twice is one draft."""
        parts = [self.kind, *self.key, self.text, self.reference, self.engine, self.package, self.options]
        edit = [self.reviewer, self.time] if self.kind is EntryKind.EDIT else []
        return digest(*parts, self.glossary, *edit, length=16)

    def line(self) -> str:
        """Returns the entry as one line of JSON, without its line end; fields that say nothing are left out."""
        values = {name: value for name in _TYPES if (value := getattr(self, name)) or name in _REQUIRED}
        text = _BREAKS.sub(_escaped, json.dumps(values, ensure_ascii=False))
        return text.encode("utf-8", "backslashreplace").decode()


_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line breaks to some tools, though not to JSON."""
_TYPES = {"id": str} | {
    f.name: (float, int) if f.name == "seconds" else int if f.name == "version" else str for f in fields(LedgerEntry)
}
_REQUIRED = {f.name for f in fields(LedgerEntry) if f.default is MISSING}
_KINDS = {str(kind): kind for kind in EntryKind}


_GOOD: set[tuple[tuple[str, ...], tuple[type, ...]]] = set()
"""Names and types of fields that were looked at and found right; a ledger has a handful."""


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def entry(row: dict[str, Any]) -> LedgerEntry:
    """Returns the entry a JSON object holds, which becomes its own. An `id` in it is believed.

    Raises:
        ValueError: With one sentence: another version, a field missing, unknown or of the wrong type.
    """
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    if row.get("version") != VERSION:
        raise ValueError(f"version {row.get('version')!r} of the ledger; this workbench reads version {VERSION}")
    shape = tuple(row), tuple(map(type, row.values()))
    if shape not in _GOOD:
        _refuse_odd(row)
        _GOOD.add(shape)
    if row.get("kind") not in _KINDS:
        raise ValueError("“kind” is neither draft nor edit")
    if not _TIME.fullmatch(row["time"]):
        raise ValueError(_WRONG_TIME)
    row["kind"] = _KINDS[row["kind"]]
    one = LedgerEntry.__new__(LedgerEntry)
    object.__setattr__(
        one, "__dict__", row
    )  # a third of the time of __init__, which sets a frozen field by a call each
    return one


def _refuse_odd(row: dict[str, Any]) -> None:
    if missing := _REQUIRED - row.keys():
        raise ValueError(f"a field is missing: {', '.join(sorted(missing))}")
    for name, value in row.items():
        if name not in _TYPES:
            raise ValueError(f"unknown field “{name}”")
        if not isinstance(value, _TYPES[name]) or isinstance(value, bool):
            raise ValueError(f"“{name}” is not of the right type")
