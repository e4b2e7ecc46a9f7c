"""All releases: how far they are, what is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Input
from textual.worker import Worker, WorkerState, get_current_worker

from workbench.core import State, visible
from workbench.core.errors import WorkbenchError
from workbench.tui.key_bar import KeyBar
from workbench.tui.screens.base import bindings
from workbench.tui.screens.dialogs import Sheet, help_text
from workbench.tui.status_line import StatusLine
from workbench.tui.themes import BADGES, LOOKS
from workbench.workflow.review.drafting import draft_release
from workbench.workflow.status import Status

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

BAR = 16
"""Cells of the bar of states."""
_SORTS: tuple[tuple[str, Callable[[Status], tuple[object, ...]]], ...] = (
    ("name", lambda s: (s.release,)),
    ("words left", lambda s: (-s.words_left, s.release)),
    ("last change", lambda s: (-(s.changed.toordinal() if s.changed else 0), s.release)),
)


class ReleasesScreen(Screen[None]):
    """A table of releases."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("releases")

    def __init__(self) -> None:
        super().__init__()
        self._statuses: list[Status] = []
        self._sort = 0

    @property
    def workbench(self) -> WorkbenchApp:
        """The app."""
        return cast("WorkbenchApp", self.app)

    def compose(self) -> ComposeResult:
        """Head, table, keys."""
        yield StatusLine("head")
        yield Input(id="find", placeholder="Show only releases with…")
        yield DataTable(id="table", cursor_type="row", zebra_stripes=False)
        yield StatusLine("figures")
        yield KeyBar([action for action in self.workbench.actions if "releases" in action.screens])

    def on_mount(self) -> None:
        """Makes the columns."""
        table = self.query_one(DataTable)
        for label, width in (("Release", 44), ("States", BAR), ("Done", 5), ("Left", 7), ("Changed", 10), ("By", 14)):
            table.add_column(label, width=width)
        table.add_column("Note")
        table.focus()

    def on_screen_resume(self) -> None:
        """Looks at the releases again."""
        self._read()

    @work(thread=True, group="read", exclusive=True)
    def _read(self) -> None:
        try:
            statuses = self.workbench.desk.statuses()
        except WorkbenchError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error", timeout=20)
            return
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, statuses)

    def _show(self, statuses: list[Status]) -> None:
        self._statuses = statuses
        self._fill()

    def _fill(self) -> None:
        table = self.query_one(DataTable)
        here = self._here()
        table.clear()
        words = self.query_one("#find", Input).value.casefold().split()
        found = [s for s in self._statuses if all(word in _searchable(s) for word in words)]
        for status in sorted(found, key=_SORTS[self._sort][1]):
            table.add_row(*self._cells(status), key=status.release)
        if here and here in {status.release for status in found}:
            table.move_cursor(row=table.get_row_index(here))
        self._show_lines(found)

    def _show_lines(self, found: list[Status]) -> None:
        left, units = sum(s.words_left for s in found), sum(s.units for s in found)
        done = sum(s.states[state] for s in found for state in State if state.done)
        root = self.workbench.desk.project.root
        order = _SORTS[self._sort][0]
        self.query_one("#head", StatusLine).show(
            f" {root.name} · {len(found)} releases by {order}{self.workbench.activity}"
        )
        legend = "  ".join(f"{badge.sign} {state.value}" for state, badge in BADGES.items())
        self.query_one("#figures", StatusLine).show(f" {done}/{units} segments done · {left} words left   {legend}")

    def _cells(self, status: Status) -> list[Text]:
        note = status.error or ("rough drafts: starter package" if status.starter else "")
        if not status.error and not status.units:
            note = "not drafted yet; D drafts it"
        day = status.changed.isoformat() if status.changed else ""
        who = ", ".join(status.reviewers)
        percent, left = f"{status.percent:>4.0f}%" if status.units else "", f"{status.words_left:>7}"
        texts = (visible(status.release), percent, left, day, visible(who), visible(note))
        name, *rest = (Text(text, no_wrap=True) for text in texts)
        return [name, self._bar(status), *rest]

    def _bar(self, status: Status) -> Text:
        styles = LOOKS[self.app.theme].styles
        bar = Text(no_wrap=True)
        for state, cells in shares(status).items():
            bar.append(BADGES[state].sign * cells, styles[BADGES[state].role])
        return bar

    def _here(self) -> str:
        table = self.query_one(DataTable)
        if not table.row_count:
            return ""
        return table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value or ""

    def action_open(self) -> None:
        """Opens the release under the cursor."""
        if self.query_one("#find", Input).has_focus:
            self.query_one(DataTable).focus()
            return
        path = next((path for path in self.workbench.desk.files() if path.stem == self._here()), None)
        if path:
            self.workbench.open_release(path)
        elif self._here():
            self.notify("Not drafted yet; D drafts it")

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_sort(self) -> None:
        """Sorts by the next column."""
        self._sort = (self._sort + 1) % len(_SORTS)
        self._fill()

    def action_find(self) -> None:
        """Opens or closes the filter."""
        find = self.query_one("#find", Input)
        find.toggle_class("-open")
        if find.has_class("-open"):
            find.focus()
        else:
            find.value = ""
            self.query_one(DataTable).focus()

    @on(Input.Changed)
    def _found(self) -> None:
        self._fill()

    def action_draft_release(self) -> None:
        """Drafts the release under the cursor in the background, or stops that."""
        running = [worker for worker in self.workers if worker.group == "draft" and worker.is_running]
        for worker in running:
            worker.cancel()
        if not running and self._here():
            self._draft(self._here())

    @work(thread=True, group="draft")
    def _draft(self, release: str) -> None:
        worker = get_current_worker()

        def progress(done: int, known: int) -> None:
            self.workbench.activity = f" · drafting {release} {done}/{known}, D stops"
            self.app.call_from_thread(self._fill)

        self.workbench.activity = f" · drafting {release}…"
        self.app.call_from_thread(self._fill)
        try:
            with self.workbench.engine:
                report = draft_release(self.workbench.desk, release, progress, lambda: worker.is_cancelled)
        except WorkbenchError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error", timeout=20)
        else:
            for text in (row.error for row in report.rows if row.error):
                self.app.call_from_thread(self.notify, text, severity="error", timeout=20)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Shows what drafting has done when it ends."""
        if event.worker.group == "draft" and event.state not in (WorkerState.PENDING, WorkerState.RUNNING):
            self.workbench.activity = ""
            self._read()

    def action_theme(self) -> None:
        """Changes the look."""
        self.workbench.next_theme()
        self._fill()

    def action_help(self) -> None:
        """Shows every key."""
        self.app.push_screen(Sheet("Keys", help_text(self.workbench.actions, "releases")))

    def action_palette(self) -> None:
        """Finds an action by its name."""
        self.app.action_command_palette()

    def action_back(self) -> None:
        """Leaves."""
        self.app.exit()

    def action_quit(self) -> None:
        """Leaves."""
        self.app.exit()


def _searchable(status: Status) -> str:
    return " ".join((status.release, *status.reviewers, status.error)).casefold()


def shares(status: Status) -> dict[State, int]:
    """Returns the cells of the bar for each state, most advanced first; whatever there is has at least one."""
    if not status.units:
        return {}
    states = [state for state in reversed(State) if status.states[state]]
    cells = {state: max(1, round(BAR * status.states[state] / status.units)) for state in states}
    largest = max(states, key=lambda state: status.states[state])
    cells[largest] += BAR - sum(cells.values())
    return cells
