"""How much of the source has come over: length, sentences left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks import guards
from workbench.checks.base import Check, Context
from workbench.checks.wording import same_text
from workbench.core import Issue, Span, Unit


class Length(Check):
    """The target is less than 0.4 or more than 2.2 times as long as its source; short segments may vary."""

    id = "length"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue over the whole target."""
        ratio = guards.ratio_out_of_bounds(unit.source, unit.target)
        if ratio:
            yield self.issue(Span(0, len(unit.target)), f"the target is {ratio} times as long as its source")


class Omissions(Check):
    """A sentence or a good part of one is missing.

    The target has fewer sentences than its source and is shorter by more than a third, or is little more than half
    as long as a source of 100 characters or more.
    """

    id = "omissions"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields at most one issue, at the end of the target."""
        ratio = len(unit.target) / max(len(unit.source), 1)
        if ratio >= 0.66 or guards.ratio_out_of_bounds(unit.source, unit.target) or same_text(unit):
            return
        fewer = _sentences(unit.source) - _sentences(unit.target)
        at = len(unit.target.rstrip())
        if fewer > 0:
            yield self.issue(
                Span(at, at), f"{fewer} of {_sentences(unit.source)} sentences of the source may be missing"
            )
        elif len(unit.source) >= 100 and ratio < 0.55:
            yield self.issue(Span(at, at), "a part of the source may be missing: the target is much shorter")


_SENTENCE_END = re.compile(r"[^\W\d_]{3,}[»”\"’')\]\s]*[.!?…]+(?=[\s»”\"’')\]]*(?:\s|$))")


def _sentences(text: str) -> int:
    return len(_SENTENCE_END.findall(text)) or 1
