"""The ledger: every draft and every confirmed target, append-only, one JSON object a line.

One file a month (`ledger-2026-01.jsonl`). Lines stand alone, their order says nothing, and a line that is there twice
counts once: git joins two branches with `*.jsonl merge=union`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.catalog import ledger_file, store
from workbench.catalog.ledger_entry import EntryKind, LedgerEntry

_ID = re.compile(rb'^\{"id": "([0-9a-f]{16})"', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Appended:
    """What appending did."""

    written: int
    """Lines written; drafts that were there already are not."""
    repaired: tuple[Path, ...] = ()
    """Files whose last line had been cut short; it was taken away."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a ledger holds."""

    entries: tuple[LedgerEntry, ...]
    """In the order of their times."""
    torn: tuple[Path, ...] = ()
    """Files whose last line is cut short; it was left out."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A ledger in figures."""

    drafts: int
    edits: int
    releases: int
    engines: tuple[tuple[str, int], ...]
    """Drafts by engine, most first."""
    reviewers: tuple[tuple[str, int], ...]
    """Edits by reviewer, most first."""
    seconds: float
    first: str
    """Time of the earliest entry, empty if there is none."""
    last: str


class Ledger:
    """The ledger of a folder."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self._ids: set[bytes] = set()
        self._seen: dict[Path, int] = {}
        """Bytes of each file whose ids are known."""

    def files(self) -> list[Path]:
        """Returns the files of the ledger, oldest first."""
        return sorted(self.folder.glob("ledger*.jsonl"))

    def append(self, entries: Iterable[LedgerEntry]) -> Appended:
        """Adds entries, each to the file of its month, and makes them last (fsync). Known drafts are left out.

        Raises:
            CatalogError: Nothing more could be written: disk full, folder read-only.
        """
        lines: dict[Path, list[bytes]] = {}
        wanted = {one.id.encode(): one for one in entries}
        if not wanted:
            return Appended(0)
        with store.locked(self.folder):
            self._learn()
            for one in (one for name, one in wanted.items() if name not in self._ids):
                lines.setdefault(self.folder / f"ledger-{one.time[:7]}.jsonl", []).append(one.line().encode() + b"\n")
            repaired = tuple(path for path, rows in lines.items() if ledger_file.append(path, b"".join(rows)))
            self._ids.update(wanted)
            self._seen |= {path: path.stat().st_size for path in lines}
        return Appended(sum(map(len, lines.values())), repaired)

    def _learn(self) -> None:
        """Reads the ids of lines that have come since the last look."""
        for path in self.files():
            known, size = self._seen.get(path, 0), path.stat().st_size
            if size != known:
                start = known if known < size else 0
                data = store.read(path, start)
                self._seen[path] = start + data.rfind(b"\n") + 1
                self._ids.update(_ID.findall(data))

    def read(self) -> Contents:
        """Reads all entries. A last line cut short, as by a power cut, is left out and reported.

        Raises:
            CatalogError: With file and line: a line that is no entry, or of another version.
        """
        found: dict[str, LedgerEntry] = {}
        torn = []
        for path in self.files():
            entries, cut = ledger_file.read(path)
            found.update((name, one) for name, one in entries if name not in found or one.time < found[name].time)
            torn += [path] * cut
        return Contents(tuple(sorted(found.values(), key=lambda one: one.time)), tuple(torn))


def summary(entries: Iterable[LedgerEntry]) -> Summary:
    """Returns the figures of entries."""
    every = list(entries)
    edits = [one for one in every if one.kind is EntryKind.EDIT]
    drafts = [one for one in every if one.kind is EntryKind.DRAFT]
    times = [one.time for one in every]
    return Summary(
        drafts=len(drafts),
        edits=len(edits),
        releases=len({one.release for one in every}),
        engines=tuple(Counter(one.engine for one in drafts).most_common()),
        reviewers=tuple(Counter(one.reviewer for one in edits).most_common()),
        seconds=sum(one.seconds for one in edits),
        first=min(times, default=""),
        last=max(times, default=""),
    )
