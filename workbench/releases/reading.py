"""From files to releases."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import ReleaseError
from workbench.core.release import Block, BlockKind, Release, Segment
from workbench.releases.decoding import load
from workbench.releases.documents import Document, Line, Paragraph
from workbench.releases.formats import open_document
from workbench.releases.furniture import Furniture
from workbench.releases.kinds import is_verbatim, kinds
from workbench.releases.language import NAMES, is_english, language
from workbench.releases.paragraphs import paragraphs
from workbench.releases.sentences import split

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Reading:
    """A release together with the document it was read from; what writing needs."""

    release: Release
    document: Document
    paragraphs: tuple[Paragraph, ...]
    """One for each block of the release."""
    removed: tuple[Line, ...]
    """Lines of site furniture."""


def read(path: Path, furniture: Furniture | None = None) -> Release:
    """Reads one release from a .txt, .html, .htm, .md or .docx file.

    Args:
        path: The file.
        furniture: What the folder's releases share (`learn`); None: structure alone tells furniture.

    Raises:
        ReleaseError: the file is unreadable, empty, binary, too large, damaged, or not French.
    """
    return reading(load(path), path.name, furniture, path).release


def read_stream(
    data: bytes, name: str = STDIN, furniture: Furniture | None = None, path: Path | None = None
) -> Release:
    """Reads one release from bytes; "-" is standard input, whose format (HTML, DOCX, text) is told by its first bytes.

    Args:
        data: What `load` returned.
        name: File name; its ending tells the format.
        furniture: As for `read`.
        path: The file that errors name; None: `name`.

    Raises:
        ReleaseError: as `read`.
    """
    return reading(data, name, furniture, path or name).release


def reading(data: bytes, name: str, furniture: Furniture | None, path: Path | str) -> Reading:
    """Reads a release and keeps what writing needs."""
    _refuse_name(name, path)
    document = open_document(data, name, path)
    kept, removed = (furniture or Furniture()).clean(document.lines)
    found = paragraphs(kept)
    if not found:
        raise ReleaseError("holds no text besides site furniture" if removed else "holds no text", path=path)
    _refuse_foreign(found, path)
    release = Release(
        name="stdin" if name == STDIN else Path(name).stem,
        source=name,
        digest=hashlib.sha256(data).hexdigest(),
        blocks=_blocks(found),
        warnings=(*document.warnings, *_furniture_warning(removed)),
    )
    return Reading(release, document, tuple(found), tuple(removed))


def _refuse_name(name: str, path: Path | str) -> None:
    """A catalog holds the name of its source, in UTF-8 and on one line."""
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in name):
        raise ReleaseError(
            "has a name that no catalog can hold: control characters, or not UTF-8", path=path, hint="rename it"
        )


def _refuse_foreign(found: Sequence[Paragraph], path: Path | str) -> None:
    code = language(" ".join(paragraph.text for paragraph in found))
    if code != "fr":
        raise ReleaseError(f"is in {NAMES.get(code, f'another language ({code})')}, not in French", path=path)


def _blocks(found: Sequence[Paragraph]) -> tuple[Block, ...]:
    every = kinds(found)
    return tuple(
        _block(number, paragraph, kind, is_verbatim(found, every, number - 1))
        for number, (paragraph, kind) in enumerate(zip(found, every, strict=True), 1)
    )


def _block(number: int, paragraph: Paragraph, kind: BlockKind, verbatim: bool) -> Block:
    whole = kind in (BlockKind.TITLE, BlockKind.CONTACT) and len(paragraph.text) < 400
    sentences = (paragraph.text,) if whole else split(paragraph.text)
    code = "en" if is_english(paragraph.text) else "fr"
    segments = tuple(Segment(text.strip(), kind, number, at, code, verbatim) for at, text in enumerate(sentences, 1))
    gaps = tuple(text[len(text.rstrip()) :] for text in sentences[:-1])
    return Block(kind, segments, paragraph.first.number, gaps)


def _furniture_warning(removed: Sequence[Line]) -> tuple[str, ...]:
    if not removed:
        return ()
    count = len(removed)
    where = f": {_ranges([line.number for line in removed])}" if all(line.number for line in removed) else ""
    return (f"{count} line{'s' * (count > 1)} of site furniture removed{where}",)


def _ranges(numbers: Sequence[int]) -> str:
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number <= parts[-1][-1] + 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)
