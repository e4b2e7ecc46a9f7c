"""A PO file in memory: its units, and the bytes it is saved as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from workbench.catalog import header, merge, place, store, sync, units
from workbench.catalog.entry import Entry, Kind
from workbench.catalog.merge import MergeReport
from workbench.catalog.scan import Scanner
from workbench.core.errors import CatalogError
from workbench.core.release import Release
from workbench.core.unit import Unit

Key = tuple[str, str]
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What saving did. True in a condition if the file was written."""

    written: bool
    merged: bool = False
    """True if the file had been changed by another program; the catalog now holds its changes too."""
    conflicts: tuple[sync.Conflict, ...] = ()
    """Units that both sides had changed, each in its own way."""

    def __bool__(self) -> bool:
        return self.written


class Catalog:
    """One PO file. Entries that are not changed come back byte for byte.

    Plural entries, which other tools may have written, stay in the file as they are and are no units.
    """

    def __init__(self, path: Path, entries: list[Entry], tail: str, *, encoding: str, bom: bool, base: bytes) -> None:
        self.path = path
        self.encoding = encoding
        self._entries = entries
        self._tail = tail
        self._bom = bom
        self._base = base
        self._end = "\r\n" if entries and entries[0].lines[0].endswith("\r\n") else "\n"
        self._index: dict[Key, int] | None = None
        """Places of the live units by key, in file order; None: to be made anew."""
        self._units: tuple[Unit, ...] | None = None

    @classmethod
    def load(cls, path: Path | str) -> Catalog:
        """Reads a PO file.

        Raises:
            CatalogError: With file and line: no PO, cut short, conflict markers, bytes of another encoding, NUL,
                two entries with the same key, too large, not there.
        """
        path = Path(path)
        return cls.parse(store.read(path), path)

    @classmethod
    def parse(cls, data: bytes, path: Path | str = "-") -> Catalog:
        """Reads the bytes of a PO file; `path` is where it will be saved, and what errors name."""
        path = Path(path)
        encoding = header.guess(data)
        catalog = cls._read(data, path, encoding)
        said = header.charset(catalog._header_text())
        if not header.same(said, encoding):
            catalog = cls._read(data, path, said)
        return catalog

    @classmethod
    def _read(cls, data: bytes, path: Path, encoding: str) -> Catalog:
        text = header.decode(data, encoding, path)
        scanner = Scanner(path)
        tail = scanner.scan(text.removeprefix(BOM))
        place.refuse_duplicates(scanner.entries, path)
        bom = text.startswith(BOM)
        return cls(path, scanner.entries, "".join(tail), encoding=encoding, bom=bom, base=data)

    @classmethod
    def new(cls, path: Path | str, source_file: str = "", source_digest: str = "") -> Catalog:
        """Returns an empty catalog with a complete header, to be saved at `path`."""
        entries = [header.entry(header.initial(source_file, source_digest), "\n")]
        return cls(Path(path), entries, "", encoding="UTF-8", bom=False, base=b"")

    @property
    def units(self) -> Sequence[Unit]:
        """All units that are not obsolete, in file order."""
        if self._units is None:
            self._units = tuple([units.read(self._entries[at]) for at in self._places().values()])
        return self._units

    @property
    def obsolete(self) -> Sequence[Unit]:
        """Units whose source is no longer in the release, in file order."""
        return tuple(units.read(e) for e in self._entries if e.obsolete and e.is_unit)

    @property
    def header(self) -> Mapping[str, str]:
        """Fields of the header, in file order; empty if there is none."""
        return MappingProxyType(header.fields(self._header_text()))

    def set_header(self, name: str, value: str) -> None:
        """Sets one field of the header; a field that is not there yet comes last."""
        if self.header.get(name) == value:
            return
        at = place.header_at(self._entries)
        if at is None:
            self._arrange([header.entry(header.initial("", ""), self._end), *self._entries])
            at = 0
        entry = self._entries[at]
        text = header.changed(entry.value(Kind.TARGET), name, value)
        self._entries[at] = entry.put(Kind.TARGET, header.target(text), self._end)

    def unit(self, key: Key) -> Unit | None:
        """Returns the unit with this (context, source), None if there is none or it is obsolete."""
        at = self._at(key)
        return None if at is None else units.read(self._entries[at])

    def put(self, unit: Unit) -> None:
        """Puts a unit in the place of the one with its key; a unit with a new key comes last.

        Only lines that differ are written anew. The `# workbench:` line gets the hash of the new text, the `fuzzy`
        flag follows the state. Dismissed checks are kept only if the text stays: clear `ignored` where it changes.

        Raises:
            CatalogError: The text holds what a PO file, or the encoding of this one, cannot hold.
        """
        at = self._at(unit.key)
        entry = units.new(unit, self._end) if at is None else units.write(self._entries[at], unit, self._end)
        self._encoded(entry.text)
        if at is not None:
            self._entries[at] = entry
            self._units = None
        else:
            self._arrange(place.appended(self._entries, entry))
        for name, value in header.reviewed(self.header, unit.provenance).items():
            self.set_header(name, value)

    def merge(self, release: Release) -> MergeReport:
        """Brings the units in line with a release: see `workbench.catalog.merge`."""
        entries, report = merge.merged(self._entries, release, self._end)
        self._arrange(entries)
        self.set_header(header.SOURCE, release.source)
        self.set_header(header.DIGEST, release.digest)
        return report

    def split(self, key: Key, reference: str, context: str) -> Unit:
        """Gives one occurrence of a repeated source a unit of its own, so that it can have its own target.

        Args:
            key: The unit that all occurrences share.
            reference: The occurrence, one of the unit's references.
            context: msgctxt of the new unit: the kind of its block, or a few words that tell the two apart.

        Returns:
            The new unit, with the text and state of the shared one.

        Raises:
            CatalogError: There is no such unit or occurrence, it is the only one, or the context is taken.
        """
        unit = self.unit(key)
        if unit is None or reference not in unit.references or len(unit.references) == 1:
            raise CatalogError(f"nothing to split at {reference}", path=self.path)
        if not context or self.unit((context, unit.source)) is not None:
            raise CatalogError(f"the context “{context}” is empty or taken", path=self.path, hint="choose another")
        self.put(replace(unit, references=tuple(name for name in unit.references if name != reference)))
        new = replace(unit, context=context, references=(reference,), ignored=())
        self.put(new)
        return new

    def position(self, unit: Unit, offset: int) -> tuple[int, int]:
        """Returns line and column, both from 1, of a character of the unit's target in the file as last loaded.

        Escapes and continuation lines are counted. The offset after the last character gives the place of the
        closing quotation mark. A unit that is not in the file gives (0, 0).
        """
        at = self._at(unit.key)
        return (0, 0) if at is None else place.position(self._entries[at], offset)

    def text(self) -> bytes:
        """Returns the bytes as they would be saved."""
        return self._encoded((BOM if self._bom else "") + "".join([e.text for e in self._entries]) + self._tail)

    def save(self) -> SaveResult:
        """Writes the file if that changes it, in one step and under the folder's lock.

        A file that another program has changed since is merged unit by unit (see `workbench.catalog.sync`); the
        catalog holds the result afterwards.

        Raises:
            CatalogError: Nothing could be written, or the file on disk is no longer readable. Nothing was changed.
        """
        data = self.text()
        if data == self._base and store.read_if_there(self.path) == data:
            return SaveResult(written=False)
        with store.locked(self.path.parent):
            disk = store.read_if_there(self.path)
            conflicts = self._take(disk)
            if conflicts is not None:
                data = self.text()
            if data != disk:
                store.write(self.path, data)
        self._settle(data)
        return SaveResult(data != disk, conflicts is not None, conflicts or ())

    def _header_text(self) -> str:
        at = place.header_at(self._entries)
        return "" if at is None else self._entries[at].value(Kind.TARGET)

    def _take(self, disk: bytes | None) -> tuple[sync.Conflict, ...] | None:
        """Merges what another program has written; None if it has written nothing."""
        if disk is None or disk == self._base:
            return None
        base = Catalog.parse(self._base, self.path)
        theirs = Catalog.parse(disk, self.path)
        entries, conflicts = sync.merged(base._entries, self._entries, theirs._entries, self._end)
        self._arrange(entries)
        return conflicts

    def _settle(self, data: bytes) -> None:
        self._base = data
        place.number(self._entries)
        self._units = None

    def _arrange(self, entries: Iterable[Entry]) -> None:
        self._entries = place.arranged(entries, self._end)
        self._forget()

    def _forget(self) -> None:
        self._index = self._units = None

    def _places(self) -> dict[Key, int]:
        if self._index is None:
            self._index = {e.key: i for i, e in enumerate(self._entries) if not e.obsolete and e.is_unit}
        return self._index

    def _at(self, key: Key) -> int | None:
        return self._places().get(key)

    def _encoded(self, text: str) -> bytes:
        if "\0" in text:
            raise CatalogError("a NUL, which no PO file can hold", path=self.path, hint="delete it")
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError as error:
            what = f"U+{ord(text[error.start]):04X} does not exist in {self.encoding}"
            raise CatalogError(what, path=self.path, hint="convert the file: msgconv -t UTF-8") from error
