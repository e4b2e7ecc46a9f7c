"""Read TBX: version 2 (martif, ISO 30042:2008) and version 3 (tbx, ISO 30042:2019), the latter in both its styles.

In DCA style a data category is an attribute (`<termNote type="partOfSpeech">`), in DCT style an element of its own
(`<min:partOfSpeech>`). Entities and what lies outside the file are refused, never resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from workbench.core.errors import GlossaryError
from workbench.glossary.tbx_tree import Categories, categories, name, parsed, text
from workbench.glossary.tbx_words import NOTES, PARTS_OF_SPEECH, TERM_TYPES, Note

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_BAD = re.compile("deprecated|superseded|forbidden|obsolete|rejected", re.IGNORECASE)
_ADMITTED = re.compile("admitted", re.IGNORECASE)


def read(data: bytes, path: Path) -> list[Mapping[str, str]]:
    """Returns the entries as rows by our columns; one without French or English is an empty row.

    Raises:
        GlossaryError: no XML, no TBX, or XML with entities; names the line.
    """
    root = parsed(data, path)
    if name(root) not in ("martif", "tbx", "TBX"):
        raise GlossaryError(f"is XML, but no TBX: its root is <{name(root)}>", path=path, line=root.sourceline)
    return [_row(entry) for entry in root.iter(etree.Element) if name(entry) in _ENTRIES]


def _row(entry: etree._Element) -> Mapping[str, str]:
    about = categories(entry, _LANGUAGES)
    french, english = _terms(entry, "fr"), _terms(entry, "en")
    sources = _unique(_ranked(french))
    targets = _by_status(english)
    if not sources or not targets["en"]:
        return {}
    row = {
        "id": _identifier(entry.get("id", "")),
        "fr": sources[0],
        "variants": "|".join(sources[1:]),
        **{column: "|".join(_unique(forms)) for column, forms in targets.items()},
        "pos": _pos(french[0][1]),
        "domain": next(iter(about.get("subjectField", [])), ""),
        "authority": "|".join(about.get("source", [])),
        "line": str(entry.sourceline),
    }
    return row | _from_notes(about.get("note", []))


def _terms(entry: etree._Element, language: str) -> list[tuple[str, Categories]]:
    """Returns the terms of a language (any of its regions) with their data categories, in the order of the file."""
    return [
        (text(term), categories(block, ("term",)))
        for section in entry
        if isinstance(section.tag, str) and name(section) in _LANGUAGES
        if re.split("[-_]", section.get(_LANGUAGE, section.get("lang", "")).lower())[0] == language
        for block in section.iter(etree.Element)
        if name(block) in _TERMS
        for term in list(block.iter("{*}term"))[:1]
        if text(term)
    ]


def _status(categories: Categories) -> str:
    return " ".join(categories.get("administrativeStatus", []) + categories.get("normativeAuthorization", []))


def _ranked(terms: list[tuple[str, Categories]]) -> Iterator[str]:
    """Yields French terms, those that are neither admitted nor deprecated first."""
    lower = [bool(_BAD.search(_status(c)) or _ADMITTED.search(_status(c))) for _, c in terms]
    yield from (text for (text, _), low in zip(terms, lower, strict=True) if not low)
    yield from (text for (text, _), low in zip(terms, lower, strict=True) if low)


def _by_status(terms: list[tuple[str, Categories]]) -> dict[str, list[str]]:
    targets: dict[str, list[str]] = {"en": [], "en_plural": [], "admitted": [], "forbidden": []}
    for form, notes in terms:
        plural = Note.PLURAL in notes.get("note", []) or "plural" in notes.get("grammaticalNumber", [])
        if _BAD.search(_status(notes)):
            targets["forbidden"].append(form)
        elif _ADMITTED.search(_status(notes)):
            targets["admitted"].append(form)
        elif plural and not targets["en_plural"]:
            targets["en_plural"].append(form)
        else:
            targets["admitted" if targets["en"] else "en"].append(form)
    if not targets["en"] and targets["admitted"]:
        targets["en"].append(targets["admitted"].pop(0))
    return targets


def _unique(forms: Iterator[str] | list[str]) -> list[str]:
    return list(dict.fromkeys(forms))


def _pos(categories: Categories) -> str:
    kind = next((TERM_TYPES[t] for t in categories.get("termType", []) if t in TERM_TYPES), "")
    return kind or next((PARTS_OF_SPEECH[p] for p in categories.get("partOfSpeech", []) if p in PARTS_OF_SPEECH), "")


def _identifier(given: str) -> str:
    return given.removeprefix("c_")


def _from_notes(notes: list[str]) -> dict[str, str]:
    """Takes the columns that TBX has no data category for out of the notes, where `tbx_write` puts them."""
    cells: dict[str, list[str]] = {}
    for note in notes:
        prefix, _, value = note.partition(": ")
        column = NOTES.get(prefix, "note")
        cells.setdefault(column, []).append(value if prefix in NOTES else note)
    return {column: (" " if column == "note" else "|").join(values) for column, values in cells.items()}
