"""The bottom line: the keys that any terminal can send, as many as fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from workbench.tui.keys import Action, shown
from workbench.tui.themes import LOOKS, Role

_SAFE = re.compile(r"f\d+|enter|slash|[a-z]|alt\+.")


class KeyBar(Widget):
    """Shows the footer actions of a screen; a click does them."""

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__(id="keys")
        shown_here = [action for action in actions if action.footer]
        self._actions = sorted(shown_here, key=lambda action: action.name != "help")
        self._starts: list[tuple[int, str]] = []

    def render_line(self, y: int) -> Strip:
        """Returns the line."""
        look = LOOKS[self.app.theme]
        base = look.styles[Role.BAR]
        segments: list[Segment] = []
        self._starts = []
        used = 0
        for action in self._actions:
            key = shown(next((key for key in action.keys if _SAFE.fullmatch(key)), action.keys[0]))
            width = len(key) + len(action.label) + 3
            if used + width > self.size.width:
                continue
            self._starts.append((used, action.name))
            segments += [Segment(f" {key}", base + look.styles[Role.KEY]), Segment(f" {action.label} ", base)]
            used += width
        return Strip(segments).adjust_cell_length(self.size.width, base)

    async def on_click(self, event: events.Click) -> None:
        """Does the action under the mouse."""
        ends = [*self._starts, (self.size.width, "")]
        for (start, name), (end, _) in pairwise(ends):
            if start <= event.x < end:
                await self.screen.run_action(name)
