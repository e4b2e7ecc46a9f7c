"""What is typed and not yet saved: a file beside the catalog, one JSON line a change, on disk before the call returns.

`NAME.po.journal` belongs to the program that holds its lock (flock); a second editor of the same catalog takes
`NAME.po.2.journal`, and so on. The lock falls with its program, so a journal that is free and not empty was left by
one that was killed.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.catalog import store
from workbench.core.unit import Unit

_MOST = 32
"""Editors of one catalog at a time; beyond that something is wrong with the locks."""
_LARGE = 4 * 2**20
"""Bytes beyond which a journal is written anew with the last text of each unit alone."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A text that was typed and is not in the catalog."""

    context: str
    source: str
    target: str
    time: str
    """UTC, ISO 8601."""

    @property
    def key(self) -> tuple[str, str]:
        """(context, source): the unit it was typed for."""
        return self.context, self.source


class Journal:
    """The journal of one editor of a catalog. Use as a context manager, or call `close`."""

    def __init__(self, catalog: Path | str) -> None:
        self.catalog = Path(catalog)
        self.path: Path | None = None
        """The file; None before the first text."""
        self._file = -1
        self._texts: dict[tuple[str, str], Pending] = {}

    def append(self, key: tuple[str, str], target: str, time: datetime | None = None) -> None:
        """Writes down what stands in the editor for a unit. When it returns, the text survives a power cut.

        Raises:
            CatalogError: Disk full, folder read-only; what was written before stays.
        """
        stamp = (time or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
        self._texts[key] = Pending(*key, target, stamp)
        self._write([self._texts[key]])

    def settle(self, key: tuple[str, str]) -> None:
        """Notes that the unit's text is in the saved catalog now, or was given up."""
        pending = self._texts.pop(key, None)
        if pending is not None and not self._texts:
            self.clear()
        elif pending is not None:
            self._write([pending], settled=True)

    def recover(self, units: Iterable[Unit] = ()) -> list[Pending]:
        """Returns the texts left by editors that were killed, the newest of each unit, oldest first.

        They stay on disk until they are settled or `clear` is called. Lines cut short are left out.

        Args:
            units: Units of the catalog; a text that is there already is not returned.
        """
        self._adopt()
        there = {unit.key: unit.target for unit in units}
        every = sorted(self._texts.values(), key=lambda p: p.time)
        return [p for p in every if there.get(p.key) != p.target]

    def clear(self) -> None:
        """Removes the journal, with what was recovered from others."""
        self._texts = {}
        if self.path is not None:
            with contextlib.suppress(OSError):
                self.path.unlink()
        self.close()

    def close(self) -> None:
        """Lets go of the file. What was not settled stays on disk for the next `recover`."""
        if self.path is not None:
            os.close(self._file)
        self.path, self._file = None, -1

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _adopt(self) -> None:
        """Takes the journals that no living editor holds: the first becomes ours, the texts of others go into it."""
        for path in (path for path in self._slots() if path != self.path and path.exists()):
            file = _open(path)
            if file is None:
                continue
            found = _texts(store.read(path))
            newer = {k: p for k, p in found.items() if k not in self._texts or self._texts[k].time < p.time}
            self._texts |= newer
            if self.path is None:
                self.path, self._file = path, file
                continue
            self._write(newer.values())
            path.unlink()
            os.close(file)

    def _slots(self) -> Iterator[Path]:
        yield self.catalog.with_name(f"{self.catalog.name}.journal")
        for number in range(2, _MOST + 1):
            yield self.catalog.with_name(f"{self.catalog.name}.{number}.journal")

    def _write(self, rows: Iterable[Pending], *, settled: bool = False) -> None:
        try:
            if self.path is None:
                self._claim()
            if os.fstat(self._file).st_size > _LARGE:
                self._shrink()
            data = "".join(_line(row, settled) for row in rows).encode("utf-8", "surrogatepass")
            _all(self._file, data)
        except OSError as error:
            raise store.unwritable(self.path or self.catalog, error) from error

    def _claim(self) -> None:
        """Takes the first journal that is free and empty: one with texts waits for `recover`."""
        for path in self._slots():
            file = _open(path, os.O_CREAT)
            if file is not None and not os.fstat(file).st_size:
                self.path, self._file = path, file
                store.sync_folder(path.parent)
                return
            if file is not None:
                os.close(file)
        raise OSError(0, "too many editors of one catalog")

    def _shrink(self) -> None:
        assert self.path is not None
        fresh = self.path.with_name(f".{self.path.name}.tmp")
        file = os.open(fresh, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _all(file, "".join(map(_line, self._texts.values())).encode("utf-8", "surrogatepass"))
        fresh.replace(self.path)
        store.sync_folder(self.path.parent)
        os.close(self._file)
        self._file = file


def _open(path: Path, create: int = 0) -> int | None:
    """Opens and locks a journal; None if a living editor or another user has it, or it has just gone."""
    try:
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC | create, 0o600)
    except OSError:
        if create and not (path.exists() or path.is_symlink()):
            raise
        return None  # gone, or of another user
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(file).st_ino == path.stat().st_ino:
            return file
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(file)
    return None


def _all(file: int, data: bytes) -> None:
    """Writes lines and makes them last. A line feed goes first, for the last write may have been cut short."""
    store.write_all(file, b"\n" + data)


def _line(pending: Pending, settled: bool = False) -> str:
    values = asdict(pending) | ({"settled": True} if settled else {})
    return json.dumps(values, ensure_ascii=False) + "\n"


def _texts(data: bytes) -> dict[tuple[str, str], Pending]:
    """Returns the last text of each unit that was not settled; lines that cannot be read are left out."""
    found: dict[tuple[str, str], Pending] = {}
    for line in data.split(b"\n"):
        try:
            row = json.loads(line.decode("utf-8", "surrogatepass"))
            settled = row.pop("settled", False)
            pending = Pending(**{name: str(value) for name, value in row.items()})
        except (ValueError, TypeError, AttributeError, RecursionError):
            continue
        if settled:
            found.pop(pending.key, None)
        else:
            found[pending.key] = pending
    return found
