"""Glossaries of OmegaT (TAB), DeepL (CSV) and Weblate (CSV): a pair a line.

OmegaT reads French, English, comment, between tabs; several lines with the same French are alternatives. DeepL reads
French, English and perhaps two language codes, without a header, each French once. Weblate reads the columns of
translate-toolkit's CSV; our id is its `context`, so that lines of one concept find together again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from workbench.core.errors import GlossaryError
from workbench.core.terms import Term
from workbench.glossary import csvfile

_WEBLATE = ("location", "source", "target", "id", "fuzzy", "context", "translator_comments", "developer_comments")
_Pair = tuple[int, str, str, str, str]
"""Line, key of the concept, French, English, note."""


def _pairs(term: Term) -> Iterator[tuple[str, str]]:
    """Yields French and English: the pair of the row, then its variants, then what is admitted."""
    yield from ((french, term.target) for french in (term.source, *term.variants))
    yield from ((term.source, english) for english in term.admitted)


def write_omegat(terms: Sequence[Term]) -> bytes:
    """Returns OmegaT's TAB format: French, English, note."""
    lines = ["# French\tEnglish\tNote"]
    for term in terms:
        note = " ".join(term.note.split())
        lines += [f"{french}\t{english}\t{note}".rstrip("\t") for french, english in _pairs(term)]
    return ("\n".join(lines) + "\n").encode()


def read_omegat(data: bytes, path: Path) -> list[Mapping[str, str]]:
    """Returns the rows of a TAB file, one a French term; lines that begin with # are comments."""
    pairs: list[_Pair] = []
    for number, line in enumerate(csvfile.text(data, path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 2:
            raise GlossaryError("has no tab between French and English", path=path, line=number)
        pairs.append((number, cells[0].strip(), cells[0], cells[1], cells[2] if len(cells) > 2 else ""))
    return _grouped(pairs)


def write_deepl(terms: Sequence[Term]) -> bytes:
    """Returns DeepL's CSV: French and preferred English, each French form once."""
    once: dict[str, str] = {}
    for term in terms:
        for french in (term.source, *term.variants):
            once.setdefault(french, term.target)
    return _written(once.items())


def read_deepl(data: bytes, path: Path) -> list[Mapping[str, str]]:
    """Returns the rows of a CSV without header: French, English, and perhaps languages, which must be fr and en."""
    pairs: list[_Pair] = []
    for line, cells in csvfile.split(csvfile.text(data, path), path):
        if not 2 <= len(cells) <= 5:
            raise GlossaryError(f"has {len(cells)} cells, DeepL's format has 2 to 5", path=path, line=line)
        if len(cells) >= 4 and [code[:2].lower() for code in cells[2:4]] != ["fr", "en"]:
            what = f"is from {cells[2]} to {cells[3]}, not from French to English"
            raise GlossaryError(what, path=path, line=line)
        pairs.append((line, cells[0], cells[0], cells[1], ""))
    return _grouped(pairs)


def write_weblate(terms: Sequence[Term]) -> bytes:
    """Returns the CSV that Weblate imports into a glossary."""
    rows: list[Sequence[str]] = [_WEBLATE]
    for term in terms:
        rows += [("", french, english, "", "", term.id, "", term.note) for french, english in _pairs(term)]
    return _written(rows)


def read_weblate(data: bytes, path: Path) -> list[Mapping[str, str]]:
    """Returns the rows of a CSV with a header that names source and target; lines of one context are one row."""
    lines = csvfile.split(csvfile.text(data, path), path)
    at, header = next(lines, (1, []))
    if header and not {"source", "target"} <= set(header):
        raise GlossaryError("has no columns source and target", path=path, line=at)
    pairs: list[_Pair] = []
    for line, cells in lines:
        if len(cells) != len(header):
            raise GlossaryError(f"has {len(cells)} cells, the header has {len(header)}", path=path, line=line)
        row = dict(zip(header, cells, strict=True))
        key = row.get("context") or row["source"]
        pairs.append((line, key, row["source"], row["target"], row.get("developer_comments", "")))
    return _grouped(pairs)


def _grouped(pairs: Iterable[_Pair]) -> list[Mapping[str, str]]:
    """Makes one row of the pairs with one key: the first French and English on top. Half a pair is an empty row."""
    rows: dict[str, list[_Pair]] = {}
    empty = 0
    for pair in pairs:
        if pair[2].strip() and pair[3].strip():
            rows.setdefault(pair[1], []).append(pair)
        else:
            empty += 1
    return [*(_row(key, group) for key, group in rows.items()), *({} for _ in range(empty))]


def _row(key: str, group: Sequence[_Pair]) -> Mapping[str, str]:
    french, *variants = dict.fromkeys(pair[2] for pair in group)
    english, *admitted = dict.fromkeys(pair[3] for pair in group)
    note = next((pair[4] for pair in group if pair[4]), "")
    identifier = "" if key == french else key
    names = {
        "id": identifier,
        "fr": french,
        "variants": "|".join(variants),
        "en": english,
        "admitted": "|".join(admitted),
    }
    return {**names, "note": note, "line": str(group[0][0])}


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([csvfile.quoted(cell) for cell in row] for row in rows)
    return out.getvalue().encode()
