"""Which releases need no look: their inputs and their catalog are as the last run left them."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.core.text import digest


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the last run saw and left for one release."""

    inputs: str
    """Hash of everything a draft depends on but the catalog: source, furniture, package, options, glossary."""
    catalog: str
    """Hash of the PO file's bytes."""
    segments: int
    kept: int
    """Units that a person has confirmed."""


class Stamps:
    """The stamps of a folder of catalogs, in `.workbench/stamps.json` beside them.

    The file is a cache: without it, or with a broken one, every release is looked at again and nothing else changes.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / ".workbench" / "stamps.json"
        self._stamps = self._read()
        self._changed = False

    def _read(self) -> dict[str, Stamp]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            return {name: Stamp(**values) for name, values in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def fresh(self, name: str, inputs: str, catalog: Path) -> Stamp | None:
        """Returns the stamp of a release if neither its inputs nor its catalog have changed, else None."""
        stamp = self._stamps.get(name)
        if stamp is None or stamp.inputs != inputs or stamp.catalog != file_digest(catalog):
            return None
        return stamp

    def put(self, name: str, stamp: Stamp) -> None:
        """Remembers a stamp; `save` writes it."""
        if self._stamps.get(name) != stamp:
            self._stamps[name] = stamp
            self._changed = True

    def save(self) -> None:
        """Writes the file if a stamp has changed. A folder that cannot be written is no error: the cache is lost."""
        if not self._changed:
            return
        text = json.dumps({name: asdict(self._stamps[name]) for name in sorted(self._stamps)}, indent=0)
        scratch = self.path.with_suffix(f".{os.getpid()}")
        try:
            self.path.parent.mkdir(exist_ok=True)
            scratch.write_text(text, encoding="utf-8")
            scratch.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                scratch.unlink()
        self._changed = False


def file_digest(path: Path) -> str:
    """Returns a hash of a file's bytes, or "" where it cannot be read."""
    try:
        return bytes_digest(path.read_bytes())
    except OSError:
        return ""


def bytes_digest(data: bytes) -> str:
    """Returns a hash of bytes."""
    return digest(data.decode("latin-1"), length=16)
