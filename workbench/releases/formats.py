"""The file formats of releases, by ending."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePath

from workbench.releases.documents import Document

_READERS = {
    ".txt": "plain:PlainText",
    ".html": "markup:Html",
    ".htm": "markup:Html",
    ".md": "markdown:Markdown",
    ".docx": "word:Docx",
}
SUFFIXES = tuple(_READERS)


def open_document(data: bytes, name: str, path: Path | str) -> Document:
    """Opens a release in the format that its name tells; without a known ending its first bytes tell.

    Raises:
        ReleaseError: the bytes are empty, damaged, or not in that format.
    """
    suffix = PurePath(name).suffix.lower()
    module, reader = _READERS[suffix if suffix in _READERS else _sniffed(data)].split(":")
    opened: Callable[[bytes, Path | str], Document] = getattr(import_module(f"workbench.releases.{module}"), reader)
    return opened(data, path)


def with_ending(name: str, data: bytes) -> str:
    """Returns `name`, with the ending that the first bytes tell where it has no known one."""
    return name if PurePath(name).suffix.lower() in _READERS else name + _sniffed(data)


def _sniffed(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return ".docx"
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return ".html" if start.startswith((b"<!doctype html", b"<html", b"<?xml")) else ".txt"
