"""What programs read in a text: tags and placeholders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from workbench.checks.base import START, Check, Context, shown
from workbench.core import Issue, Severity, Span, Unit


class Tags(Check):
    """An HTML or XML tag of the source is lost, or the target has one more."""

    id = "tags"
    severity = Severity.CRITICAL

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each tag that the two texts do not share."""
        if "<" not in unit.source and "<" not in unit.target:
            return
        yield from _compared(self, _TAG, unit, "tag")


_TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]{0,300})?/?>")


class Placeholders(Check):
    """A placeholder is lost or changed in an entry that its `#,` line marks as a format string (`python-format` …).

    What `msgfmt --check-format` would refuse.
    """

    id = "placeholders"
    severity = Severity.CRITICAL

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each placeholder that the two texts do not share."""
        for flag in unit.flags:
            if flag in _FORMATS:
                yield from _compared(self, _FORMATS[flag], unit, "placeholder")


_PERCENT = re.compile(
    r"%(?:\(\w+\)|\d+\$)?[-+ #0]*(?:\d+|\*)?(?:\.\d+)?(?:hh|h|ll|l|L|z|j|t|q)?[diouxXeEfFgGaAcrsSnpm@]"
)
_BRACES = re.compile(r"\{[\w.\[\]]*(?:![rsa])?(?::[^{}]*)?\}")
_FORMATS = {
    "c-format": _PERCENT, "python-format": _PERCENT, "objc-format": _PERCENT, "php-format": _PERCENT,
    "perl-format": _PERCENT, "python-brace-format": _BRACES, "java-format": _BRACES, "csharp-format": _BRACES,
}  # fmt: skip


def missing_placeholders(flags: Collection[str], text: str, others: Iterable[str]) -> list[str]:
    """Returns the placeholders of a format string that none of the other texts has."""
    known = "\0".join(others)
    patterns = [_FORMATS[flag] for flag in flags if flag in _FORMATS]
    return [m[0] for p in patterns for m in p.finditer(text) if m[0] != "%%" and m[0] not in known]


def _compared(check: Check, pattern: re.Pattern[str], unit: Unit, what: str) -> Iterator[Issue]:
    there = list(pattern.finditer(unit.target))
    wanted, have = Counter(pattern.findall(unit.source)), Counter(match[0] for match in there)
    for text in (wanted - have).elements():
        yield check.issue(START, f"the {what} {shown(text)} is lost")
    for text in have - wanted:
        match = next(m for m in reversed(there) if m[0] == text)
        yield check.issue(Span(*match.span()), f"the {what} {shown(text)} is not in the source")
