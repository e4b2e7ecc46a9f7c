"""A scrollable sheet of paragraphs: source, panels, preview, help. Fast for any length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.tui.paint import Paragraph, lay_out
from workbench.tui.themes import LOOKS, Role
from workbench.tui.wrap import wrap


class Paper(ScrollView, can_focus=False):
    """Shows paragraphs, wrapped to its width. Nothing on it is markup."""

    @dataclass
    class Clicked(Message):
        """A paragraph with a link was clicked."""

        paper: Paper
        link: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._paragraphs: Sequence[Paragraph] = ()
        self._strips: list[Strip] = []
        self._links: list[int | None] = []
        self._made_for: tuple[int, str] = (0, "")

    def show(self, paragraphs: Sequence[Paragraph], *, keep_place: bool = False) -> None:
        """Replaces what is shown; scrolls to the top unless told to keep the place."""
        self._paragraphs = paragraphs
        self._made_for = (0, "")
        if not keep_place:
            self.scroll_to(0, 0, animate=False)
        self._lay_out()
        self.refresh()

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """What is shown."""
        return self._paragraphs

    @property
    def text(self) -> str:
        """What is shown, one line a paragraph."""
        return "\n".join(paragraph.lead + paragraph.text for paragraph in self._paragraphs)

    def render_line(self, y: int) -> Strip:
        """Returns one line of the sheet."""
        self._lay_out()
        base = LOOKS[self.app.theme].styles[Role.PLAIN]
        at = y + self.scroll_offset.y
        return self._strips[at] if at < len(self._strips) else Strip.blank(self.size.width, base)

    def on_resize(self) -> None:
        """Wraps again."""
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Says which paragraph was clicked."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._links) and self._links[at] is not None:
            self.post_message(self.Clicked(self, self._links[at] or 0))

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        if not width or self._made_for == (width, self.app.theme):
            return
        self._made_for = (width, self.app.theme)
        look = LOOKS[self.app.theme]
        self._strips = lay_out(self._paragraphs, width, look, look.styles[Role.PLAIN])
        self._links = [
            p.link for p in self._paragraphs for _ in wrap(p.text, width - len(p.lead), p.most)
        ]  # one a line, as `lay_out` makes them
        self.virtual_size = Size(width, len(self._strips))
