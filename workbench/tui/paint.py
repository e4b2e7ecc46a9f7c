"""Text with marks, as strips of terminal cells. Text is drawn as it is: never markup, never a control sequence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.core import Span, visible
from workbench.tui.themes import Look, Role
from workbench.tui.wrap import wrap


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a text that stand out."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text to be wrapped, and what stands out in it."""

    text: str
    marks: tuple[Mark, ...] = ()
    role: Role = Role.PLAIN
    lead: str = ""
    """Before the first line; later lines are indented by as much."""
    lead_role: Role = Role.DIM
    most: int = 0
    """Lines after which it is cut; 0: never."""
    link: int | None = None
    """What a click on it means to the widget that shows it."""


def safe(text: str) -> str:
    """Returns `text`, the same length, with nothing in it that a terminal could obey; line feeds become pictures."""
    return visible(text).translate(_BREAKS)


_MISLEADING = (*range(0xD800, 0xE000), 0x061C, 0x200E, 0x200F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0xFEFF)
_BREAKS: dict[int, str] = dict.fromkeys(_MISLEADING, "\ufffd") | {
    ord("\n"): "↵", ord("\t"): "→", ord("\r"): "␍", 0x2028: "↵", 0x2029: "¶"
}  # fmt: skip


def pieces(text: str, start: int, end: int, marks: Iterable[Mark], look: Look, base: Style) -> list[Segment]:
    """Returns the segments of text[start:end]; of two marks at a place the later one adds to the earlier."""
    near = [m for m in marks if m.span.start < end and m.span.end > start]
    if not near:
        return [Segment(safe(text[start:end]), base)] if end > start else []
    cuts = sorted({start, end, *(min(max(cut, start), end) for m in near for cut in (m.span.start, m.span.end))})
    out = []
    for a, b in pairwise(cuts):
        style = base
        for mark in near:
            if mark.span.start <= a and b <= mark.span.end:
                style += look.styles[mark.role]
        out.append(Segment(safe(text[a:b]), style))
    return out


def lay_out(paragraphs: Sequence[Paragraph], width: int, look: Look, base: Style) -> list[Strip]:
    """Returns the lines of paragraphs at a width."""
    return [strip for paragraph in paragraphs for strip in _lines(paragraph, width, look, base)]


def _lines(paragraph: Paragraph, width: int, look: Look, base: Style) -> Iterable[Strip]:
    style = base + look.styles[paragraph.role]
    indent = len(paragraph.lead)
    for n, (start, end) in enumerate(wrap(paragraph.text, width - indent, paragraph.most)):
        lead = Segment(safe(paragraph.lead) if n == 0 else " " * indent, base + look.styles[paragraph.lead_role])
        segments = pieces(paragraph.text, start, end, paragraph.marks, look, style)
        yield Strip([lead, *segments]).adjust_cell_length(width, base)
