"""From bytes to text: encodings, mojibake, control characters, leftover markup."""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import ReleaseError

MAX_BYTES = 32 * 2**20
"""Largest file that is read."""
MAX_CHARACTERS = 2_000_000
"""Longest text that is taken for a release (the longest real ones have some twenty thousand characters)."""

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
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|div|em|font|h[1-6]|i|img|li|ol|p|small|span|strong|sub|sup|u|ul)\b[^<>]{0,300}>", re.I
)
_LINK = re.compile(
    r'(?:<?\ba\s+)?\bhref\s*=\s*"(?:mailto:)?([^"\n]{0,300})"[^<>]{0,300}>([^<>\n]{0,300})(?:</a>)?', re.I
)
_ATTRIBUTES = re.compile(r'"?(?:\s+(?:target|title|class|rel|style|id)\s*=\s*"[^"<>]{0,200}")+\s*/?>', re.I)
_MARKS = re.compile(r"[<>]|&[\w#]+;|@[\w.-]{1,80}[-–•]$", re.MULTILINE)
"""Without one of these there is nothing to repair, and the patterns are slow to find that out."""
_BULLET = re.compile(r"(@[\w.-]{0,80}\w)[-–•]$", re.MULTILINE)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")


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
        ReleaseError: the file is missing, unreadable, empty, or larger than 32 MB.
    """
    try:
        if path.is_dir():
            raise ReleaseError("is a folder", path=path)
        if path.stat().st_size > MAX_BYTES:
            raise ReleaseError(f"is larger than {MAX_BYTES // 2**20} MB: no press release", path=path)
        return path.read_bytes()
    except OSError as error:
        raise ReleaseError(f"cannot be read: {error.strerror or error}", path=path) from error


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


def strip_markup(text: str) -> tuple[str, tuple[str, ...]]:
    """Returns text with leftover HTML repaired (line numbers are kept), and a warning if there was any.

    `href="mailto:a@b.int" target="_blank" title="">a@b.int` becomes `a@b.int`; tags of running text go, and so does
    an empty bullet glued to an address; entities become their characters.
    """
    if not _MARKS.search(text):
        return text, ()
    text, links = _LINK.subn(lambda m: (m[2].strip() or m[1]) + "\n" * m[0].count("\n"), text)
    text, tags = _TAG.subn(lambda m: (" " if m[0][:3].lower() == "<br" else "") + "\n" * m[0].count("\n"), text)
    text, attributes = _ATTRIBUTES.subn(lambda m: "\n" * m[0].count("\n"), text)
    text, bullets = _BULLET.subn(r"\1", text)
    text, entities = _ENTITY.subn(_unescaped, text)
    count = links + tags + attributes + bullets + entities
    return text, (f"leftover markup repaired in {count} place{'s' * (count > 1)}",) if count else ()


def _unescaped(entity: re.Match[str]) -> str:
    char = html.unescape(entity[0])
    return char if char == entity[0] else strip_controls(char)[0].replace("\n", " ").replace("\0", "")


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
