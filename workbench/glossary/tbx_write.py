"""Write TBX: version 2 (martif) and version 3 in DCA or DCT style, with the data categories of TBX-Basic.

Case rule, contexts, untranslatable and check-only have no data category there: each becomes a note that says so
(“case: exact”), which any tool shows and `tbx_read` takes back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from workbench.core.terms import CaseRule, Term
from workbench.glossary.tbx_words import NOTES, PARTS_OF_SPEECH, Note

_XML = "http://www.w3.org/XML/1998/namespace"
_TBX3 = "urn:iso:std:iso:30042:ed-2"
_MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
_BASIC = ("source", "termType")
_NAME = re.compile(r"(?!c_)[A-Za-z_][\w.-]*")
_POS = {ours: theirs for theirs, ours in PARTS_OF_SPEECH.items()} | {"acronym": "noun"}


@dataclass(frozen=True, slots=True)
class _Dialect:
    """Element names of a version and style."""

    entry: str
    language: str
    term: str
    namespace: str = ""
    dct: bool = False

    def tag(self, name: str) -> str:
        return f"{{{self.namespace}}}{name}" if self.namespace else name

    def add(self, parent: etree._Element, name: str, text: str = "") -> etree._Element:
        element = etree.SubElement(parent, self.tag(name))
        element.text = text or None
        return element

    def category(self, parent: etree._Element, element: str, name: str, text: str) -> None:
        """Adds a data category: an element with a type, or in DCT style an element of the module that has it."""
        if self.dct:
            module = _MODULES["basic" if name in _BASIC else "min"]
            etree.SubElement(parent, f"{{{module}}}{name}").text = text
        else:
            self.add(parent, element, text).set("type", name)


_V2 = _Dialect("termEntry", "langSet", "tig")
_DCA = _Dialect("conceptEntry", "langSec", "termSec", _TBX3)
_DCT = _Dialect("conceptEntry", "langSec", "termSec", _TBX3, dct=True)


def write_v2(terms: Sequence[Term]) -> bytes:
    """Returns TBX 2: a martif document."""
    root = etree.Element("martif", type="TBX-Basic")
    header = _V2.add(root, "martifHeader")
    _V2.add(_V2.add(_V2.add(header, "fileDesc"), "sourceDesc"), "p", "Glossary exported by workbench")
    uri = _V2.add(_V2.add(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs")
    uri.set("type", "XCSURI")
    return _document(root, terms, _V2)


def write_dca(terms: Sequence[Term]) -> bytes:
    """Returns TBX 3 in DCA style."""
    return _version_3(terms, _DCA, "dca", {})


def write_dct(terms: Sequence[Term]) -> bytes:
    """Returns TBX 3 in DCT style."""
    return _version_3(terms, _DCT, "dct", _MODULES)


def _version_3(terms: Sequence[Term], dialect: _Dialect, style: str, modules: dict[str, str]) -> bytes:
    namespaces: dict[str | None, str] = {None: _TBX3}
    namespaces.update(modules)
    root = etree.Element(dialect.tag("tbx"), style=style, type="TBX-Basic", nsmap=namespaces)
    header = dialect.add(root, "tbxHeader")
    source = dialect.add(dialect.add(header, "fileDesc"), "sourceDesc")
    dialect.add(source, "p", "Glossary exported by workbench")
    return _document(root, terms, dialect)


def _document(root: etree._Element, terms: Sequence[Term], dialect: _Dialect) -> bytes:
    root.set(f"{{{_XML}}}lang", "en")
    body = dialect.add(dialect.add(root, "text"), "body")
    for term in terms:
        _entry(body, term, dialect)
    etree.indent(root)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data + b"\n"


def _entry(body: etree._Element, term: Term, dialect: _Dialect) -> None:
    entry = dialect.add(body, dialect.entry)
    entry.set("id", term.id if _NAME.fullmatch(term.id) else f"c_{term.id}")
    if term.domain:
        dialect.category(entry, "descrip", "subjectField", term.domain)
    if term.authority:
        dialect.category(entry, "admin", "source", term.authority)
    for note in _notes(term):
        dialect.add(entry, "note", note)
    french = _language(entry, "fr", dialect)
    _term(french, term.source, "preferredTerm", term, dialect)
    for variant in term.variants:
        _term(french, variant, "admittedTerm", term, dialect)
    english = _language(entry, "en", dialect)
    _term(english, term.target, "preferredTerm", term, dialect)
    if term.plural:
        dialect.add(_term(english, term.plural, "preferredTerm", term, dialect), "note", Note.PLURAL)
    for form in term.admitted:
        _term(english, form, "admittedTerm", term, dialect)
    for form in term.forbidden:
        _term(english, form, "deprecatedTerm", term, dialect)


def _language(entry: etree._Element, code: str, dialect: _Dialect) -> etree._Element:
    section = dialect.add(entry, dialect.language)
    section.set(f"{{{_XML}}}lang", code)
    return section


def _term(section: etree._Element, text: str, status: str, term: Term, dialect: _Dialect) -> etree._Element:
    block = dialect.add(section, dialect.term)
    dialect.add(block, "term", text)
    dialect.category(block, "termNote", "partOfSpeech", _POS[term.pos])
    if term.pos in ("acronym", "phrase"):
        kind = "acronym" if term.pos == "acronym" else "phraseologicalUnit"
        dialect.category(block, "termNote", "termType", kind)
    dialect.category(block, "termNote", "administrativeStatus", f"{status}-admn-sts")
    return block


def _notes(term: Term) -> list[str]:
    notes = []
    if term.note:
        ours = term.note.partition(": ")[0] in NOTES
        notes.append(f"{Note.NOTE}: {term.note}" if ours else term.note)
    expected = CaseRule.EXACT if term.pos in ("name", "acronym") else CaseRule.ANY
    if term.case is not expected:
        notes.append(f"{Note.CASE}: {term.case}")
    notes += [f"{Note.NOT_WHEN}: {context}" for context in term.not_when]
    notes += [f"{Note.UNTRANSLATABLE}: yes"] * term.untranslatable
    notes += [f"{Note.CHECK_ONLY}: yes"] * term.check_only
    return notes
