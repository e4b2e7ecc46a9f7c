"""Word documents (.docx): in and out."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from workbench.core.errors import ReleaseError
from workbench.releases.decoding import MAX_CHARACTERS, strip_controls
from workbench.releases.documents import Line, Paragraph, Role
from workbench.releases.plain import fold

MAX_UNPACKED = 200 * 2**20
"""Bytes that all parts of a document may have together once unpacked."""
MAX_TEXT = 32 * 2**20
"""Bytes of the part that holds the text."""
_PARTS = 10_000
_GLYPHS = {qn("w:tab"): " ", qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): ""}
_BREAKS = (qn("w:br"), qn("w:cr"))
_SKIPPED = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:del"),
    qn("w:moveFrom"),
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text element of a run, or a tab or hyphen."""

    element: Any

    @property
    def text(self) -> str:
        return _GLYPHS.get(self.element.tag) or self.element.text or ""

    def put(self, text: str) -> None:
        if self.element.tag in _GLYPHS:
            self.element.getparent().remove(self.element)
        else:
            self.element.text = text
            self.element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


class Docx:
    """A .docx file. Headers, footers, footnotes and comments are left as they are."""

    def __init__(self, data: bytes, path: Path | str) -> None:
        self._data = data
        _refuse_bombs(data, path)
        try:
            self._document = docx.Document(io.BytesIO(data))
            self._body = self._document.element.body
            self.lines = tuple(self._read())
        except Exception as error:  # what a damaged package raises has no common base
            raise ReleaseError("is no readable Word document", path=path, hint="save it again as .docx") from error
        if sum(len(line.text) for line in self.lines) > MAX_CHARACTERS:
            raise ReleaseError(f"is longer than {MAX_CHARACTERS:,} characters: no press release", path=path)
        self.warnings: tuple[str, ...] = ()

    def _read(self) -> Iterator[Line]:
        for group, (element, runs) in enumerate(_paragraphs(self._body)):
            role = self._role(element)
            for run in runs:
                text = fold(strip_controls(unicodedata.normalize("NFC", "".join(piece.text for piece in run)))[0])
                if text:
                    yield Line(text, 0, group, role, anchor=run)

    def _role(self, element: Any) -> Role:
        word = WordParagraph(element, self._document)
        name = (word.style.name or "").lower() if word.style is not None else ""
        if name.startswith(("heading", "title", "subtitle")):
            return Role.HEADING
        if name.startswith("list") or element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
            return Role.ITEM
        return Role.QUOTE if "quote" in name else Role.PLAIN

    def write(self, texts: Sequence[tuple[Paragraph, str]], removed: Sequence[Line]) -> bytes:
        """Returns the document with its other parts as they were, byte for byte."""
        for line in removed:
            _place(line.anchor, "")
            _drop_empty(line.anchor)
        for paragraph, text in texts:
            _place([piece for line in paragraph.lines for piece in line.anchor], text)
            for line in paragraph.lines[1:]:
                _drop_break(line.anchor[0].element)
        return self._packed()

    def _packed(self) -> bytes:
        part = str(self._document.part.partname).lstrip("/")
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(out, "w") as new:
            for info in old.infolist():
                new.writestr(info, self._document.part.blob if info.filename == part else old.read(info))
        return out.getvalue()


def _refuse_bombs(data: bytes, path: Path | str) -> None:
    if not data:
        raise ReleaseError("is empty", path=path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise ReleaseError("is no Word document (.docx)", path=path) from error
    text = max((part.file_size for part in parts if part.filename.endswith(".xml")), default=0)
    if len(parts) > _PARTS or text > MAX_TEXT or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise ReleaseError("unpacks to more than a Word document holds", path=path)


def _paragraphs(body: Any) -> Iterator[tuple[Any, list[list[_Piece]]]]:
    """Yields each paragraph (text boxes and table cells included) with its pieces, a list for every line."""
    open_: list[tuple[Any, list[list[_Piece]]]] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            if tag == qn("w:p"):
                yield open_.pop()
        elif tag in _SKIPPED:
            walk.skip_subtree()
        elif tag == qn("w:p"):
            open_.append((element, [[]]))
        elif open_ and (tag == qn("w:t") or tag in _GLYPHS) and element.getparent().tag == qn("w:r"):
            open_[-1][1][-1].append(_Piece(element))
        elif open_ and tag in _BREAKS:
            open_[-1][1].append([])


def _place(run: Sequence[_Piece], text: str) -> None:
    """Replaces the text of a run; links and marked words that stand in `text` too keep their places."""
    parts = _shares(run, text) or _share(run, text) or []
    for piece, part in zip(run, parts, strict=False):
        piece.put(part)


def _share(run: Sequence[_Piece], text: str) -> list[str] | None:
    """All of `text` for the longest piece, whose formatting is the paragraph's; None if there is no place for it."""
    longest = max((p for p in run if p.element.tag not in _GLYPHS), key=lambda piece: len(piece.text), default=None)
    return None if text and longest is None else [text if piece is longest else "" for piece in run]


def _shares(run: Sequence[_Piece], text: str) -> list[str] | None:
    """A share of `text` for each piece, the same again for those that it repeats; None if it repeats none in order."""
    parts: list[str] = []
    at = 0
    for number, piece in enumerate(run):
        words = piece.text.strip()
        found = text.find(words, at) if len(words) >= _SHORTEST and piece.element.tag not in _GLYPHS else -1
        if found < 0:
            continue
        between = _share(run[len(parts) : number], text[at:found])
        if between is None:
            return None
        parts += [*between, words]
        at = found + len(words)
    rest = _share(run[len(parts) :], text[at:])
    return [*parts, *rest] if parts and rest is not None else None


def _drop_break(text: Any) -> None:
    """Removes the line break in front of a text element."""
    run = text.getparent()
    before = [e for e in (*text.itersiblings(preceding=True), *_before(run)) if e.tag in _BREAKS]
    if before:
        before[0].getparent().remove(before[0])


def _before(run: Any) -> Iterator[Any]:
    """The elements of the runs in front of a run, the nearest first."""
    for sibling in run.itersiblings(preceding=True):
        yield from reversed(sibling)


def _drop_empty(run: Sequence[_Piece]) -> None:
    paragraph = next((a for a in run[0].element.iterancestors(qn("w:p"))), None)
    if paragraph is None or paragraph.getparent() is None:
        return
    if not any((t.text or "").strip() for t in paragraph.iter(qn("w:t"))) and len(paragraph.getparent()) > 1:
        paragraph.getparent().remove(paragraph)
