"""What every format gives the reader: lines of text, and a way to write English in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol


class Role(Enum):
    """What the markup of the source says about a line."""

    PLAIN = "plain"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text file, or what a reader sees as one line in another format."""

    text: str
    """White space folded, no-break spaces kept; may be empty in text files alone."""
    number: int
    """Line in the source file, from 1; 0 where the format has no lines."""
    group: int
    """Lines of one group may belong to one paragraph; lines of two groups never do."""
    role: Role = Role.PLAIN
    marker: str = ""
    """Bullet or number in front of an item, with its white space, as written."""
    anchor: Any = None
    """Where the format finds the line again when it writes; nobody else looks inside."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one text: what becomes a block."""

    lines: tuple[Line, ...]
    text: str

    @property
    def first(self) -> Line:
        """The line where it begins."""
        return self.lines[0]

    @property
    def role(self) -> Role:
        """Role of its first line."""
        return self.lines[0].role


class Document(Protocol):
    """An opened source file."""

    @property
    def lines(self) -> Sequence[Line]:
        """All lines that hold text, in document order, site furniture included."""
        ...

    @property
    def warnings(self) -> Sequence[str]:
        """What was repaired on the way in."""
        ...

    def write(self, texts: Sequence[tuple[Paragraph, str]], removed: Sequence[Line]) -> bytes:
        """Returns the file with each paragraph's text replaced, and without the removed lines."""
        ...
