"""A release as the workbench sees it: blocks of sentences, and where they stand in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is in a press release."""

    TITLE = "title"
    DATELINE = "dateline"  # the lead paragraph, which opens with its place: « Douchanbé – L'Asie centrale … »
    BODY = "body"
    QUOTE = "quote"  # a paragraph that is somebody's words
    LIST = "list"  # one item of a list
    CONTACT = "contact"  # « Pour plus d'informations … » and the lines under it


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence (or contact line, or title): what becomes a unit of the catalog."""

    text: str
    """One line; white space folded, no-break spaces kept."""
    kind: BlockKind
    block: int
    """Number of its block in the release, from 1."""
    sentence: int
    """Number of the sentence in its block, from 1."""
    language: str = "fr"
    """ISO 639-1 code, "fr" unless the passage is surely in another language."""
    verbatim: bool = False
    """True for e-mail addresses, URLs, phone numbers and names on a line: copied, not translated."""

    @property
    def reference(self) -> str:
        """`block.sentence`, as in the catalog's `#:` lines."""
        return f"{self.block}.{self.sentence}"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, title, list item or contact line, in document order."""

    kind: BlockKind
    segments: tuple[Segment, ...]
    line: int = 0
    """First line of the block in the source file, from 1; 0 where the format has no lines (DOCX)."""
    gaps: tuple[str, ...] = ()
    """White space that stood between sentence i and i + 1 (length segments - 1)."""


@dataclass(frozen=True, slots=True)
class Release:
    """One French press release, cleaned of site furniture."""

    name: str
    """File name without its ending; the catalog has the same."""
    source: str
    """File name as found (no folder); "-" for standard input."""
    digest: str
    """SHA-256 of the file's bytes, 64 hex digits."""
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    """What the reader repaired or doubted, one sentence each."""

    @property
    def segments(self) -> Iterator[Segment]:
        """Yields all segments in document order."""
        for block in self.blocks:
            yield from block.segments

    @property
    def title(self) -> str:
        """Text of the first title, or of the first segment, or nothing."""
        every = list(self.segments)
        return next((s.text for s in every if s.kind is BlockKind.TITLE), every[0].text if every else "")
