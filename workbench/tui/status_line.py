"""One line of text with marks: heads and figures."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from workbench.tui.paint import Mark, pieces
from workbench.tui.themes import LOOKS, Role
from workbench.tui.wrap import cut


class StatusLine(Widget):
    """Shows a line, cut to its width."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.text = ""
        self._marks: tuple[Mark, ...] = ()
        self._role = Role.BAR

    def show(self, text: str, *marks: Mark, role: Role = Role.BAR) -> None:
        """Replaces the line."""
        self.text, self._marks, self._role = text, marks, role
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Returns the line."""
        look = LOOKS[self.app.theme]
        base = look.styles[Role.BAR]
        style = base if self._role is Role.BAR else base + look.styles[self._role]
        text = cut(self.text, self.size.width)
        segments: list[Segment] = pieces(text, 0, len(text), self._marks, look, style)
        return Strip(segments).adjust_cell_length(self.size.width, base)
