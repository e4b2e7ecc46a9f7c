"""From bytes to text: encodings, mojibake, control characters."""

from __future__ import annotations

import codecs
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.core.errors import ReleaseError

MAX_BYTES = 32 * 2**20
"""Largest file that is read."""
MAX_CHARACTERS = 2_000_000
"""Longest text that is taken for a release."""

_SIGNATURES = {
    b"%PDF": "a PDF; save its text first",
    b"PK\x03\x04": "a ZIP archive; a Word document ends in .docx",
    b"\xd0\xcf\x11\xe0": "an old Word document; save it as .docx",
    b"{\\rtf": "RTF; save it as .docx",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|\][^\x07\x1b\n]{0,500}(?:\x07|\x1b\\)?|[ -/]*[0-~])?")
_CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\xad]"
)
_MOJIBAKE = re.compile(r"[ÃÂâÅÄÆ][\x80-\xbfœŒšŠžŽŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, and what was repaired to get it."""

    text: str
    """Lines end in \\n; no control characters but that and tabs."""
    warnings: tuple[str, ...] = ()
    newline: str = "\n"
    """Line end of the file: \\n or \\r\\n."""


def load(path: Path) -> bytes:
    """Returns the bytes of a release.

    Raises:
        ReleaseError: the file is missing, unreadable, no regular file, or larger than 32 MB.
    """
    try:
        if path.is_dir():
            raise ReleaseError("is a folder", path=path)
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReleaseError("is no regular file", path=path, hint="pipe it to standard input")
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(path)
        return path.read_bytes()
    except OSError as error:
        raise ReleaseError(f"cannot be read: {error.strerror or error}", path=path) from error


def load_stream(stream: BinaryIO, name: str) -> bytes:
    """Returns the bytes of a release that comes through a pipe, and takes no more of them than of a file.

    Raises:
        ReleaseError: there are more than 32 MB.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    return data


def _too_large(path: Path | str) -> ReleaseError:
    return ReleaseError(f"is larger than {MAX_BYTES // 2**20} MB: no press release", path=path)


def decode(data: bytes, path: Path | str) -> Decoded:
    """Decodes a text file: UTF-8, UTF-16 with a byte order mark, else Windows-1252; repairs what is certain.

    Mojibake (UTF-8 once read as Windows-1252) is repaired line by line with ftfy. Quotation marks, apostrophes,
    dashes and no-break spaces stay as they are.

    Raises:
        ReleaseError: the file is empty, binary, too long, or in no such encoding.
    """
    _refuse_binary(data, path)
    text, warnings = _characters(data, path)
    if "\0" in text:
        raise ReleaseError("is binary: it holds NUL characters", path=path)
    if len(text) > MAX_CHARACTERS:
        raise ReleaseError(f"is longer than {MAX_CHARACTERS:,} characters: no press release", path=path)
    newline = "\r\n" if "\r\n" in text else "\n"
    text = re.sub(r"\r\n?|[\x0b\x0c\u2028\u2029]", "\n", text)
    text, mended = _mend(text)
    text, stripped = strip_controls(text)
    if not text.strip():
        raise ReleaseError("is empty", path=path)
    return Decoded(unicodedata.normalize("NFC", text), (*warnings, *mended, *stripped), newline)


def strip_controls(text: str) -> tuple[str, tuple[str, ...]]:
    """Returns `text` without escape sequences, control and invisible characters, and a warning if there were any."""
    text, escapes = _ESCAPES.subn("", text)
    text = re.sub("[\x80-\x9f]", lambda c: _windows(c[0]), text)
    text, controls = _CONTROLS.subn("", text)
    count = escapes + controls
    return text, (f"{count} control or invisible character{'s' * (count > 1)} removed",) if count else ()


def one_line(text: str) -> str:
    """Returns `text` as one line that every format can hold: no control characters, no lone surrogates."""
    text = re.sub(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", " ", text)
    return strip_controls(text.encode("utf-8", "ignore").decode())[0].strip()


def _refuse_binary(data: bytes, path: Path | str) -> None:
    if not data:
        raise ReleaseError("is empty", path=path)
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise ReleaseError(f"is no text but {what}", path=path)


def _characters(data: bytes, path: Path | str) -> tuple[str, tuple[str, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise ReleaseError(f"is no valid UTF-16: {error.reason}", path=path) from error
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _not_utf8(data)


def _not_utf8(data: bytes) -> tuple[str, tuple[str, ...]]:
    mixed = data.decode("utf-8", "workbench-windows-1252")
    wide = sum(len(c.encode()) > 1 for c in data.decode("utf-8", "ignore"))
    stray = len(data) - len(data.decode("utf-8", "ignore").encode())
    if wide > stray:
        return mixed, (f"{stray} byte{'s' * (stray > 1)} of Windows-1252 in a UTF-8 text",)
    return "".join(map(_windows, data.decode("latin-1"))), ("read as Windows-1252",)


def _windows(char: str) -> str:
    """The character that Windows-1252 has in place of a C1 control; others unchanged."""
    return char.encode("latin-1").decode("cp1252", "ignore") if "\x80" <= char <= "\x9f" else char


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    return "".join(map(_windows, bad.decode("latin-1"))), error.end


codecs.register_error("workbench-windows-1252", _stray_bytes)


def _mend(text: str) -> tuple[str, tuple[str, ...]]:
    if not _MOJIBAKE.search(text):
        return text, ()
    from ftfy import fix_encoding

    lines = text.split("\n")
    mended = [fix_encoding(line) if _MOJIBAKE.search(line) else line for line in lines]
    numbers = [n for n, (old, new) in enumerate(zip(lines, mended, strict=True), 1) if old != new]
    if not numbers:
        return text, ()
    return "\n".join(line.replace("\n", " ") for line in mended), (f"mojibake repaired in line {_some(numbers)}",)


def _some(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:5])) + (f" and {len(numbers) - 5} more" if len(numbers) > 5 else "")
