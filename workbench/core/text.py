"""Places in text, and text made safe to show."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start to end (exclusive) of a text, counted in code points from 0."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True if the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of `text` at this span."""
        return text[self.start : self.end]


def digest(*parts: str, length: int = 8) -> str:
    """Returns the first `length` hex digits of the SHA-256 of the parts (joined by U+001F)."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def visible(text: str) -> str:
    """Returns `text` with control characters shown as pictures (ESC as ␛), so that a terminal cannot obey them.

    Lone surrogates, of file names that are not UTF-8, become U+FFFD, so that any stream can write them.
    """
    return "".join(_picture(c) for c in text)


def _picture(char: str) -> str:
    code = ord(char)
    if code < 0x20 and char not in "\n\t":
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0x80 <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return "\ufffd"
    return char


def words(text: str) -> int:
    """Returns the number of words: runs of characters between white space that hold a letter or digit."""
    return sum(1 for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word)))
