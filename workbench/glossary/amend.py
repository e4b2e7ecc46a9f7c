"""A change in one cell of a glossary file; every other byte stays."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from workbench.core.errors import GlossaryError
from workbench.glossary import csvfile

_BOM = b"\xef\xbb\xbf"


def with_forbidden(data: bytes, path: Path, line: int, form: str) -> bytes:
    """Returns a glossary file's bytes with one more forbidden English form in the row at a line (from 1).

    Args:
        data: The file's bytes.
        path: Its name, for messages.
        line: First line of the row.
        form: The form.

    Raises:
        GlossaryError: the file is malformed, has no column `forbidden`, or no row begins at that line.
    """
    text = csvfile.text(data, path)
    rows = dict(csvfile.split(text, path))
    header = next(iter(rows.values()), [])
    if "forbidden" not in header:
        raise GlossaryError("has no column `forbidden`", path=path, line=1, hint="add it to the header")
    if line not in rows or "|" in form:
        raise GlossaryError("has no row to which the form could be added", path=path, line=line)
    cells = list(rows[line])
    at = header.index("forbidden")
    cells[at] = f"{cells[at]}|{form}" if cells[at] else form
    lines = list(io.StringIO(text, newline=""))
    end = min((number for number in rows if number > line), default=len(lines) + 1)
    lines[line - 1 : end - 1] = [_row(cells, lines[line - 1], lines[end - 2])]
    return _BOM * data.startswith(_BOM) + "".join(lines).encode()


def _row(cells: list[str], first: str, last: str) -> str:
    """The row as CSV, quoted and ended as it was."""
    out = io.StringIO(newline="")
    ending = last[len(last.rstrip("\r\n")) :]
    quoting = csv.QUOTE_ALL if first.startswith('"') else csv.QUOTE_MINIMAL
    writer = csv.writer(out, lineterminator=ending, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow([csvfile.quoted(cell) for cell in cells])
    return out.getvalue()
