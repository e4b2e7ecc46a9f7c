"""All releases: how far they are, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Input
from textual.worker import Worker, WorkerState, get_current_worker

from workbench.core import State
from workbench.core.errors import WorkbenchError
from workbench.tui.key_bar import KeyBar
from workbench.tui.release_table import SORTS, ReleaseTable
from workbench.tui.screens.dialogs import Sheet, help_text
from workbench.tui.screens.frame import bindings
from workbench.tui.status_line import StatusLine
from workbench.tui.themes import BADGES
from workbench.workflow.review.drafting import draft_release
from workbench.workflow.review.listing import Listed
from workbench.workflow.status import Status

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp


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
        yield ReleaseTable()
        yield StatusLine("figures")
        yield KeyBar([action for action in self.workbench.actions if "releases" in action.screens])

    def on_mount(self) -> None:
        """Gives the keys to the table."""
        self.query_one(DataTable).focus()

    def on_resize(self) -> None:
        """Makes the columns fit."""
        self._fill()

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
        words = self.query_one("#find", Input).value.casefold().split()
        found = self.query_one(ReleaseTable).show(self._releases, words, self._sort)
        self._show_lines([one.status for one in found])

    def _show_lines(self, found: list[Status]) -> None:
        left, units = sum(s.words_left for s in found), sum(s.units for s in found)
        done = sum(s.states[state] for s in found for state in State if state.done)
        root = self.workbench.desk.project.root
        head = f" {root.name} · {len(found)} releases by {SORTS[self._sort][0]}{self.workbench.activity}"
        self.query_one("#head", StatusLine).show(head)
        short = self.size.width < 100
        legend = "  ".join(f"{badge.sign} {badge.word if short else state.value}" for state, badge in BADGES.items())
        self.query_one("#figures", StatusLine).show(f" {done}/{units} done · {left} words left   {legend}")

    def action_open(self) -> None:
        """Opens the release under the cursor."""
        one = next((one for one in self._releases if one.status.release == self.query_one(ReleaseTable).here), None)
        if one and one.path:
            self.workbench.open_release(one.path)
        elif one:
            self.notify("Not drafted yet; D drafts it")

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_sort(self) -> None:
        """Sorts by the next column."""
        self._sort = (self._sort + 1) % len(SORTS)
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
        if not running and self.query_one(ReleaseTable).here:
            self._draft(self.query_one(ReleaseTable).here)

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
