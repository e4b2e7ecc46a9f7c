"""The table of releases."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.widgets import DataTable

from workbench.core import State
from workbench.tui.paint import safe
from workbench.tui.themes import BADGES, LOOKS, Role
from workbench.workflow.review.listing import Listed
from workbench.workflow.status import Status

BAR, SHORT_BAR = 16, 8
"""Cells of the bar of states, and where columns are few."""
SORTS: tuple[tuple[str, Callable[[Status], tuple[object, ...]]], ...] = (
    ("name", lambda s: (s.release,)),
    ("words left", lambda s: (-s.words_left, s.release)),
    ("last change", lambda s: (-(s.changed.toordinal() if s.changed else 0), s.release)),
    ("warnings", lambda s: (-s.warnings, s.release)),
)
"""Names of the orders and their keys."""
_FIXED = (("Done", 5), ("Left", 6), ("Warn", 4), ("Changed", 10), ("By", 10))
_NARROW = 130
"""Columns below which titles and notes have no column of their own."""


class ReleaseTable(DataTable[Text]):
    """One row a release; its columns follow the width of the terminal."""

    def __init__(self) -> None:
        super().__init__(id="table", cursor_type="row")
        self._made_for = 0

    @property
    def here(self) -> str:
        """Name of the release under the cursor, empty if there is none."""
        if not self.row_count:
            return ""
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value or ""

    def show(self, releases: Sequence[Listed], words: Sequence[str], order: int) -> list[Listed]:
        """Shows the releases that have every word, in one of SORTS, and returns them; the cursor stays on its own."""
        here = self.here
        self._make_columns()
        found = [one for one in releases if all(word in _searchable(one) for word in words)]
        found.sort(key=lambda one: SORTS[order][1](one.status))
        for one in found:
            self.add_row(*self._cells(one), key=one.status.release)
        if here and here in {one.status.release for one in found}:
            self.move_cursor(row=self.get_row_index(here))
        return found

    def _make_columns(self) -> None:
        width = self.app.size.width
        self.clear(columns=width != self._made_for)
        if width == self._made_for:
            return
        self._made_for = width
        fixed = (("States", self._bar_cells), *_FIXED)
        room = width - sum(cells + 2 for _, cells in fixed) - 4
        wide = width >= _NARROW
        self.add_column("Release", width=34 if wide else min(max(room, 18), 40))
        for label, cells in fixed:
            self.add_column(label, width=cells)
        if wide:
            self.add_column("Title or note", width=max(room - 36, 20))

    @property
    def _bar_cells(self) -> int:
        return BAR if self.app.size.width >= 100 else SHORT_BAR

    def _cells(self, one: Listed) -> list[Text]:
        status = one.status
        note = status.error or ("not drafted yet, D drafts it" if one.path is None else one.title)
        day = status.changed.isoformat() if status.changed else ""
        percent, left = f"{status.percent:>4.0f}%" if status.units else "", f"{status.words_left:>6}"
        warnings = f"{status.warnings:>4}" if status.warnings else ""
        texts = (status.release, percent, left, warnings, day, ", ".join(status.reviewers), note)
        name, *rest = (Text(safe(text), no_wrap=True, overflow="ellipsis") for text in texts)
        cells = [name, self._bar(one), *rest]
        return cells if self.app.size.width >= _NARROW else cells[:-1]

    def _bar(self, one: Listed) -> Text:
        styles = LOOKS[self.app.theme].styles
        status = one.status
        if not status.units:
            return Text("broken" if status.error else "no draft", styles[Role.BAD if status.error else Role.DIM])
        bar = Text(no_wrap=True)
        for state, cells in shares(status, self._bar_cells).items():
            bar.append(BADGES[state].sign * cells, styles[BADGES[state].role])
        return bar


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
