"""The segment in hand: taking it up, keeping what is typed, getting it to disk."""

from __future__ import annotations

from textual import on, work
from textual.widgets import TextArea

from workbench.core.errors import WorkbenchError
from workbench.tui.screens.showing import Showing
from workbench.workflow.review import Saved

JOURNAL_AFTER = 0.4
"""Seconds after a key until it is on disk."""
LOOK_AFTER = 0.15
"""Seconds without a key until the checks look at the text."""
WATCH_EVERY = 2.0
"""Seconds between looks at what other programs did to the catalog."""


class EditorBase(Showing):
    """The editor without its actions."""

    def on_mount(self) -> None:
        """Puts the first unfinished segment in hand and starts watching the file."""
        self.ready = True
        mine = [action for action in self.workbench.actions if "editor" in action.screens]
        self._actions |= {key: action.name for action in mine for key in action.keys}
        self.show_all()
        first = self.review.find(-1, lambda i: not self.review.units[i].state.done)
        self.take_in_hand(first or 0)
        if self.review.recovered:
            self.notify(f"Recovered what had not been saved: {self.review.recovered} segments", timeout=10)
        self._disk = self._changed_at()
        self.set_interval(WATCH_EVERY, self._watch)
        self.area.focus()

    def on_unmount(self) -> None:
        """Shows nothing any more."""
        self.ready = False

    def take_in_hand(self, i: int, *, keep: bool = True) -> None:
        """Puts another segment in hand; `keep`: what stands in the editor is taken first."""
        if not self.review.units:
            return
        if keep and self.keep_typed():
            self.refresh_rows([self.at])
        self.review.clock.tick(self.unit.key)
        self.at = i
        self._taken, self._term_form = -1, ("", -1)
        if i in self._row_of:
            self.rows.move(self._row_of[i])
        self.area.open(self.unit.target)
        self._in_hand = i
        self.look()

    def keep_typed(self) -> bool:
        """Takes what stands in the editor into the review; returns True if that changes it."""
        if self._in_hand != self.at or self.area.target == self.unit.target:
            return False
        self.review.type(self.at, self.area.target)
        return True

    def reopen(self) -> None:
        """Shows the unit in hand as the review has it now; undo in the editor still works."""
        if self.area.target != self.unit.target:
            self.area.write(self.unit.target)
        self.refresh_rows([self.at])
        self.look()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if not self.keep_typed():
            return
        self.review.clock.tick(self.unit.key)
        if self._journal_timer is None:
            self._journal_timer = self.set_timer(JOURNAL_AFTER, self.write_journal)
        if self._look_timer is not None:
            self._look_timer.stop()
        self._look_timer = self.set_timer(LOOK_AFTER, self._look_at_typed)

    def _look_at_typed(self) -> None:
        self.refresh_rows([self.at])
        self.look()

    @work(thread=True, group="journal", exclusive=False)
    def write_journal(self) -> None:
        """Puts what was typed on disk, in a thread."""
        self._journal_timer = None
        try:
            self.review.keeper.write_journal()
        except WorkbenchError as error:
            self.app.call_from_thread(self.say_trouble, error)

    @work(thread=True, group="save")
    def save(self, aloud: bool = False) -> None:
        """Writes the catalog, in a thread."""
        try:
            saved = self.review.keeper.save()
        except WorkbenchError as error:
            self.app.call_from_thread(self.say_trouble, error)
        else:
            self.app.call_from_thread(self.saved, saved, aloud)

    def saved(self, saved: Saved, aloud: bool) -> None:
        """Takes over what a save has merged and says what the person should know."""
        if not self.ready:
            return
        self._trouble = ""
        self._disk = self._changed_at()
        if saved.merged:
            key = self.unit.key
            self.keep_typed()
            self.review.absorb(saved)
            self.rows.forget()
            self.show_all()
            self.at = self._in_hand = self.review.index(key) or 0
            self.reopen()
            self.notify("Another program has changed this catalog; its changes are merged in", title="Merged")
        if saved.conflicts:
            self.workbench.show_conflicts(saved.conflicts)
        if aloud:
            self.notify("Saved" if saved.written else "Nothing to save")
        self.show_heads()

    def say_trouble(self, error: WorkbenchError) -> None:
        """Says loudly that something could not be written, and goes on trying."""
        if self._trouble != str(error):
            self.app.bell()
            self.notify(str(error), title="NOT SAVED — your text is kept here", severity="error", timeout=30)
        self._trouble = str(error)
        self.show_heads()

    def _changed_at(self) -> float:
        try:
            return self.review.path.stat().st_mtime
        except OSError:
            return 0.0

    def _watch(self) -> None:
        """Merges what another program has written, and tries again what could not be saved."""
        if self._changed_at() != self._disk or self._trouble:
            self.keep_typed()
            self.save()
