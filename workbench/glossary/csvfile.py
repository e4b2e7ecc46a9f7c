"""The house format: CSV in UTF-8 with a header row, one row a concept.

A cell that a spreadsheet would take for a formula (it begins with = + - or @) is written with an apostrophe before it;
reading takes that apostrophe away. So a glossary can be opened in any spreadsheet, and comes back as it was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workbench.core.errors import GlossaryError
from workbench.core.terms import Term
from workbench.glossary import columns

_FORMULA = re.compile(r"'*[=+\-@]")
_QUOTED = re.compile(r"''*[=+\-@]")


def read(path: Path) -> list[Term]:
    """Returns the terms of a file in its order; a file without rows has none.

    Raises:
        GlossaryError: the file cannot be read, is no CSV in UTF-8, or a row is wrong; names the line.
    """
    terms = []
    for term in parse(decode(path), path):
        if isinstance(term, GlossaryError):
            raise term
        terms.append(term)
    return terms


def parse(text: str, path: Path | str) -> Iterator[Term | GlossaryError]:
    """Yields the term of each row, or what is wrong with the row.

    Raises:
        GlossaryError: the rest cannot be read: the header is wrong, a quote is left open.
    """
    lines = split(text, path)
    line, header = next(lines, (1, []))
    if header:
        _check_header(header, path, line)
    for line, cells in lines:
        if len(cells) != len(header):
            what = f"has {len(cells)} cells, the header has {len(header)} columns"
            yield GlossaryError(what, path=path, line=line, hint="quote a value that holds a comma")
            continue
        try:
            yield columns.term(dict(zip(header, cells, strict=True)), path, line)
        except GlossaryError as error:
            yield error


def decode(path: Path) -> str:
    """Returns the text of a file."""
    try:
        return text(path.read_bytes(), path)
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=path) from error


def text(data: bytes, path: Path | str) -> str:
    """Returns bytes in UTF-8 as text, without a byte order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise GlossaryError("is not UTF-8", path=path, line=line, hint="save it as “CSV UTF-8”") from error


def split(text: str, path: Path | str) -> Iterator[tuple[int, list[str]]]:
    """Yields the first line (from 1) and the cells of each record that is not empty, as `unquoted`."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield line, [unquoted(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        what = "a quote is left open" if "unexpected end" in str(error) else f"is not CSV: {error}"
        raise GlossaryError(what, path=path, line=line, hint="a quote in a value is written twice") from error


def _check_header(header: Sequence[str], path: Path | str, line: int) -> None:
    known = f"known: {', '.join(columns.COLUMNS)}"
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        raise GlossaryError("columns are not separated by commas", path=path, line=line, hint="save it with commas")
    for name in header:
        if name not in columns.COLUMNS:
            raise GlossaryError(f"unknown column “{name}”", path=path, line=line, hint=known)
    for name in columns.REQUIRED:
        if name not in header:
            raise GlossaryError(f"lacks the column `{name}`", path=path, line=line, hint=known)
    if len(set(header)) != len(header):
        raise GlossaryError("has a column twice", path=path, line=line)


def write(terms: Iterable[Term]) -> str:
    """Returns terms as a file of the house: all columns, Unix line ends."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns.COLUMNS)
    for term in terms:
        writer.writerow([quoted(value) for value in columns.row(term).values()])
    return out.getvalue()


def quoted(cell: str) -> str:
    """Returns a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unquoted(cell: str) -> str:
    """Takes the apostrophe of `quoted` away."""
    return cell[1:] if _QUOTED.match(cell) else cell
