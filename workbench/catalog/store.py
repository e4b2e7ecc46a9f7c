"""Bytes on disk: reading with limits, atomic writing, the lock."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from workbench.core.errors import CatalogError

LARGEST = 256 * 2**20
"""Bytes of a file beyond which it is refused: 256 MiB, a hundred times the largest catalog that people make."""

PATIENCE = 10.0
"""Seconds to wait for another program that holds the lock; it holds it for the time of one write."""

_BUSY = "another program holds the lock"


def read(path: Path, start: int = 0) -> bytes:
    """Returns the bytes of a file, from an offset on.

    Raises:
        CatalogError: It is missing, unreadable, no regular file, or too large.
    """
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise CatalogError("not a regular file", path=path)
            if status.st_size > LARGEST:
                raise CatalogError(f"larger than {LARGEST // 2**20} MiB", path=path, hint="split the file")
            file.seek(start)
            return file.read()
    except OSError as error:
        raise CatalogError(f"cannot be read: {error.strerror}", path=path) from error


def read_if_there(path: Path) -> bytes | None:
    """Returns the bytes of a file, None where there is none."""
    return read(path) if path.exists() else None


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, one for all its catalogs and ledgers, against other programs and threads.

    Raises:
        CatalogError: The folder cannot be written, or the lock is held for more than ten seconds.
    """
    path = folder / ".workbench.lock"
    lock = FileLock(path, timeout=PATIENCE, mode=0o664)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise CatalogError(_BUSY, path=path, hint="wait until it has finished, then try again") from error
    except (OSError, NotImplementedError) as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def write(path: Path, data: bytes) -> None:
    """Replaces a file in one step: temporary file beside it, fsync, rename, fsync of the folder.

    To be called under the lock. The old file stays whole whatever happens; its permissions are kept.

    Raises:
        CatalogError: Disk full, folder read-only and the like; the temporary file is gone then.
    """
    path = Path(os.path.realpath(path))  # Path.resolve raises for a link that leads to itself
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        _write(temporary, data, path)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise unwritable(path, error) from error


def _write(temporary: Path, data: bytes, path: Path) -> None:
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o666)
    try:
        with contextlib.suppress(FileNotFoundError):
            os.fchmod(file, stat.S_IMODE(path.stat().st_mode))
        write_all(file, data)
    finally:
        os.close(file)


def write_all(file: int, data: bytes) -> None:
    """Writes all bytes to an open file and makes them last; no buffer that could come after a failure."""
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def sync_folder(folder: Path) -> None:
    """Makes a rename or a new name in a folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unwritable(path: Path, error: BaseException) -> CatalogError:
    """Returns the error to raise when a file could not be written."""
    reason = getattr(error, "strerror", None) or str(error)
    return CatalogError(f"cannot be written: {reason}", path=path, hint="nothing was changed on disk")
