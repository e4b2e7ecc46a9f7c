"""The segment in hand: a real editor that shows marks and takes any text unharmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from workbench.tui.paint import Mark, safe
from workbench.tui.themes import LOOKS

_EXOTIC = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\r\x00"
_ENCODE = {ord(char): chr(0xE0F0 + i) for i, char in enumerate(_EXOTIC)}
_DECODE = {ord(stand_in): chr(char) for char, stand_in in _ENCODE.items()}
"""Characters at which the editor would break lines and forget them; stand-ins while in hand."""
_QUOTE_BEFORE = " \n\t([{“‘—–\xa0\u202f"
_TYPOGRAPHY = (("...", "…"), ("--", "–"), ("-", "–"), ("'", "’"))


class TargetArea(TextArea):
    """Edits one target. Enter and Tab belong to the screen."""

    def __init__(self, action_of: Callable[[str], str] = lambda key: "", *, id: str | None = None) -> None:
        """Makes an empty editor.

        Args:
            action_of: The action of the screen that a key stands for; empty: the key is typed.
            id: Its id.
        """
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False, tab_behavior="focus"
        )
        self._action_of = action_of
        self._marks: Sequence[Mark] = ()
        self._loaded = self._shown = ""

    @property
    def target(self) -> str:
        """The text with every character as it was."""
        return self._loaded if self.untouched else self.text.translate(_DECODE)

    @property
    def untouched(self) -> bool:
        """True if nothing has been changed since the text was put in hand."""
        return self.text == self._shown

    def open(self, text: str) -> None:
        """Puts another target in hand; what could be undone before cannot be any more."""
        self._loaded = text
        self._marks = ()
        self.load_text(text.translate(_ENCODE))
        self._shown = self.text
        self.move_cursor(self.document.end)

    def write(self, text: str) -> None:
        """Replaces the whole text; undo brings the old one back."""
        self.replace(text.translate(_ENCODE), self.document.start, self.document.end)
        self.move_cursor(self.document.end)

    def type_in(self, text: str) -> None:
        """Types a text at the cursor, in place of the selection, with a space where words would touch."""
        start, end = sorted(self.selection)
        line = self.document.get_line(start[0])
        if text[:1].isalnum() and start[1] and line[start[1] - 1].isalnum():
            text = f" {text}"
        self.replace(text.translate(_ENCODE), start, end)
        self.move_cursor(self.selection.end)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Marks places in the text."""
        if list(marks) != list(self._marks):
            self._marks = marks
            self.notify_style_update()

    def get_line(self, line_index: int) -> Text:
        """Returns one line as it is drawn: nothing in it that a terminal could obey, marks in their styles."""
        line = self.document.get_line(line_index)
        text = Text(safe(line.translate(_DECODE)) if not line.isascii() or not line.isprintable() else line, end="")
        text.no_wrap = True
        before = sum(len(self.document.get_line(i)) + 1 for i in range(line_index))
        styles = LOOKS[self.app.theme].styles
        for mark in self._marks:
            start, end = mark.span.start - before, mark.span.end - before
            if end > 0 and start < len(line):
                text.stylize(styles[mark.role], max(start, 0), end)
        return text

    async def _on_key(self, event: events.Key) -> None:
        """Does the action of a key in its turn, after the letters typed before it; else types."""
        if self.app.screen is not self.screen:  # a question has come up while this key was on its way
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
            return
        action = self._action_of(event.key)
        if not action:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        await self.screen.run_action(action)

    def typographic(self) -> None:
        """Turns the typewriter character before the cursor into its typographic one; else types a quotation mark."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if self.selected_text:
            start, end = sorted(self.selection)
            self.replace(f"“{self.selected_text}”", start, end)
            return
        for plain, better in _TYPOGRAPHY:
            if line[:column].endswith(plain):
                self.replace(better, (row, column - len(plain)), (row, column))
                return
        typed = line[column - 1 : column] == '"'
        before = line[: column - typed]
        quote = "“" if not before or before[-1] in _QUOTE_BEFORE else "”"
        self.replace(quote, (row, column - typed), (row, column))

    def select_text(self, start: int, end: int) -> None:
        """Selects characters start to end of the text."""
        document = self.document
        place = getattr(document, "get_location_from_index")  # noqa: B009 - not in the base class
        self.selection = Selection(place(start), place(end))
