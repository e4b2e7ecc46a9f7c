"""From files to releases."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import InputError, ReleaseError
from workbench.core.release import Block, BlockKind, Release, Segment
from workbench.releases.decoding import load
from workbench.releases.documents import Document, Line, Paragraph
from workbench.releases.formats import SUFFIXES, open_document
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


@dataclass(frozen=True, slots=True)
class Found:
    """The release files that some paths name."""

    files: list[Path]
    problems: list[ReleaseError]
    """Of paths that name no release, and of files that would share a catalog; those are not in `files`."""


def discover(paths: Sequence[Path]) -> list[Path]:
    """Returns the release files that `paths` name: files as they are, for a folder the releases in it by name.

    Raises:
        ReleaseError: a path is missing or of an unknown kind, a folder holds no release, or two files would share
            a catalog because only their endings differ.
    """
    found = find(paths)
    if found.problems:
        raise found.problems[0]
    return found.files


def find(paths: Sequence[Path]) -> Found:
    """Returns what `discover` does, but with the good files beside the problems of the others."""
    files: list[Path] = []
    problems: list[ReleaseError] = []
    for path in paths:
        try:
            files += _in(path)
        except ReleaseError as error:
            problems.append(error)
    alone, twins = _twins(files)
    return Found(alone, problems + twins)


def _twins(files: Sequence[Path]) -> tuple[list[Path], list[ReleaseError]]:
    """Returns the files whose catalog is theirs alone, and an error for each that shares one with a file before it."""
    catalogs: dict[str, dict[str, Path]] = {}
    for file in files:
        catalogs.setdefault(file.stem, {}).setdefault(os.path.realpath(file), file)
    alone: list[Path] = []
    errors: list[ReleaseError] = []
    for first, *others in (list(same.values()) for same in catalogs.values()):
        what = f"would share its catalog with {first}"
        errors += [ReleaseError(what, path=other, hint="rename one of them") for other in others]
        alone += [] if others else [first]
    return alone, errors


def _in(path: Path) -> list[Path]:
    known = ", ".join(SUFFIXES)
    try:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if _is_release(p))
            if not inside:
                raise ReleaseError(f"is a folder without releases ({known})", path=path)
            return inside
    except OSError as error:
        raise ReleaseError(f"cannot be read: {error.strerror or error}", path=path) from error
    if not path.exists():
        raise ReleaseError("does not exist", path=path)
    if path.suffix.lower() not in SUFFIXES:
        raise ReleaseError("is of an unknown kind", path=path, hint=f"known: {known}")
    return [path]


def _is_release(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$")) and not path.is_dir()


def learn(paths: Iterable[Path]) -> Furniture:
    """Returns the furniture that the releases in `paths` share; files that cannot be read are left out."""
    return Furniture.learn(text for text in map(_plain, paths) if text)


def _plain(path: Path) -> str:
    try:
        return "\n".join(line.marker + line.text for line in open_document(load(path), path.name, path).lines)
    except InputError:
        return ""


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
