"""The release as a list: one row a segment, in document order. Lines are drawn on demand, so length costs nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.core import BlockKind, Unit
from workbench.tui.paint import Mark, pieces, safe
from workbench.tui.themes import BADGES, LOOKS, Look, Role
from workbench.tui.wrap import cut, wrap
from workbench.workflow.review.place import Place

SIDE_BY_SIDE = 82
"""Columns from which source and target stand beside each other; below, each segment is one line."""
_TALLEST = 6
"""Lines of a segment in the list; the rest is seen in hand."""
_KEPT = 2000
"""Rows whose lines are kept for the next time."""
_SIGNS = {
    BlockKind.TITLE: "T", BlockKind.DATELINE: "D", BlockKind.BODY: "¶", BlockKind.QUOTE: "“", BlockKind.LIST: "•",
    BlockKind.CONTACT: "@",
}  # fmt: skip
"""What opens a block, by its kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the list shows of a unit."""

    number: int
    """From 1, in the release."""
    unit: Unit
    place: Place
    opens: bool
    """True for the first sentence of a block."""


def _no_row(i: int) -> Row:
    raise IndexError(i)


class SegmentList(ScrollView, can_focus=False):
    """Rows with a cursor. The mouse chooses, the wheel scrolls; keys belong to the editor."""

    @dataclass
    class Chosen(Message):
        """A row was clicked."""

        row: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self._indices: Sequence[int] = ()
        self._row: Callable[[int], Row] = _no_row
        self._known: dict[int, int] = {}
        """Heights of units at this width, by index."""
        self._theme = ""
        self._drawn: dict[int, dict[tuple[int, bool], Strip]] = {}
        """Lines drawn at this width and theme, by index; then by line, and whether the cursor is on them."""
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._width = 0

    @property
    def wide(self) -> bool:
        """True if source and target stand beside each other."""
        return self._width >= SIDE_BY_SIDE

    @property
    def rows(self) -> list[Row]:
        """All rows that are shown."""
        return [self._row(i) for i in self._indices]

    def fill(self, indices: Sequence[int], row: Callable[[int], Row], cursor: int) -> None:
        """Shows other rows; `row` gives what is shown of an index when that is drawn; cursor -1: on none of them."""
        self._indices, self._row = indices, row
        self.cursor = min(cursor, len(indices) - 1)
        self._measure()
        self.refresh()
        self._keep_in_view()

    def put(self, at: int) -> None:
        """Draws a row again that has changed."""
        self._drawn.pop(self._indices[at], None)
        height = self._known[self._indices[at]] = self._height(self._row(self._indices[at]))
        if height == self._heights[at]:
            self._refresh_row(at)
            return
        self._heights[at] = height
        self._sum()
        self.refresh()

    def forget(self) -> None:
        """Measures and draws all rows anew when they are filled next: other units have come."""
        self._known, self._drawn = {}, {}

    def move(self, at: int) -> None:
        """Puts the cursor on a row."""
        if len(self._drawn) > _KEPT:
            self._drawn = {}
        self._refresh_row(self.cursor)
        self.cursor = at
        self._refresh_row(at)
        self._keep_in_view()

    def render_line(self, y: int) -> Strip:
        """Returns one line of the list."""
        look = LOOKS[self.app.theme]
        base = look.styles[Role.PLAIN]
        line = y + self.scroll_offset.y
        if line >= self._tops[-1]:
            return Strip.blank(self.size.width, base)
        at = bisect_right(self._tops, line) - 1
        if self._theme != self.app.theme:
            self._theme, self._drawn = self.app.theme, {}
        drawn = self._drawn.setdefault(self._indices[at], {})
        key = line - self._tops[at], at == self.cursor
        if key not in drawn:
            drawn[key] = self._strip(at, key[0], look, base).adjust_cell_length(self._width, base)
        return drawn[key]

    def on_resize(self) -> None:
        """Measures again where the width has changed."""
        if self.scrollable_content_region.width != self._width:
            self._measure()
            self._keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """Says which row was clicked."""
        line = event.y + self.scroll_offset.y
        if line < self._tops[-1]:
            self.post_message(self.Chosen(bisect_right(self._tops, line) - 1))

    def _measure(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        if not width:
            return
        if width != self._width:
            self._width, self._known, self._drawn = width, {}, {}
        self._heights = [self._measured(i) for i in self._indices]
        self._sum()

    def _measured(self, i: int) -> int:
        height = self._known.get(i)
        if height is None:
            height = self._known[i] = self._height(self._row(i))
        return height

    def _sum(self) -> None:
        self._tops = [0, *accumulate(self._heights)]
        self.virtual_size = Size(self._width, self._tops[-1])

    def _height(self, row: Row) -> int:
        if not self.wide:
            return 1
        width = self._column()
        sides = (row.unit.source, row.unit.target)
        return max(len(wrap(side, width, _TALLEST)) for side in sides) + (row.opens and row.number > 1)

    def _column(self) -> int:
        return (self._width - _gutter_width(self.wide) - 3) // 2

    def _refresh_row(self, at: int) -> None:
        if 0 <= at < len(self._heights):
            top = self._tops[at] - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, self._heights[at]))

    def _keep_in_view(self) -> None:
        if self.cursor < 0:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        elif self.size.height:
            top, bottom = self._tops[self.cursor], self._tops[self.cursor + 1]
            if top < self.scroll_offset.y or bottom > self.scroll_offset.y + self.size.height:
                above = min(self.size.height // 4, max(self.size.height - (bottom - top), 0))
                self.scroll_to(y=max(top - above, 0), animate=False, force=True, immediate=True)

    def _strip(self, at: int, line: int, look: Look, base: Style) -> Strip:
        row, here = self._row(self._indices[at]), at == self.cursor
        gap = self.wide and row.opens and row.number > 1
        if gap and line == 0:
            return Strip.blank(self._width, base)
        line -= gap
        base = base + look.styles[Role.CURSOR] if here else base
        gutter = self._gutter(row, here, line, look, base)
        body = self._pair(row, line, look, base) if self.wide else self._single(row, look, base)
        return Strip([*gutter, *body]).adjust_cell_length(self._width, base)

    def _gutter(self, row: Row, here: bool, line: int, look: Look, base: Style) -> list[Segment]:
        if line:
            return [Segment(("▌" if here else " ") + " " * (_gutter_width(self.wide) - 1), base)]
        badge = BADGES[row.unit.state]
        word = f" {badge.word:<6}" if self.wide else " "
        sign = _SIGNS[row.place.kind] if row.opens else " "
        return [
            Segment("▌" if here else " ", base),
            Segment(f"{row.number:>4} {sign} ", base + look.styles[Role.DIM]),
            Segment(badge.sign + word, base + look.styles[badge.role]),
        ]

    def _pair(self, row: Row, line: int, look: Look, base: Style) -> list[Segment]:
        width = self._column()
        rule = Segment(" │ ", base + look.styles[Role.DIM])
        left = self._side(row.unit.source, line, width, row, look, base)
        return [*left, rule, *self._side(row.unit.target, line, width, row, look, base)]

    def _side(self, text: str, line: int, width: int, row: Row, look: Look, base: Style) -> list[Segment]:
        style = base + look.styles[Role.TITLE] if row.place.kind is BlockKind.TITLE else base
        lines = wrap(text, width, _TALLEST)
        if line >= len(lines):
            return [Segment(" " * width, base)]
        start, end = lines[line]
        more = line == _TALLEST - 1 and end < len(text)
        marks: tuple[Mark, ...] = ()
        found = pieces(text, start, end, marks, look, style)
        strip = Strip([*found, Segment("…" if more else "", base)]).adjust_cell_length(width, base)
        return list(strip)

    def _single(self, row: Row, look: Look, base: Style) -> list[Segment]:
        text = row.unit.target or row.unit.source
        role = Role.DIM if not row.unit.target else Role.TITLE if row.place.kind is BlockKind.TITLE else Role.PLAIN
        style = base + look.styles[role] if role is not Role.PLAIN else base
        return [Segment(safe(cut(text, self._width - _gutter_width(self.wide))), style)]


def _gutter_width(wide: bool) -> int:
    return 16 if wide else 10
