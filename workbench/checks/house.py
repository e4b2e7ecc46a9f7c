"""House rules: patterns of workbench.toml as checks, each proved by its own examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.base import START, Check, Context
from workbench.core import Issue, Severity, Span, State, Unit
from workbench.core.config import HouseRule
from workbench.core.errors import ConfigError

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class House(Check):
    """A rule of this project, from workbench.toml."""

    def __init__(self, rule: HouseRule) -> None:
        """Reads a rule.

        Raises:
            ConfigError: its id, a pattern or its severity is wrong, or one of its examples is not as it says.
        """
        self.rule = rule
        if not _ID.fullmatch(rule.id):
            raise self._error("its id is not lower case words with hyphens")
        if not rule.target and not rule.source:
            raise self._error("it has no pattern", "give `target`, `source` or both")
        self.id = rule.id
        self.severity = self._severity()
        self._source = self._pattern("source", rule.source)
        self._target = self._pattern("target", rule.target)
        self._prove()

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each forbidden passage of the target, or one issue for one that must be there and is not."""
        cause = self._source.search(unit.source) if self._source else None
        if self._source and not cause:
            return
        place = Span(*cause.span()) if cause else None
        found = list(self._target.finditer(unit.target)) if self._target else []
        if self.rule.forbid:
            spans = [Span(*match.span()) for match in found] if self._target else [START]
            yield from (self.issue(span, self.rule.message, source_span=place) for span in spans)
        elif not found:
            yield self.issue(START, self.rule.message, source_span=place)

    def _pattern(self, key: str, text: str) -> re.Pattern[str] | None:
        try:
            return re.compile(text) if text else None
        except (re.error, RecursionError, OverflowError) as error:
            raise self._error(f"`{key}` is no regular expression: {error}") from error

    def _severity(self) -> Severity:
        try:
            return Severity(self.rule.severity)
        except ValueError as error:
            known = ", ".join(Severity)
            raise self._error(f"unknown severity “{self.rule.severity}”", f"known: {known}") from error

    def _prove(self) -> None:
        for examples, expected in ((self.rule.passes, False), (self.rule.fails, True)):
            for source, target in examples:
                if any(self.issues(Unit(source, target, State.TRANSLATED), Context())) != expected:
                    verb = "finds nothing in" if expected else "finds something in"
                    raise self._error(
                        f"it {verb} its example “{source}” / “{target}”", "mend the pattern or the example"
                    )

    def _error(self, what: str, hint: str = "") -> ConfigError:
        return ConfigError(f"house rule `{self.rule.id}`: {what}", path="workbench.toml", hint=hint)
