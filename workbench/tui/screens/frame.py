"""The editor's layout: list, segment in hand, panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer

from workbench.core import Unit
from workbench.tui import panel
from workbench.tui.key_bar import KeyBar
from workbench.tui.keys import ACTIONS
from workbench.tui.paper import Paper
from workbench.tui.segment_list import Row, SegmentList
from workbench.tui.status_line import StatusLine
from workbench.tui.target_area import TargetArea
from workbench.workflow.review import Review

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp


def bindings(screen: str) -> list[BindingType]:
    """Returns the bindings of a screen, from the key table."""
    return [
        Binding(",".join(action.keys), action.name, action.label, id=action.name, show=False)
        for action in ACTIONS
        if screen in action.screens
    ]


class EditorFrame(Screen[None]):
    """The widgets of the editor, and what they stand for."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (132, "-wide")]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("editor"),
        Binding("escape", "leader", show=False),
        *(Binding(f"alt+{n}", f"insert_term({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review
        self.at = 0
        """Place of the segment in hand in `review.units`."""
        self.shown: list[int] = []
        """Places of the units that the filter lets through."""
        self.section = 0
        """Section of the panel, where one is shown at a time."""
        self.chosen: int | None = None
        """The section that the person has asked for."""
        self.contents = panel.Contents()
        self._folded: dict[int, tuple[Unit, str]] = {}
        """Text of units made ready for the filter."""
        self._taken = -1
        self._term_form: tuple[str, int] = ("", -1)
        self._disk = 0.0
        self._trouble = ""
        self._actions = {"escape": "leader"}
        self._in_hand = -1
        """Place of the unit whose text stands in the editor; -1: none yet."""
        self.ready = False
        """True while the widgets are there."""
        self._journal_timer: Timer | None = None
        self._look_timer: Timer | None = None

    @property
    def workbench(self) -> WorkbenchApp:
        """The app."""
        return cast("WorkbenchApp", self.app)

    @property
    def unit(self) -> Unit:
        """The unit in hand."""
        return self.review.units[self.at]

    @property
    def area(self) -> TargetArea:
        """The editor of the target."""
        return self.query_one(TargetArea)

    @property
    def rows(self) -> SegmentList:
        """The list."""
        return self.query_one(SegmentList)

    def compose(self) -> ComposeResult:
        """Lays the screen out; the style sheet says what stands where."""
        yield StatusLine("head")
        with Horizontal(id="work"):
            with Vertical(id="left"):
                yield SegmentList(id="list")
                yield StatusLine("hand-head")
                with Container(id="hand"):
                    yield Paper(id="source")
                    yield TargetArea(self.action_of, id="target")
            yield Paper(id="panel")
        yield StatusLine("figures")
        yield KeyBar([action for action in self.workbench.actions if "editor" in action.screens])

    def show_all(self) -> None:
        """Shows every unit."""
        self.fill_list(range(len(self.review.units)))

    def fill_list(self, indices: range | list[int]) -> None:
        """Shows the units at these places."""
        self.shown = list(indices)
        self._row_of = {i: row for row, i in enumerate(self.shown)}
        self.rows.fill(self.shown, self.row, self._row_of.get(self.at, -1))

    def row(self, i: int) -> Row:
        """Returns what the list shows of unit `i`."""
        place = self.review.places[i]
        opens = i == 0 or self.review.places[i - 1].block != place.block
        return Row(i + 1, self.review.units[i], place, opens)

    def action_of(self, key: str) -> str:
        """Returns the action that a key stands for, empty for none.

        The editor asks this for each key in its turn. Priority bindings would run at once, ahead of letters that are
        still on their way to the editor: what is typed just before Enter would end up in the next segment.
        """
        if key.startswith("alt+") and key[4:] in "123456789":
            return f"insert_term({key[4:]})"
        return self._actions.get(key, "")
