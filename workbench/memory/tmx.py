"""TMX 1.4: memories of other tools read in, this one's written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench import __version__
from workbench.core.errors import InputError
from workbench.memory.entry import Entry

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = {"bpt", "ept", "ph", "it", "ut"}
"""Inline elements that hold another tool's formatting codes, not text."""
_BEFORE, _AFTER, _RELEASE, _CONTEXT = "x-context-pre", "x-context-post", "x-document", "x-context"


def read_tmx(path: Path) -> Iterator[Entry]:
    """Yields the French-English pairs of a TMX file, one at a time, in file order.

    The document type is never fetched and entities are never expanded. Formatting codes are left out, units without
    both languages passed over.

    Raises:
        InputError: the file is not XML, not TMX, or declares entities.
    """
    from lxml import etree

    options: dict[str, Any] = {"load_dtd": False, "no_network": True, "resolve_entities": False, "huge_tree": False}
    try:
        with path.open("rb") as file:
            parser = etree.iterparse(file, events=("end",), tag="tu", **options)
            for _, unit in parser:
                _refuse_entities(unit, path)
                yield from _entry(unit, path.stem)
                _clear(unit)
        if parser.root.tag != "tmx":
            raise InputError(f"is not TMX: its root is <{parser.root.tag}>", path=path)
    except etree.XMLSyntaxError as error:
        raise InputError(f"is not TMX: {error.msg}", path=path, line=error.lineno or None) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from error


def write_tmx(entries: Iterable[Entry]) -> bytes:
    """Returns a TMX 1.4 file of the entries: the same entries, the same bytes.

    Characters that XML cannot hold are left out.
    """
    from lxml import etree

    out = BytesIO()
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            xml.write("\n", etree.Element("header", _header()), "\n")
            with xml.element("body"):
                for entry in entries:
                    xml.write("\n", _unit(entry))
                xml.write("\n")
            xml.write("\n")
    return out.getvalue()


def _header() -> dict[str, str]:
    return {
        "creationtool": "workbench", "creationtoolversion": __version__, "segtype": "sentence", "o-tmf": "PO",
        "adminlang": "en", "srclang": "fr", "datatype": "plaintext",
    }  # fmt: skip


def _unit(entry: Entry) -> _Element:
    from lxml import etree

    unit = etree.Element("tu")
    if entry.on:
        unit.set("changedate", entry.on.strftime("%Y%m%dT000000Z"))
    if entry.reviewer:
        unit.set("changeid", _legal(entry.reviewer))
    props = {_RELEASE: entry.release, _CONTEXT: entry.context, _BEFORE: entry.before, _AFTER: entry.after}
    for kind, text in props.items():
        if text:
            etree.SubElement(unit, "prop", type=kind).text = _legal(text)
    for language, text in (("fr", entry.source), ("en", entry.target)):
        variant = etree.SubElement(unit, "tuv", {_LANG: language})
        etree.SubElement(variant, "seg").text = _legal(text)
    return unit


def _entry(unit: _Element, memory: str) -> Iterator[Entry]:
    sides = {_language(v): _text(seg) for v in unit.iterfind("tuv") if (seg := v.find("seg")) is not None}
    source, target = sides.get("fr", "").strip(), sides.get("en", "").strip()
    if not source or not target:
        return
    props = {p.get("type", ""): p.text or "" for p in unit.iterfind("prop")}
    yield Entry(
        source, target, props.get(_RELEASE) or memory, props.get(_BEFORE, ""), props.get(_AFTER, ""),
        unit.get("changeid") or unit.get("creationid") or "",
        _date(unit.get("changedate") or unit.get("creationdate") or ""), props.get(_CONTEXT, ""),
    )  # fmt: skip


def _language(variant: _Element) -> str:
    return str(variant.get(_LANG) or variant.get("lang") or "").replace("_", "-").split("-")[0].lower()


def _text(element: _Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.tag in _CODES else _text(child), child.tail or ""]
    return "".join(parts)


def _date(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def _legal(text: str) -> str:
    return "".join(
        c for c in text if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def _refuse_entities(unit: _Element, path: Path) -> None:
    from lxml import etree

    if next(unit.iter(etree.Entity), None) is not None:
        raise InputError("holds an entity, which is not read", path=path, line=unit.sourceline)


def _clear(unit: _Element) -> None:
    """Frees what has been read, so that a memory of any size takes little room."""
    unit.clear()
    while unit.getprevious() is not None:
        del unit.getparent()[0]
