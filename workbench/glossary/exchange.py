"""Other tools' glossary formats: which there are, what each can keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from workbench.core.errors import GlossaryError
from workbench.core.terms import Term
from workbench.glossary import columns, csvfile, tabular, tbx_read, tbx_write
from workbench.glossary.naming import guessed_pos, is_identifier, slug

_NAMES = {"source": "fr", "target": "en", "plural": "en_plural"}
_DEFAULTS = {f.name: f.default for f in fields(Term)}


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how to read and write it, and what it has room for."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Path], list[Mapping[str, str]]]
    """Returns rows by our columns; the key `line` holds the line. A row without French or English is empty."""
    write: Callable[[Sequence[Term]], bytes]
    keeps: frozenset[str]
    """Fields of a term that survive."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A glossary in another format."""

    data: bytes
    dropped: Mapping[str, int]
    """Column that the format has no room for: number of rows that lose something."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was found in a file of another format."""

    terms: tuple[Term, ...]
    skipped: int
    """Entries without French or without English."""


def export(terms: Sequence[Term], name: str) -> Exported:
    """Returns terms in the format of that name, and what is lost."""
    form = FORMATS[name]
    lost = {_NAMES.get(f, f): _filled(terms, f) for f in _DEFAULTS if f not in form.keeps and f not in ("path", "line")}
    return Exported(form.write(terms), {column: rows for column, rows in lost.items() if rows})


def _filled(terms: Iterable[Term], field: str) -> int:
    return sum(getattr(term, field) != _DEFAULTS[field] for term in terms)


def load(path: Path, name: str = "") -> Imported:
    """Returns the terms of a file in another format (empty name: found out from the file).

    Ids and parts of speech that the format does not tell are made up: the id from the French, the part of speech from
    its capitals.

    Raises:
        GlossaryError: the file cannot be read, or a row is wrong; names the line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=path) from error
    form = FORMATS[name or _detected(path, data)]
    rows = form.read(data, path)
    taken: set[str] = set()
    terms = tuple(_term(row, path, taken) for row in rows if row)
    return Imported(terms, len(rows) - len(terms))


def _term(row: Mapping[str, str], path: Path, taken: set[str]) -> Term:
    french = row.get("fr", "").strip()
    pos = row.get("pos") or guessed_pos(french)
    case = row.get("case") or ("exact" if pos in ("name", "acronym") else "")
    given = row.get("id", "")
    wanted = given if given and is_identifier(given) else slug(given or french)
    number = 1
    unique = wanted
    while unique in taken:
        number += 1
        unique = f"{wanted}-{number}"
    taken.add(unique)
    return columns.term({**row, "id": unique, "pos": pos, "case": case}, path, int(row.get("line") or 0))


def _detected(path: Path, data: bytes) -> str:
    if path.suffix.lower() in (".tbx", ".xml"):
        return "tbx3"
    if path.suffix.lower() in (".txt", ".tab", ".tsv", ".utf8"):
        return "omegat"
    header = data[:2000].decode("utf-8-sig", "replace").partition("\n")[0].replace('"', "").strip().split(",")
    if {"id", "fr"} <= set(header):
        return "csv"
    return "weblate" if {"source", "target"} <= set(header) else "deepl"


def _read_house(data: bytes, path: Path) -> list[Mapping[str, str]]:
    return [{**columns.row(term), "line": str(term.line)} for term in csvfile.read(path)]


_PAIR = frozenset({"source", "target", "variants"})
_TBX = frozenset(_DEFAULTS)
FORMATS = {
    form.name: form
    for form in (
        Format("csv", "the house's CSV", (".csv",), _read_house, lambda t: csvfile.write(t).encode(), _TBX),
        Format(
            "omegat", "OmegaT TAB", (".txt", ".tab", ".tsv", ".utf8"), tabular.read_omegat, tabular.write_omegat,
            frozenset({"source", "target", "admitted", "note"}),
        ),
        Format(
            "deepl", "DeepL CSV", (".csv",), tabular.read_deepl, tabular.write_deepl, frozenset({"source", "target"}),
        ),
        Format(
            "weblate", "Weblate CSV", (".csv",), tabular.read_weblate, tabular.write_weblate,
            _PAIR | {"id", "admitted", "note"},
        ),
        Format("tbx2", "TBX 2 (ISO 30042:2008)", (".tbx",), tbx_read.read, tbx_write.write_v2, _TBX),
        Format("tbx3", "TBX 3 (ISO 30042:2019), DCA", (".tbx",), tbx_read.read, tbx_write.write_dca, _TBX),
        Format("tbx3-dct", "TBX 3 (ISO 30042:2019), DCT", (".tbx",), tbx_read.read, tbx_write.write_dct, _TBX),
    )
}  # fmt: skip
