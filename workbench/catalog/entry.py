"""One entry of a PO file as its raw lines, and edits that leave every other line alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from workbench.core.unit import Unit


class Kind(IntEnum):
    """What a line of an entry is. The order is the order in which gettext writes them."""

    BLANK = 0
    NOTE = 1  # "# ", by translators
    OURS = 2  # "# workbench: …"
    EXTRACTED = 3  # "#."
    REFERENCE = 4  # "#:"
    FLAGS = 5  # "#,"
    OTHER = 6  # "#=" and whatever else starts with "#"
    PREVIOUS_CONTEXT = 7  # "#| msgctxt"
    PREVIOUS = 8  # "#| msgid"
    PREVIOUS_PLURAL = 9
    CONTEXT = 10
    SOURCE = 11  # msgid
    PLURAL = 12  # msgid_plural
    TARGET = 13  # msgstr, msgstr[n]


TOKEN = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+|.)|[^\\]", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9A-Fa-f]+|.)", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


_COMMENTS = frozenset((Kind.NOTE, Kind.OURS, Kind.EXTRACTED, Kind.REFERENCE, Kind.FLAGS))


def unescape(text: str) -> str:
    """Returns what a quoted PO string means: C escapes as gettext reads them, octal and hexadecimal among them."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] in "01234567":
        return chr(int(code, 8) & 0xFF)
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16) & 0xFF)
    return _NAMED.get(code, code)


@dataclass(slots=True, eq=False)
class Entry:
    """Raw lines of one entry, the blank lines before it included."""

    lines: list[str]
    """As in the file, line ends included."""
    kinds: list[Kind]
    """What each line is; a continuation has the kind of its keyword."""
    obsolete: bool = False
    first: int = 0
    """Line of `lines[0]` in the file, from 1; 0: not yet written."""
    cached: Unit | None = field(default=None, repr=False)
    """The unit it shows, once read."""
    _key: tuple[str, str] | None = field(default=None, repr=False)
    _text: str | None = field(default=None, repr=False)

    def value(self, kind: Kind) -> str:
        """Returns the string of a keyword, empty if there is none."""
        return "".join([unescape(line[line.find('"') + 1 : line.rfind('"')]) for line in self._of(kind)])

    def comments(self) -> dict[Kind, list[str]]:
        """Returns the comment lines by their kind, stripped; a carriage return within a line reads as a space."""
        found: dict[Kind, list[str]] = {}
        for kind, line in zip(self.kinds, self.lines, strict=True):
            if kind in _COMMENTS:
                found.setdefault(kind, []).append(line.strip().replace("\r", " "))
        return found

    def _of(self, kind: Kind) -> list[str]:
        count = self.kinds.count(kind)
        if not count:
            return []
        at = self.kinds.index(kind)
        if self.kinds[at + count - 1] is kind:
            return self.lines[at : at + count]
        return [line for line, k in zip(self.lines, self.kinds, strict=True) if k is kind]

    def line_of(self, kind: Kind) -> int:
        """Returns the number in the file of the first line of a kind; 0 if not yet written."""
        return self.first + self.kinds.index(kind) if self.first else 0

    @property
    def key(self) -> tuple[str, str]:
        """(context, source)."""
        if self._key is None:
            self._key = self.value(Kind.CONTEXT), self.value(Kind.SOURCE)
        return self._key

    @property
    def is_unit(self) -> bool:
        """False for the header and for plural entries, which stay in the file as they are."""
        return Kind.PLURAL not in self.kinds and self.key != ("", "")

    @property
    def text(self) -> str:
        """The raw lines, joined."""
        if self._text is None:
            self._text = "".join(self.lines)
        return self._text

    def put(self, kind: Kind, new: list[str], end: str) -> Entry:
        """Returns the entry with the lines of a kind replaced; an empty list removes them.

        New lines stand where the old ones stood, or else where gettext would write them.
        """
        pairs = [(k, line) for k, line in zip(self.kinds, self.lines, strict=True) if k is not kind]
        if kind in self.kinds:
            at = self.kinds.index(kind)
        else:
            at = next((i for i, (k, _) in enumerate(pairs) if k > kind), len(pairs))
        pairs[at:at] = [(kind, line + end) for line in new]
        return Entry([line for _, line in pairs], [k for k, _ in pairs], self.obsolete, self.first)
