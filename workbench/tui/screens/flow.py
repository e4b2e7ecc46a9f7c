"""Moving and deciding: confirm, approve, return, next, undo."""

from __future__ import annotations

from collections.abc import Callable

from textual import on, work

from workbench.core import State
from workbench.core.errors import InputError, WorkbenchError
from workbench.tui.screens.base import EditorBase
from workbench.tui.screens.dialogs import Ask
from workbench.tui.segment_list import SegmentList
from workbench.workflow.review.elsewhere import Elsewhere, restore
from workbench.workflow.review.moves import Step

_GO = {
    "u": ("untranslated", State.UNTRANSLATED), "d": ("draft", State.DRAFT), "n": ("needs work", State.NEEDS_WORK),
    "t": ("translated", State.TRANSLATED), "r": ("reviewed", State.REVIEWED),
}  # fmt: skip


class FlowActions(EditorBase):
    """What moves from segment to segment."""

    def action_confirm(self) -> None:
        """Confirms and goes to the next unfinished segment."""
        self._decide(State.REVIEWED, lambda i: not self.review.units[i].state.done)

    def action_approve(self) -> None:
        """Approves as final and goes to the next segment that is not."""
        self._decide(State.FINAL, lambda i: self.review.units[i].state is not State.FINAL)

    def _decide(self, state: State, next_wanted: Callable[[int], bool]) -> None:
        if not self.review.units:
            return
        self.keep_typed()
        try:
            step = self.review.confirm(self.at, state)
        except InputError as error:
            self.notify(str(error).capitalize(), severity="warning")
            return
        self._done(step)
        self._fill_repeats(step, len(self.review.steps))
        if len(step.after) > 1:
            self.notify(f"Filled in {len(step.after) - 1} repeats; F9 takes it back", title="Repeats")
        following = self.review.find(self.at, next_wanted)
        if following is None or following == self.at:
            self.look()
            self.area.open(self.unit.target)
            self.notify("Every segment is done", title=self.review.name)
        else:
            self.take_in_hand(following)

    @work(thread=True, group="elsewhere")
    def _fill_repeats(self, step: Step, number: int) -> None:
        try:
            changes = self.review.fill_repeats(number, step.after[0])
        except WorkbenchError as error:
            self.app.call_from_thread(self.say_trouble, error)
            return
        if changes:
            names = ", ".join(change.path.stem for change in changes)
            self.app.call_from_thread(self.notify, f"Also filled in: {names}; F9 takes it back", title="Repeats")

    @work(thread=True, group="elsewhere")
    def _restore(self, changes: list[Elsewhere]) -> None:
        try:
            restore(changes)
        except WorkbenchError as error:
            self.app.call_from_thread(self.say_trouble, error)

    def _done(self, step: Step) -> None:
        self.refresh_rows([i for unit in step.after if (i := self.review.index(unit.key)) is not None])
        self.save()

    def action_send_back(self) -> None:
        """Asks for a note and returns the segment."""
        self.keep_typed()
        self.app.push_screen(
            Ask("Return this segment: what is wrong?", "The note stays with the segment."), self._returned
        )

    def _returned(self, note: str | None) -> None:
        if note is not None and self.review.units:
            self._done(self.review.send_back(self.at, note))
            self.look()

    def action_take_back(self) -> None:
        """Takes the last step back and shows where."""
        self.keep_typed()
        changes = self.review.elsewhere.pop(len(self.review.steps), [])
        step = self.review.take_back()
        if changes:
            self._restore(changes)
        if step is None:
            self.notify("Nothing to take back")
            return
        self._done(step)
        if step.before:
            self.take_in_hand(self.review.index(step.before[0].key) or 0, keep=False)
        self.notify(f"Taken back: {step.label}" + (f", {len(step.before)} segments" if len(step.before) > 1 else ""))

    def action_next(self) -> None:
        """Goes to the next segment shown."""
        self._step(1)

    def action_previous(self) -> None:
        """Goes to the segment shown before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        row = self._row_of.get(self.at)
        later = [i for i in self.shown if (i > self.at if step > 0 else i < self.at)]
        if row is not None:
            to = row + step
            if 0 <= to < len(self.shown):
                self._leave_to(self.shown[to])
        elif later:
            self._leave_to(later[0] if step > 0 else later[-1])

    def _leave_to(self, i: int) -> None:
        self.take_in_hand(i)
        if self.review.keeper.unsaved:
            self.save()

    def action_next_open(self) -> None:
        """Goes to the next unfinished segment."""
        self._find(lambda i: not self.review.units[i].state.done, "unfinished segment")

    def action_previous_open(self) -> None:
        """Goes to the unfinished segment before."""
        self._find(lambda i: not self.review.units[i].state.done, "unfinished segment", -1)

    def action_go(self) -> None:
        """Asks where to."""
        hint = "A number, or u untranslated, d draft, n needs work, t translated, r reviewed, i with an issue."
        self.app.push_screen(Ask("Go to", hint), self._went)

    def _went(self, answer: str | None) -> None:
        answer = (answer or "").strip().lower()
        if answer.isdecimal():
            self._leave_to(min(max(int(answer), 1), len(self.review.units)) - 1)
        elif answer[:1] == "i":
            self._find(lambda i: bool(self.review.issues(i)), "segment with an issue")
        elif answer[:1] in _GO:
            name, state = _GO[answer[:1]]
            self._find(lambda i: self.review.units[i].state is state, f"{name} segment")

    def _find(self, wanted: Callable[[int], bool], what: str, step: int = 1) -> None:
        self.keep_typed()
        found = self.review.find(self.at, wanted, step) if self.review.units else None
        if found is None:
            self.notify(f"No {what}")
        else:
            self._leave_to(found)

    @on(SegmentList.Chosen)
    def _chosen(self, event: SegmentList.Chosen) -> None:
        self._leave_to(self.shown[event.row])
        self.area.focus()
