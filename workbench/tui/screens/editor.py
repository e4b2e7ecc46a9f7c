"""The editor: what concerns the whole release, on top of everything else."""

from __future__ import annotations

from textual import work
from textual.worker import Worker, WorkerState, get_current_worker

from workbench.core import Draft, Unit
from workbench.core.errors import WorkbenchError
from workbench.tui.screens.dialogs import Ask, Leader, Sheet, help_text
from workbench.tui.screens.looks import LookActions
from workbench.tui.screens.terms import AddTerm
from workbench.workflow.review import replacing
from workbench.workflow.review.replacing import Rule


class EditorScreen(LookActions):
    """A release under review."""

    def action_save(self) -> None:
        """Writes the catalog now, and says so."""
        self.keep_typed()
        self.save(aloud=True)

    def action_repeats(self) -> None:
        """Turns the filling-in of repeats on or off."""
        self.review.repeats = not self.review.repeats
        self.notify(f"Repeats are {'filled in' if self.review.repeats else 'left alone'}")

    def action_retranslate(self) -> None:
        """Drafts the segment again, in the background."""
        if self.review.units and self.workbench.warm:
            self.keep_typed()
            self.notify("Drafting…", timeout=2)
            self._draft_again(self.unit)

    @work(thread=True, group="engine")
    def _draft_again(self, unit: Unit) -> None:
        i = self.review.index(unit.key)
        if i is None:
            return
        try:
            with self.workbench.engine:
                draft = self.workbench.drafts.again(unit, self.review.places[i])
        except WorkbenchError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error")
        else:
            self.app.call_from_thread(self._drafted_again, unit, draft)

    def _drafted_again(self, unit: Unit, draft: Draft) -> None:
        i = self.review.index(unit.key)
        if not self.ready:
            return
        if i is None or self.review.units[i] != unit:
            self.notify("The segment was changed meanwhile; the new draft is among the drafts")
            self.review.alternatives[unit.key] = (draft.text, *draft.alternatives)
        elif not draft.text:
            self.notify("; ".join(draft.problems) or "The engine has no draft for this", severity="warning")
        elif draft.text == unit.target:
            self.review.alternatives[unit.key] = draft.alternatives
            self.notify(f"The draft is the same; alternatives: {len(draft.alternatives)}")
        else:
            self._done(self.review.redraft(i, draft))
        if i == self.at:
            self.reopen()

    def action_draft(self) -> None:
        """Starts drafting what has no text, or stops it."""
        running = [worker for worker in self.workers if worker.name == "draft-all" and worker.is_running]
        for worker in running:
            worker.cancel()
        if not running and self.workbench.warm:
            self._draft_all()

    @work(thread=True, group="engine", name="draft-all")
    def _draft_all(self) -> None:
        worker = get_current_worker()
        units = list(zip(self.review.units, self.review.places, strict=True))
        total = sum(not unit.target for unit in self.review.units)
        try:
            with self.workbench.engine:
                for n, (unit, draft) in enumerate(self.workbench.drafts.pending(units, lambda: worker.is_cancelled), 1):
                    self.app.call_from_thread(self._drafted, unit, draft, f" · drafting {n}/{total}, Alt+Y stops")
        except WorkbenchError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error")

    def _drafted(self, unit: Unit, draft: Draft, activity: str) -> None:
        i = self.review.index(unit.key)
        self.workbench.activity = activity
        if not self.ready or i is None or self.review.units[i] != unit or (i == self.at and not self.area.untouched):
            return
        self.review.put_draft(i, draft)
        self.refresh_rows([i])
        if i == self.at:
            self.area.open(self.unit.target)
            self.look()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Saves what was drafted when drafting ends, however it ends."""
        ends = (WorkerState.SUCCESS, WorkerState.CANCELLED, WorkerState.ERROR)
        if event.worker.name == "draft-all" and event.state in ends:
            self.workbench.activity = ""
            self.save()
            self.show_heads()

    def action_add_term(self) -> None:
        """Adds the selection, in the editor or of the source, to the glossary."""
        if self.review.units and self.workbench.warm:
            self.app.push_screen(AddTerm(self.review, self.unit, self.area.selected_text.strip()), self._term_added)

    def _term_added(self, touched: list[int] | None) -> None:
        if touched is None:
            return
        self.look()
        self.notify(f"Added; it touches {len(touched)} segments here. Alt+M drafts one again", timeout=8)

    def action_replace(self) -> None:
        """Asks what to find."""
        hint = "Write  old => new ; add  all:  in front for every release. Whole words; a capital at the start stays."
        self.app.push_screen(Ask("Find and replace", hint, changed=self._count), self._replace)

    def _count(self, text: str) -> None:
        rule, _ = _rule(text)
        if rule:
            self.filter_by(rule.find)

    def _replace(self, answer: str | None) -> None:
        self.show_all()
        rule, everywhere = _rule(answer or "")
        if rule is None:
            if answer:
                self.notify("Write it as  old => new", severity="warning")
            return
        self.keep_typed()
        changed = replacing.replaced(self.review.units, rule, self.review.desk.hand)
        if changed or everywhere:
            self._done(self.review.change(f"replaced “{rule.find}”", changed))
            self.reopen()
        if everywhere:
            self._replace_elsewhere(rule, len(self.review.steps), len(changed))
        else:
            self.notify(f"Changed {len(changed)} segments; F9 takes it back" if changed else f"No “{rule.find}” here")

    @work(thread=True, group="save")
    def _replace_elsewhere(self, rule: Rule, number: int, here: int) -> None:
        try:
            before = replacing.replace_elsewhere(self.review.desk, rule, self.review.path)
        except WorkbenchError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error")
            return
        if before:
            self.review.elsewhere[number] = before
        count = sum(len(change.units) for change in before)
        text = f"Changed {here} segments here and {count} in {len(before)} other releases"
        self.app.call_from_thread(self.notify, text, timeout=8)

    def action_leader(self) -> None:
        """Shows the letters that may follow Esc."""
        actions = [action for action in self.workbench.actions if "editor" in action.screens]
        self.app.push_screen(Leader(actions), self._led)

    async def _led(self, name: str | None) -> None:
        if name:
            await self.run_action(name)

    def action_help(self) -> None:
        """Shows every key."""
        self.app.push_screen(Sheet("Keys", help_text(self.workbench.actions, "editor")))

    def action_palette(self) -> None:
        """Finds an action by its name."""
        self.app.action_command_palette()

    def action_theme(self) -> None:
        """Changes the look."""
        self.workbench.next_theme()

    def action_back(self) -> None:
        """Saves and goes back to the releases."""
        self.keep_typed()
        self.workbench.leave(self)

    def action_quit(self) -> None:
        """Saves and leaves."""
        self.keep_typed()
        self.workbench.leave(self, then_exit=True)


def _rule(text: str) -> tuple[Rule | None, bool]:
    everywhere = text.lstrip().startswith("all:")
    find, arrow, by = text.lstrip().removeprefix("all:").partition("=>")
    return (Rule(find.strip(), by.strip()) if arrow and find.strip() else None), everywhere
