"""Which releases some paths name, and what those share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import InputError, ReleaseError
from workbench.releases.decoding import load
from workbench.releases.formats import SUFFIXES, open_document
from workbench.releases.furniture import Furniture


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
