"""Unpacks .argosmodel files that may be hostile: all of a package, or nothing."""

from __future__ import annotations

import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from workbench.core.errors import PackageError
from workbench.engines.package import Package, read_package

MOST_FILES = 3_000
MOST_BYTES = 4 << 30
"""Of the unpacked package."""
MOST_RATIO = 200
"""Unpacked to packed, for files of more than a megabyte."""
_NAME = re.compile(r"[A-Za-z0-9][\w.+-]{0,99}")
_BLOCK = 1 << 20


@contextmanager
def unpacked(path: Path, beside: Path) -> Iterator[Package]:
    """Yields a verified package, unpacked into a passing folder on the disk of `beside`.

    The caller moves the package's folder where it shall stay; what is left over goes when the block ends.

    Args:
        path: The .argosmodel file.
        beside: Folder in whose file system the passing folder is made; made if it is missing.

    Raises:
        PackageError: no zip file, not a safe one, or no complete fr->en package.
    """
    try:
        beside.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".unpack-", dir=beside) as scratch:
            yield _read(path, _extract(path, Path(scratch)))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, zlib.error) as error:
        raise PackageError(f"is no package: not a zip file, or a damaged one ({error})", path=path) from error
    except OSError as error:
        raise PackageError(f"cannot be unpacked: {error}", path=path) from error


def _read(path: Path, folder: Path) -> Package:
    """Reads the unpacked package; what is wrong with it is said of the file."""
    try:
        return read_package(folder)
    except PackageError as error:
        raise PackageError(error.what, path=path, hint=error.hint) from error


def _extract(path: Path, into: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        files = [entry for entry in archive.infolist() if not entry.is_dir()]
        top = _inspect(path, files)
        for entry in files:
            target = into / entry.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(entry) as source, target.open("xb") as sink:
                shutil.copyfileobj(source, sink, _BLOCK)
    return into / top


def _inspect(path: Path, files: list[zipfile.ZipInfo]) -> str:
    """Returns the one folder that all files lie in; raises PackageError for anything unsafe."""
    if len(files) > MOST_FILES:
        raise PackageError(f"holds {len(files):,} files, more than any package", path=path)
    for entry in files:
        _inspect_entry(path, entry)
    if sum(entry.file_size for entry in files) > MOST_BYTES:
        raise PackageError("would unpack to more than 4 GiB", path=path)
    if len({entry.filename.lower() for entry in files}) < len(files):
        raise PackageError("holds the same file twice", path=path)
    tops = {PurePosixPath(entry.filename).parts[0] for entry in files if "/" in entry.filename}
    if len(tops) != 1 or not _NAME.fullmatch(top := tops.pop()):
        raise PackageError("is no Argos package: its files do not lie in one folder", path=path)
    return top


def _inspect_entry(path: Path, entry: zipfile.ZipInfo) -> None:
    name = PurePosixPath(entry.filename)
    mode = entry.external_attr >> 16
    if name.is_absolute() or ".." in name.parts or "\\" in entry.filename or ":" in entry.filename:
        raise PackageError(f"holds a file that leaves its folder: {entry.filename}", path=path)
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise PackageError(f"holds a link or device: {entry.filename}", path=path)
    if entry.flag_bits & 1:
        raise PackageError(f"holds an encrypted file: {entry.filename}", path=path)
    if entry.file_size > _BLOCK and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        raise PackageError(f"is packed like a zip bomb: {entry.filename}", path=path)
