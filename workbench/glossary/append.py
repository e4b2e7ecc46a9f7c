"""One more row at the end of a glossary file, written as its other rows are."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

from workbench.core.errors import GlossaryError
from workbench.core.terms import Term
from workbench.glossary import columns, csvfile


def next_line(path: Path) -> int:
    """Returns the line that an appended row gets, from 1."""
    data = _bytes(path)
    return data.count(b"\n") + (2 if not data or not data.endswith(b"\n") else 1)


def append(path: Path, term: Term) -> None:
    """Appends a row: same columns, line ends and quoting as the file has; a new file gets all columns.

    The bytes that are there stay as they are.

    Raises:
        GlossaryError: the file cannot be written, or lacks a column that the row needs.
    """
    data = _bytes(path)
    text = csvfile.text(data, path)
    header = next((cells for _, cells in csvfile.split(text, path)), [])
    end = "\r\n" if b"\r\n" in data else "\n"
    cells = columns.row(term)
    if not header:
        header = list(columns.COLUMNS)
        start = _row(header, end, csv.QUOTE_MINIMAL)
    else:
        start = "" if text.endswith("\n") else end
    defaults = {"case": "any", "pos": "noun"}
    for column, value in cells.items():
        if column not in header and value not in ("", defaults.get(column)):
            raise GlossaryError(f"has no column `{column}`", path=path, line=1, hint="add it to the header")
    quoting = csv.QUOTE_ALL if text.lstrip().startswith('"') else csv.QUOTE_MINIMAL
    row = _row([csvfile.quoted(cells[column]) for column in header], end, quoting)
    _append(path, (start + row).encode())


def _row(cells: list[str], end: str, quoting: int) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end, quoting=quoting).writerow(cells)  # type: ignore[arg-type]
    return out.getvalue()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=path) from error


def _append(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise GlossaryError(f"cannot be written: {error.strerror}", path=path) from error
