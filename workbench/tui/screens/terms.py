"""Adding a term."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from workbench.core import Unit
from workbench.core.errors import WorkbenchError
from workbench.tui.paint import Paragraph
from workbench.tui.paper import Paper
from workbench.tui.status_line import StatusLine
from workbench.tui.themes import Role
from workbench.workflow.review import Review
from workbench.workflow.review.adding import add_term, touched

_HINT = "Tab goes between French and English, Enter adds, Esc leaves. The French shows where it stands."


class AddTerm(ModalScreen[list[int] | None]):
    """Asks for French and English; gives the places of the segments that the new term touches.

    Args:
        review: The release.
        unit: The segment in hand.
        target: English that was selected.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def __init__(self, review: Review, unit: Unit, target: str) -> None:
        super().__init__()
        self._review, self._unit, self._target = review, unit, target

    def compose(self) -> ComposeResult:
        """Both sides, and what the term would touch."""
        with Vertical(classes="dialog tall"):
            yield StatusLine("question")
            yield Input(id="french", placeholder="French, in its dictionary form")
            yield Input(self._target, id="english", placeholder="English")
            yield Paper(id="hint")

    def on_mount(self) -> None:
        """Shows the texts."""
        self.query_one("#question", StatusLine).show(" Add a term", role=Role.TITLE)
        self._count()

    @on(Input.Changed, "#french")
    def _count(self) -> None:
        text = self.query_one("#french", Input).value.strip()
        units = self._review.units
        found = [i for i, unit in enumerate(units) if text and text.casefold() in unit.source.casefold()]
        lines = [Paragraph(_HINT, role=Role.DIM)]
        if text:
            lines.append(Paragraph(f"As written it stands in {len(found)} segments here:"))
        lines += [Paragraph(units[i].source, lead=f"{i + 1:>4} ", most=1) for i in found[:5]]
        self.query_one("#hint", Paper).show(lines)

    @on(Input.Submitted)
    def _add(self) -> None:
        try:
            term = add_term(
                self._review.desk, self.query_one("#french", Input).value, self.query_one("#english", Input).value
            )
        except WorkbenchError as error:
            self.notify(str(error), severity="error")
            return
        self.dismiss(touched(self._review.desk, term, self._review.units))

    def action_cancel(self) -> None:
        """Gives None."""
        self.dismiss(None)
