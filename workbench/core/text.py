"""Places in text, and text made safe to show."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
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


def whole(word: str, text: str) -> Iterator[int]:
    r"""Yields where `word` stands in `text` as a word of its own: neither a letter, a digit nor “_” beside it.

    What `(?<!\w)word(?!\w)` finds, overlapping places too, for words too many to make a pattern of each.
    """
    at = text.find(word) if word else -1
    while at >= 0:
        end = at + len(word)
        if not (at and _in_word(text[at - 1])) and not (end < len(text) and _in_word(text[end])):
            yield at
        at = text.find(word, at + 1)


def pieces(word: re.Pattern[str], text: str) -> list[str]:
    """Returns what `word.findall(text)` does, for words without white space that take in any letter, faster."""
    found: list[str] = []
    for run in text.split():
        if run.isalpha():
            found.append(run)
        else:
            found += word.findall(run)
    return found


def small(text: str) -> str:
    """Returns `text` in lower case, letter for letter: “İ”, which would become two, stays."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


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
