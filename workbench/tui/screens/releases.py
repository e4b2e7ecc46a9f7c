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

from workbench.core import State
from workbench.core.errors import WorkbenchError
from workbench.tui.key_bar import KeyBar
from workbench.tui.paint import safe
from workbench.tui.screens.base import bindings
from workbench.tui.screens.dialogs import Sheet, help_text
from workbench.tui.status_line import StatusLine
from workbench.tui.themes import BADGES, LOOKS, Role
from workbench.workflow.review.drafting import draft_release
from workbench.workflow.review.listing import Listed
from workbench.workflow.status import Status

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

BAR, SHORT_BAR = 16, 8
"""Cells of the bar of states, and where columns are few."""
_SORTS: tuple[tuple[str, Callable[[Status], tuple[object, ...]]], ...] = (
    ("name", lambda s: (s.release,)),
    ("words left", lambda s: (-s.words_left, s.release)),
    ("last change", lambda s: (-(s.changed.toordinal() if s.changed else 0), s.release)),
)
_FIXED = (("Done", 5), ("Left", 6), ("Changed", 10), ("By", 10))
_NARROW = 130
"""Columns below which titles and notes have no column of their own."""


class ReleasesScreen(Screen[None]):
    """A table of releases."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("releases")

    def __init__(self) -> None:
        super().__init__()
        self._releases: list[Listed] = []
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
        self.query_one(DataTable).focus()

    def on_resize(self) -> None:
        """Makes the columns fit."""
        self._columns()
        self._fill()

    def _columns(self) -> None:
        table = self.query_one(DataTable)
        table.clear(columns=True)
        wide = self.size.width >= _NARROW
        fixed = (("States", self._bar_cells), *_FIXED)
        room = self.size.width - sum(width + 2 for _, width in fixed) - 4
        table.add_column("Release", width=min(max(room, 18), 40) if not wide else 34)
        for label, width in fixed:
            table.add_column(label, width=width)
        if wide:
            table.add_column("Title or note", width=max(room - 36, 20))

    @property
    def _bar_cells(self) -> int:
        return BAR if self.size.width >= 100 else SHORT_BAR

    def on_screen_resume(self) -> None:
        """Looks at the releases again."""
        self._read()

    @work(thread=True, group="read", exclusive=True)
    def _read(self) -> None:
        try:
            releases = self.workbench.desk.releases()
        except WorkbenchError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error", timeout=20)
            return
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, releases)

    def _show(self, releases: list[Listed]) -> None:
        self._releases = releases
        self._fill()

    def _fill(self) -> None:
        table = self.query_one(DataTable)
        here = self._here()
        table.clear()
        words = self.query_one("#find", Input).value.casefold().split()
        found = [one for one in self._releases if all(word in _searchable(one) for word in words)]
        for one in sorted(found, key=lambda one: _SORTS[self._sort][1](one.status)):
            table.add_row(*self._cells(one), key=one.status.release)
        if here and here in {one.status.release for one in found}:
            table.move_cursor(row=table.get_row_index(here))
        self._show_lines([one.status for one in found])

    def _show_lines(self, found: list[Status]) -> None:
        left, units = sum(s.words_left for s in found), sum(s.units for s in found)
        done = sum(s.states[state] for s in found for state in State if state.done)
        root = self.workbench.desk.project.root
        head = f" {root.name} · {len(found)} releases by {_SORTS[self._sort][0]}{self.workbench.activity}"
        self.query_one("#head", StatusLine).show(head)
        short = self.size.width < 100
        legend = "  ".join(f"{badge.sign} {badge.word if short else state.value}" for state, badge in BADGES.items())
        self.query_one("#figures", StatusLine).show(f" {done}/{units} done · {left} words left   {legend}")

    def _cells(self, one: Listed) -> list[Text]:
        status = one.status
        note = status.error or ("not drafted yet, D drafts it" if one.path is None else one.title)
        day = status.changed.isoformat() if status.changed else ""
        percent, left = f"{status.percent:>4.0f}%" if status.units else "", f"{status.words_left:>6}"
        texts = (status.release, percent, left, day, ", ".join(status.reviewers), note)
        name, *rest = (Text(safe(text), no_wrap=True, overflow="ellipsis") for text in texts)
        cells = [name, self._bar(one), *rest]
        return cells if self.size.width >= _NARROW else cells[:-1]

    def _bar(self, one: Listed) -> Text:
        styles = LOOKS[self.app.theme].styles
        status = one.status
        if not status.units:
            return Text("broken" if status.error else "no draft", styles[Role.BAD if status.error else Role.DIM])
        bar = Text(no_wrap=True)
        for state, cells in shares(status, self._bar_cells).items():
            bar.append(BADGES[state].sign * cells, styles[BADGES[state].role])
        return bar

    def _here(self) -> str:
        table = self.query_one(DataTable)
        if not table.row_count:
            return ""
        return table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value or ""

    def action_open(self) -> None:
        """Opens the release under the cursor."""
        one = next((one for one in self._releases if one.status.release == self._here()), None)
        if one and one.path:
            self.workbench.open_release(one.path)
        elif one:
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

    @on(Input.Submitted)
    def _filtered(self) -> None:
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


def _searchable(one: Listed) -> str:
    return " ".join((one.status.release, one.title, *one.status.reviewers, one.status.error)).casefold()


def shares(status: Status, width: int) -> dict[State, int]:
    """Returns the cells of the bar for each state, most advanced first; whatever there is has at least one."""
    if not status.units:
        return {}
    states = [state for state in reversed(State) if status.states[state]]
    cells = {state: max(1, round(width * status.states[state] / status.units)) for state in states}
    largest = max(states, key=lambda state: cells[state])
    cells[largest] += width - sum(cells.values())
    return cells
