"""States that contradict the text or each other."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.base import Check, Context
from workbench.core import Issue, Severity, Span, State, Unit, words


class StaleReview(Check):
    """The text was changed after its review, by another tool or by hand: the review no longer stands for it.

    Review the unit again, or undo the change.
    """

    id = "stale-review"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue for a reviewed or final unit whose hash does not fit."""
        known = unit.provenance
        if unit.stale and known and known.state.done:
            who = f" by {known.by}" if known.by else ""
            yield self.issue(Span(0, len(unit.target)), f"the text was changed after it was {known.state.value}{who}")


class FuzzyState(Check):
    """The `fuzzy` flag and the `# workbench:` line contradict each other: fuzzy wins, so the unit counts as needs-work.

    Take the flag away if the review stands, or review the unit again.
    """

    id = "fuzzy-state"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue for a unit that is fuzzy and says that it is reviewed."""
        known = unit.provenance
        if unit.state is State.NEEDS_WORK and not unit.stale and known and known.state.done:
            yield self.issue(Span(0, len(unit.target)), f"the unit is fuzzy and says it is {known.state.value}")


class DraftUnchanged(Check):
    """A long engine draft was confirmed without a change. It may be right: this is a note. Needs the ledger."""

    id = "draft-unchanged"
    severity = Severity.MINOR
    note = True

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue for a confirmed unit of eight words or more whose text an engine drafted."""
        if unit.state.done and (unit.source, unit.target) in context.drafts and words(unit.target) >= 8:
            yield self.issue(Span(0, len(unit.target)), "confirmed as the engine drafted it")
