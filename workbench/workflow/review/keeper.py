"""Getting what a person does onto the disk: the journal within a second, then the catalog and the ledger."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime

from workbench.catalog import Catalog, Conflict, EntryKind, Journal, Ledger, LedgerEntry
from workbench.core import Unit
from workbench.workflow.review.place import kind_of

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did."""

    written: bool
    merged: bool
    """True if another program had changed the file; its changes are in `units`."""
    conflicts: tuple[Conflict, ...]
    units: tuple[Unit, ...]
    """All units, where something was merged; else none."""


class Keeper:
    """Holds what is not on disk yet. `keep` and `record` belong to the thread that edits; the rest may run in another.

    Args:
        catalog: Where units go.
        ledger: Where confirmed texts are recorded.
    """

    def __init__(self, catalog: Catalog, ledger: Ledger) -> None:
        self._catalog = catalog
        self._ledger = ledger
        self._journal = Journal(catalog.path)
        self._busy = threading.Lock()
        self._units: dict[Key, Unit] = {}
        self._typed: dict[Key, str] = {}
        self._records: list[LedgerEntry] = []

    @property
    def unsaved(self) -> dict[Key, Unit]:
        """Units that are not in the catalog file yet."""
        return self._units

    def recover(self) -> dict[Key, str]:
        """Returns the texts that a session before could not save."""
        return {pending.key: pending.target for pending in self._journal.recover(self._catalog.units)}

    def keep(self, unit: Unit, *, typed: bool = False) -> None:
        """Takes a changed unit; `typed`: its text goes to the journal too."""
        self._units[unit.key] = unit
        if typed:
            self._typed[unit.key] = unit.target

    def record(self, unit: Unit, seconds: float) -> None:
        """Takes a confirmed unit for the ledger."""
        known = unit.provenance
        assert known is not None
        reference = unit.references[0].rpartition(":")[2] if unit.references else ""
        self._records.append(LedgerEntry(
            kind=EntryKind.EDIT, release=self._catalog.path.stem, source=unit.source, text=unit.target,
            time=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), context=unit.context,
            reference=reference, block=kind_of(unit), engine=known.engine, options=known.options,
            glossary=known.glossary, reviewer=known.by, seconds=round(seconds, 1),
        ))  # fmt: skip

    def write_journal(self) -> None:
        """Puts what was typed since the last call on disk.

        Raises:
            CatalogError: it cannot be written; the texts stay for the next call.
        """
        with self._busy:
            batch, self._typed = self._typed, {}
            try:
                for key, text in batch.items():
                    self._journal.append(key, text)
            except BaseException:
                self._typed = batch | self._typed
                raise

    def save(self) -> Saved:
        """Writes catalog and ledger, merging what another program has written meanwhile.

        Raises:
            CatalogError: one of them cannot be written; what was to be saved stays for the next call.
        """
        with self._busy:
            batch, self._units = self._units, {}
            records, self._records = self._records, []
            try:
                for unit in batch.values():
                    self._catalog.put(unit)
                result = self._catalog.save()
                self._ledger.append(records)
            except BaseException:
                self._units = batch | self._units
                self._records = records + self._records
                raise
            for key in batch.keys() - self._units.keys():
                self._typed.pop(key, None)
                self._journal.settle(key)
            return Saved(
                bool(result), result.merged, result.conflicts, tuple(self._catalog.units) if result.merged else ()
            )

    def close(self) -> None:
        """Lets go of the journal; what is not saved stays in it."""
        self._journal.close()
