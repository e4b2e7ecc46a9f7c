"""One line of text with marks: heads and figures."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from workbench.tui.paint import Mark, pieces, safe
from workbench.tui.themes import LOOKS, Role
from workbench.tui.wrap import cut


class StatusLine(Widget):
    """Shows a line, cut to its width."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.text = ""
        self._marks: tuple[Mark, ...] = ()
        self._role = Role.BAR
        self._said = ""
        self._timer: Timer | None = None

    def show(self, text: str, *marks: Mark, role: Role = Role.BAR) -> None:
        """Replaces the line."""
        if (self.text, self._marks, self._role) == (text, marks, role):
            return
        self.text, self._marks, self._role = text, marks, role
        self.refresh()

    def say(self, text: str, seconds: float) -> None:
        """Shows a message in place of the line for a while."""
        self._said = text
        self.refresh()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(seconds, self.hush)

    def hush(self) -> None:
        """Shows the line again."""
        self._said = ""
        self.refresh()

    @property
    def said(self) -> str:
        """The message that is shown, empty if there is none."""
        return self._said

    def render_line(self, y: int) -> Strip:
        """Returns the line."""
        look = LOOKS[self.app.theme]
        base = look.styles[Role.BAR]
        style = base if self._role is Role.BAR else base + look.styles[self._role]
        if self._said:
            said = cut(self._said, self.size.width)
            return Strip([Segment(safe(said), base + look.styles[Role.TITLE])]).adjust_cell_length(
                self.size.width, base
            )
        text = cut(self.text, self.size.width)
        segments: list[Segment] = pieces(text, 0, len(text), self._marks, look, style)
        return Strip(segments).adjust_cell_length(self.size.width, base)
