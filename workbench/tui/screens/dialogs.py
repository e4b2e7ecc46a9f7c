"""Small questions: one line of text, a sheet to read, the letters that may follow Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from workbench.core import Span
from workbench.tui.keys import Action, shown
from workbench.tui.paint import Mark, Paragraph
from workbench.tui.paper import Paper
from workbench.tui.status_line import StatusLine
from workbench.tui.themes import Role


class Ask(ModalScreen[str | None]):
    """Asks for one line. Enter gives it, Esc gives None.

    Args:
        title: The question.
        hint: What may be answered.
        value: What stands there at first.
        changed: Called with each change, for what can be shown while typing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def __init__(
        self, title: str, hint: str = "", value: str = "", changed: Callable[[str], None] = lambda text: None
    ) -> None:
        super().__init__()
        self._title, self._hint, self._value, self._changed = title, hint, value, changed

    def compose(self) -> ComposeResult:
        """Question, line, hint."""
        with Vertical(classes="dialog"):
            yield StatusLine("question")
            yield Input(self._value, id="answer")
            yield Paper(id="hint")

    def on_mount(self) -> None:
        """Shows the texts."""
        self.query_one("#question", StatusLine).show(f" {self._title}", role=Role.TITLE)
        self.query_one("#hint", Paper).show([Paragraph(self._hint, role=Role.DIM)])

    def on_key(self, event: events.Key) -> None:
        """Takes Enter, and letters that were sent before the line had the focus, as from a slow connection."""
        line = self.query_one(Input)
        if event.key == "enter":
            event.stop()
            self.dismiss(line.value)
        elif event.is_printable and event.character:
            event.stop()
            line.insert_text_at_cursor(event.character)

    @on(Input.Changed)
    def _while_typing(self, event: Input.Changed) -> None:
        self._changed(event.value)

    def action_cancel(self) -> None:
        """Gives None."""
        self.dismiss(None)


class Sheet(ModalScreen[int | None]):
    """Shows paragraphs to read: Esc, Enter or F10 closes, arrows and page keys scroll, a click chooses.

    Args:
        title: Head line.
        paragraphs: What is read.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,f10,q,f1,f12", "leave", "Close", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "move(-18)", show=False),
        Binding("pagedown,space", "move(18)", show=False),
    ]

    def __init__(self, title: str, paragraphs: Sequence[Paragraph]) -> None:
        super().__init__()
        self._title, self._paragraphs = title, paragraphs

    def compose(self) -> ComposeResult:
        """Head and sheet."""
        with Vertical(classes="sheet"):
            yield StatusLine("question")
            yield Paper(id="sheet")

    def on_mount(self) -> None:
        """Shows the texts."""
        close = "Esc closes"
        text = f" {self._title}  ·  {close}"
        dim = Mark(Span(len(text) - len(close), len(text)), Role.DIM)
        self.query_one("#question", StatusLine).show(text, Mark(Span(1, 1 + len(self._title)), Role.TITLE), dim)
        self.query_one("#sheet", Paper).show(self._paragraphs)

    def action_leave(self) -> None:
        """Closes."""
        self.dismiss(None)

    def action_move(self, lines: int) -> None:
        """Scrolls."""
        self.query_one("#sheet", Paper).scroll_relative(y=lines, animate=False)

    @on(Paper.Clicked)
    def _chosen(self, event: Paper.Clicked) -> None:
        self.dismiss(event.link)


class Leader(ModalScreen[str | None]):
    """After Esc: the letters that may follow, each the same as Alt with that letter. Gives the action's name."""

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        letters = [(key.removeprefix("alt+"), a) for a in actions for key in a.keys if key.startswith("alt+")]
        self._actions = dict(sorted(letters, key=lambda pair: pair[0]))

    def compose(self) -> ComposeResult:
        """The letters."""
        with Vertical(classes="leader"):
            yield Paper(id="letters")

    def on_mount(self) -> None:
        """Shows the letters in columns."""
        cells = [f" {key}  {action.label}" for key, action in self._actions.items()]
        columns = max(1, (self.app.size.width - 4) // 24)
        deep = -(-len(cells) // columns)
        lines = ["".join(f"{cell:<24}" for cell in cells[row::deep]) for row in range(deep)]
        self.query_one(".leader").styles.height = deep + 2
        self.query_one("#letters", Paper).show([Paragraph(line) for line in lines])

    def on_key(self, event: events.Key) -> None:
        """Takes the letter."""
        event.stop()
        action = self._actions.get(event.key)
        self.dismiss(action.name if action else None)


def help_text(actions: Sequence[Action], screen: str) -> list[Paragraph]:
    """Returns the key table of a screen."""
    out: list[Paragraph] = []
    group = ""
    for action in actions:
        if screen not in action.screens:
            continue
        if action.group != group:
            group = action.group
            out += [*([Paragraph("")] if out else []), Paragraph(group.upper(), role=Role.KEY)]
        keys = ", ".join(shown(key) for key in action.keys if not _alias(key))
        out.append(Paragraph(action.help, lead=f"{keys:<28} ", lead_role=Role.STRONG))
    esc = "Esc, then a letter, is the same as Alt with that letter. Esc alone shows the letters."
    return [*out, Paragraph(""), Paragraph(esc, role=Role.DIM)]


def _alias(key: str) -> bool:
    """True for what a terminal makes of another key: not worth showing."""
    return key in ("f20", "ctrl+j")
