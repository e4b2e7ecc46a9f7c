"""Plain text: in and out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from workbench.releases.decoding import decode
from workbench.releases.documents import Line, Paragraph, Role
from workbench.releases.leftovers import strip_markup

_SIGN = "[-–—•*·▪►○●■‣]"
_BULLET = re.compile(rf"[ \t]*(?:(?:{_SIGN}|\d{{1,2}}[.)]|[a-z]\))[ \t\u00a0]+(?=\S)|{_SIGN}[ \t]*$)")
_SPACE = re.compile(r"[ \t\n\r]+")


class PlainText:
    """A .txt file, or standard input."""

    def __init__(self, data: bytes, path: Path | str) -> None:
        decoded = decode(data, path)
        text, repairs = strip_markup(decoded.text)
        self.warnings = (*decoded.warnings, *repairs)
        self.lines = tuple(plain_lines(text))
        self._newline = decoded.newline
        self._ends = text.endswith("\n")

    def write(self, texts: Sequence[tuple[Paragraph, str]], removed: Sequence[Line]) -> bytes:
        """Returns UTF-8 with the source's blank lines, bullets and line ends; a paragraph is one line."""
        blank = {line.number for line in self.lines if not line.text}
        out: list[str] = []
        last = 0
        for paragraph, text in texts:
            first = paragraph.first.number
            if out:
                out += [""] * len(blank.intersection(range(last + 1, first)))
            out.append(paragraph.first.marker + text)
            last = paragraph.lines[-1].number
        return (self._newline.join(out) + self._newline * self._ends).encode()


def plain_lines(text: str) -> list[Line]:
    """Returns the lines of a text; blank ones stay (empty) and part the groups."""
    lines: list[Line] = []
    group = 0
    for number, raw in enumerate(text.split("\n"), 1):
        marker = _BULLET.match(raw)
        body = fold(raw[marker.end() :] if marker else raw)
        if not body and not marker:
            group += 1
        role = Role.ITEM if marker else Role.PLAIN
        lines.append(Line(body, number, group, role, marker[0] if marker else ""))
    return lines


def fold(text: str) -> str:
    """Returns `text` with runs of spaces, tabs and line ends as one space; no-break spaces stay."""
    return _SPACE.sub(" ", text).strip(" \u00a0\u202f")
