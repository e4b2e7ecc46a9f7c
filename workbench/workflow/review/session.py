"""One release under review: what is shown, what is done, what is taken back, what is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.catalog import Catalog, EntryKind
from workbench.core import Draft, Issue, Match, State, TermHit, Unit
from workbench.core.errors import InputError
from workbench.workflow.review.clock import Clock
from workbench.workflow.review.desk import Desk
from workbench.workflow.review.elsewhere import Elsewhere, fill_repeats
from workbench.workflow.review.figures import Figures, Tally
from workbench.workflow.review.keeper import Keeper, Key, Saved
from workbench.workflow.review.moves import Step, confirmed, repeated, returned, takes_repeat, typed
from workbench.workflow.review.place import Place, places


class Review:
    """A catalog in the hands of a person.

    Reading and changing belong to one thread; `keeper` writes what has changed, in any thread.

    Args:
        desk: What all releases share.
        path: The PO file. What a session before left in its journal is taken up.
        clock: Measures the time spent.

    Raises:
        CatalogError: the catalog cannot be read.
    """

    def __init__(self, desk: Desk, path: Path, clock: Clock | None = None) -> None:
        self.desk = desk
        self.path = path.resolve()
        self.clock = clock or Clock()
        self.steps: list[Step] = []
        self.alternatives: dict[Key, tuple[str, ...]] = {}
        self.repeats = True
        self.elsewhere: dict[int, list[Elsewhere]] = {}
        """What step n (from 1) changed in other releases, as it was."""
        catalog = Catalog.load(path)
        self.keeper = Keeper(catalog, desk.ledger)
        self._base: dict[Key, Unit] = {}
        """Units as they were before typing began."""
        self._set(catalog.units)
        self._tally = Tally(self.units)
        self._drafts = {unit.key: unit.target for unit in self.units if _is_draft(unit)}
        self.recovered = self._recover()

    @property
    def name(self) -> str:
        """Name of the release."""
        return self.path.stem

    def index(self, key: Key) -> int | None:
        """Returns the place of a unit in `units`."""
        return self._at.get(key)

    def neighbours(self, i: int) -> tuple[str, str]:
        """Sources before and after unit `i`; empty at the ends."""
        before = self.units[i - 1].source if i else ""
        return before, self.units[i + 1].source if i + 1 < len(self.units) else ""

    def matches(self, i: int) -> list[Match]:
        """Memory matches of unit `i` but for its own text, best first; none while the memory is still loading."""
        if self.desk.memory is None:
            return []
        unit = self.units[i]
        found = self.desk.memory.matches(unit.source, *self.neighbours(i))
        own = unit.source, unit.target, self.name
        return [match for match in found if (match.source, match.target, match.release) != own]

    def terms(self, source: str) -> tuple[TermHit, ...]:
        """Glossary terms of a source; none while the glossary is still loading."""
        return self.desk.terms(source)

    def issues(self, i: int) -> tuple[Issue, ...]:
        """What the checks say of unit `i`, the gravest first, dismissed ones left out."""
        return self.desk.issues(self.units[i])

    def find(self, start: int, wanted: Callable[[int], bool], step: int = 1) -> int | None:
        """Returns the next unit after (step 1) or before (-1) `start` that is wanted, going round; None if none is."""
        count = len(self.units)
        around = ((start + step * n) % count for n in range(1, count + 1))
        return next((i for i in around if wanted(i)), None)

    def type(self, i: int, text: str) -> Unit:
        """Takes what a person has typed as the target of unit `i`; typing back what stood there undoes it all."""
        unit = self.units[i]
        base = self._base.setdefault(unit.key, unit)
        new = base if text == base.target else typed(base, text, self.desk.hand)
        if new != unit:
            self._put(new)
            self.keeper.keep(new, typed=True)
        return new

    def confirm(self, i: int, state: State = State.REVIEWED) -> Step:
        """Confirms unit `i` as reviewed (or final), with its repeats in this release.

        Raises:
            InputError: there is no text to confirm.
        """
        unit = self.units[i]
        if not unit.target.strip():
            raise InputError("there is no text to confirm")
        began = self._base.get(unit.key, unit)
        new = confirmed(unit, self.desk.hand, state)
        twins = self._twins(new) if self.repeats else []
        label = "approved" if state is State.FINAL else "confirmed"
        step = self._do(label, [began, *(old for old, _ in twins)], [new, *(filled for _, filled in twins)])
        self.keeper.record(new, self.clock.take(new.key))
        self._tally.confirm(new, self._drafts.get(new.key) or self._recorded_draft(new))
        return step

    def fill_repeats(self, number: int, unit: Unit) -> list[Elsewhere]:
        """Fills what step `number` confirmed into other releases; may run in a thread. Returns what was changed.

        Raises:
            CatalogError: another catalog cannot be read or written.
        """
        changes = fill_repeats(self.desk, unit, self.path) if self.repeats else []
        if changes:
            self.elsewhere[number] = changes
        return changes

    def send_back(self, i: int, note: str) -> Step:
        """Returns unit `i` with a note."""
        unit = self.units[i]
        return self._do("returned", [unit], [returned(unit, note, self.desk.hand)])

    def dismiss(self, i: int, issue: Issue) -> Step:
        """Dismisses a finding of unit `i` until its source or target changes."""
        unit = self.units[i]
        return self._do("dismissed", [unit], [replace(unit, ignored=(*unit.ignored, issue.check))])

    def change(self, label: str, units: Iterable[Unit]) -> Step:
        """Puts changed units in place as one step: a replacement in many, a new draft of one."""
        after = [unit for unit in units if unit.key in self._at]
        return self._do(label, [self.units[self._at[unit.key]] for unit in after], after)

    def redraft(self, i: int, draft: Draft) -> Step:
        """Puts a new engine draft in place of unit `i`, and keeps the old text as an alternative."""
        from workbench.workflow.translate import with_draft

        unit = self.units[i]
        older = (unit.target,) if unit.target and unit.target != draft.text else ()
        self.alternatives[unit.key] = (*draft.alternatives, *older)
        return self.change("retranslated", [with_draft(unit, draft, self.desk.touching(unit.source))])

    def put_draft(self, i: int, draft: Draft) -> None:
        """Puts the first draft of unit `i` in place; no step to take back."""
        from workbench.workflow.translate import with_draft

        unit = self.units[i]
        self.alternatives[unit.key] = draft.alternatives
        self._drafts[unit.key] = draft.text
        self._put(with_draft(unit, draft, self.desk.touching(unit.source)))

    def take_back(self) -> Step | None:
        """Takes the last step back in this release and returns it; None where there is none.

        What it changed elsewhere is in `elsewhere` under the number that step had.
        """
        if not self.steps:
            return None
        step = self.steps.pop()
        for unit in step.before:
            self._base.pop(unit.key, None)
            self._tally.withdraw(unit)
            self._put(unit)
        return step

    def absorb(self, saved: Saved) -> None:
        """Takes over what a save has merged, but for units changed since."""
        if saved.merged:
            self._set([self.keeper.unsaved.get(unit.key, unit) for unit in saved.units])
            self._base.clear()
            for unit in self.units:
                self._tally.put(unit)

    def figures(self) -> Figures:
        """Returns the live figures; they agree with `workbench status`."""
        return self._tally.figures(self.clock.total)

    def close(self) -> None:
        """Saves and lets go.

        Raises:
            CatalogError: it cannot be saved; what was typed is in the journal.
        """
        try:
            self.keeper.write_journal()
            self.keeper.save()
        finally:
            self.keeper.close()

    def _set(self, units: Sequence[Unit]) -> None:
        self.units: list[Unit] = list(units)
        self.places: list[Place] = places(self.units)
        self._at = {unit.key: i for i, unit in enumerate(self.units)}

    def _recorded_draft(self, unit: Unit) -> str:
        drafts = [one.text for one in self.desk.history(self.name, unit) if one.kind is EntryKind.DRAFT]
        return drafts[-1] if drafts else ""

    def _recover(self) -> int:
        left = self.keeper.recover()
        for key, text in left.items():
            if (i := self._at.get(key)) is not None:
                self.type(i, text)
        return len(left.keys() & self._at.keys())

    def _put(self, unit: Unit) -> None:
        i = self._at[unit.key]
        self.units[i] = unit
        self._tally.put(unit)
        self.keeper.keep(unit)
        if self.desk.memory is not None:
            self.desk.memory.add(self.name, unit, *self.neighbours(i))

    def _do(self, label: str, before: Sequence[Unit], after: Sequence[Unit]) -> Step:
        step = Step(label, tuple(before), tuple(after))
        for unit in after:
            self._base.pop(unit.key, None)
            self._put(unit)
        self.steps.append(step)
        return step

    def _twins(self, new: Unit) -> list[tuple[Unit, Unit]]:
        """Units of other contexts with the same source that nobody has touched, before and after."""
        same = (unit for unit in self.units if unit.source == new.source and unit.key != new.key)
        return [(unit, repeated(unit, new.target, self.name, self.desk.hand)) for unit in same if takes_repeat(unit)]


def _is_draft(unit: Unit) -> bool:
    known = unit.provenance
    return bool(unit.target) and unit.state is State.DRAFT and known is not None and not known.by
