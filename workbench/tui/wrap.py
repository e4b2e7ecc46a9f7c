"""Breaks text into lines of terminal cells. Lines are offsets, so that marks on the text stay where they are."""

from __future__ import annotations

import re

from rich.cells import cell_len, get_character_cell_size

_UNEVEN = re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u202f-\u205e\u20ac]")
"""A character that may be wider or narrower than one cell, or that breaks a line."""

Line = tuple[int, int]
"""Start and end (exclusive) in the text, the space at a break left out."""


def wrap(text: str, width: int, most: int = 0) -> list[Line]:
    """Returns the lines of `text` at `width` cells, at least one; never more than `most` where that is not 0.

    Lines break at spaces and line feeds; a longer word is cut.
    """
    width = max(width, 1)
    if len(text) <= width and not _UNEVEN.search(text):
        return [(0, len(text))]
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        even = not _UNEVEN.search(paragraph)
        lines += _even(text, start, end, width, most) if even else _uneven(text, start, end, width)
        start = end + 1
        if most and len(lines) >= most:
            return lines[:most]
    return lines


def _even(text: str, start: int, end: int, width: int, most: int) -> list[Line]:
    """Wraps text of which each character takes one cell."""
    lines: list[Line] = []
    while end - start > width and not (most and len(lines) >= most):
        space = text.rfind(" ", start + 1, start + width + 1)
        stop = space if space > start else start + width
        lines.append((start, stop))
        start = stop + 1 if space > start else stop
    return [*lines, (start, end)]


def _uneven(text: str, start: int, end: int, width: int) -> list[Line]:
    lines: list[Line] = []
    cells, space = 0, -1
    at = start
    while at < end:
        size = get_character_cell_size(text[at])
        if cells + size > width and at > start:
            stop = space if space > start else at
            lines.append((start, stop))
            start = at = stop + 1 if space > start else stop
            cells, space = 0, -1
            continue
        if text[at] == " ":
            space = at
        cells += size
        at += 1
    return [*lines, (start, end)]


def cut(text: str, width: int) -> str:
    """Returns the beginning of `text` in at most `width` cells, with “…” where something is missing."""
    text = text[: max(width, 1) * 4 + 4]
    if cell_len(text) <= width:
        return text
    _, end = wrap(text.replace("\n", " ").replace(" ", "\xa0"), max(width - 1, 1), 1)[0]
    return text[:end] + "…"
