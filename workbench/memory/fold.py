"""Text made equal where a search should not care: case, accents, apostrophes, white space. Lengths stay the same."""

from __future__ import annotations

import unicodedata

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"}


class _Table(dict[int, str]):
    """Translation table filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = folded = _SAME.get(char) or _plain(char)
        return folded


def _plain(char: str) -> str:
    if char.isspace():
        return " "
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


_TABLE = _Table()


def fold(text: str) -> str:
    """Returns `text` folded character by character, so that a place in one is the same place in the other."""
    return text.translate(_TABLE)


def same(text: str) -> str:
    """Returns the key under which two texts are one segment: white space and apostrophes do not count, case does."""
    return " ".join(text.replace("’", "'").split())
