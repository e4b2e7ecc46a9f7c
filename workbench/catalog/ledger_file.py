"""One file of the ledger: appending whole lines, reading them back."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.catalog import store
from workbench.catalog.ledger_entry import LedgerEntry, entry
from workbench.core.errors import CatalogError

_TAIL = 2**20
"""Bytes at the end of a file in which its last line is looked for; a line is far shorter."""


def append(path: Path, data: bytes) -> bool:
    """Appends whole lines; returns True if a last line cut short had to be taken away first."""
    try:
        new = not path.exists()
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            repaired = _repair(file)
            _extend(file, data)
        finally:
            os.close(file)
        if new:
            store.sync_folder(path.parent)
    except OSError as error:
        raise store.unwritable(path, error) from error
    return repaired


def _extend(file: int, data: bytes) -> None:
    size = os.fstat(file).st_size
    try:
        store.write_all(file, data)
    except OSError:
        os.ftruncate(file, size)
        raise


def _repair(file: int) -> bool:
    """Makes a file end with a whole line; returns True if what stood after the last one was no entry and is gone."""
    size = os.fstat(file).st_size
    tail = os.pread(file, min(size, _TAIL), max(0, size - _TAIL))
    rest = tail[tail.rfind(b"\n") + 1 :]
    if not rest:
        return False
    if _whole(rest):
        os.write(file, b"\n")
        return False
    os.ftruncate(file, size - len(rest))
    return True


def _whole(line: bytes) -> bool:
    try:
        entry(json.loads(line))
    except (ValueError, RecursionError):
        return False
    return True


def read(path: Path) -> tuple[list[tuple[str, LedgerEntry]], bool]:
    """Returns the entries of a file with their ids, and whether its last line is cut short."""
    lines = store.read(path).split(b"\n")
    last = lines.pop()
    torn = bool(last) and not _whole(last)
    if last and not torn:
        lines.append(last)
    return [_entry(row, path, i) for i, row in enumerate(_rows(lines, path), start=1) if row is not None], torn


def _rows(lines: Sequence[bytes], path: Path) -> list[Any]:
    """Returns the JSON value of each line, None for a blank one; all at once where they are good, which is faster."""
    with contextlib.suppress(ValueError, RecursionError):
        rows: list[Any] = json.loads(b"[" + b",".join(lines) + b"]")
        if len(rows) == len(lines):
            return rows
    return [_row(line, path, i) if line.strip() else None for i, line in enumerate(lines, start=1)]


def _row(line: bytes, path: Path, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        conflict = line.startswith((b"<<<<<<<", b"=======", b">>>>>>>"))
        what = "conflict markers of a merge" if conflict else "not a line of JSON"
        hint = "delete the markers and keep both sides" if conflict else "delete the line"
        raise CatalogError(what, path=path, line=number, hint=hint) from error


def _entry(row: Any, path: Path, number: int) -> tuple[str, LedgerEntry]:
    try:
        one = entry(row)
    except ValueError as error:
        raise CatalogError(str(error), path=path, line=number) from error
    return one.id, one
