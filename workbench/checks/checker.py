"""The checks that were chosen, applied to units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.checks import consistency, registry
from workbench.checks.base import Check, Context
from workbench.checks.house import House
from workbench.checks.terminology import accepted
from workbench.core import Issue, Severity, Span, Terminology, Unit
from workbench.core.config import HouseRule
from workbench.core.errors import ConfigError

LONGEST = 10_000
"""Characters of the longest text that is checked; no sentence has as many."""


@dataclass(frozen=True, slots=True)
class Result:
    """What checking a unit gave."""

    issues: tuple[Issue, ...]
    """In the order of their places."""
    dismissed: tuple[Issue, ...] = ()
    """Found, but dismissed in the file for exactly this source and target."""
    unused: tuple[str, ...] = ()
    """Ids that the unit dismisses and nothing was found for."""


class Checker:
    """Checks units, one after the other; what it returns for a unit depends on that unit alone."""

    def __init__(
        self,
        terminology: Terminology | None = None,
        *,
        rules: Iterable[HouseRule] = (),
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        drafts: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        """Chooses the checks.

        Args:
            terminology: The glossary; None: none.
            rules: House rules.
            select: Ids or beginnings of ids (`term`, `term-missing`); empty: all.
            ignore: Ids or beginnings that do not run.
            drafts: (source, text) pairs that engines drafted, for `draft-unchanged`.

        Raises:
            InputError: `select` or `ignore` names no check.
            ConfigError: A house rule is wrong.
        """
        self.house = tuple(House(rule) for rule in rules)
        self.known = tuple(registry.explanations(self.house))
        self.chosen = registry.chosen(self.known, select, ignore)
        if len({check.id for check in self.house}) < len(self.house) or any(
            check.id in registry.explanations() for check in self.house
        ):
            raise ConfigError("a house rule has the id of another check", path="workbench.toml")
        checks: list[Check] = [*(check() for check in registry.CHECKS), *self.house]
        self.checks = tuple(check for check in checks if check.id in self.chosen)
        self.rules = tuple(rule for rule in consistency.RULES if rule.id in self.chosen)
        self._context = Context(terminology, drafts)

    def issues(self, unit: Unit) -> tuple[Issue, ...]:
        """Returns what is wrong with a unit; nothing for one without a target. Dismissed issues are left out."""
        return self.result(unit).issues

    def result(self, unit: Unit) -> Result:
        """Returns issues, dismissed ones apart. Text of any kind is taken."""
        if not unit.target.strip():
            return Result((), unused=unit.ignored)
        if max(len(unit.source), len(unit.target)) > LONGEST:
            return Result((_too_long(unit),) if "length" in self.chosen else ())
        found = [issue for check in self.checks for issue in check.issues(unit, self._context)]
        found.sort(key=lambda issue: (issue.span, issue.check))
        if not unit.ignored:
            return Result(tuple(found))
        kept = tuple(issue for issue in found if issue.check not in unit.ignored)
        dismissed = tuple(issue for issue in found if issue.check in unit.ignored)
        met = {issue.check for issue in dismissed} | {rule.id for rule in consistency.RULES}
        unused = tuple(id for id in unit.ignored if id not in met and (id in self.chosen or id not in self.known))
        return Result(kept, dismissed, unused)

    def forms(self, unit: Unit) -> dict[str, tuple[str, Span]]:
        """Returns the form that the target has of each term of the source, in the singular, by the id of the term."""
        forms = {}
        for hit in self._context.hits(unit):
            uses = accepted(unit, self._context, hit.term)
            if uses:
                form = hit.term.target if uses[0].form == hit.term.plural else uses[0].form
                forms[hit.term.id] = form, uses[0].span
        return forms


def _too_long(unit: Unit) -> Issue:
    message = f"longer than {LONGEST:,} characters: not checked; split it into sentences"
    return Issue("length", Severity.MINOR, message, Span(0, len(unit.target)))
