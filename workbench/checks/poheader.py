"""Checks of a PO file's header and of its plural entries."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping, Sequence

from workbench.checks.base import FileIssue, shown
from workbench.checks.markup import missing_placeholders
from workbench.checks.poentries import PoEntry
from workbench.core import Severity

_FIELDS = ("Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team", "Language", "MIME-Version",
           "Content-Type", "Content-Transfer-Encoding")  # fmt: skip
_CHARSET = re.compile(r"charset=([\w.:-]+)", re.IGNORECASE)


def fields(header: PoEntry | None) -> dict[str, str]:
    """Returns the fields of a header, names in lower case."""
    text = header.targets[0].value if header and header.targets else ""
    pairs = (line.partition(":") for line in text.split("\n"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def issues(header: PoEntry | None, given: Mapping[str, str], live: Sequence[PoEntry]) -> Iterator[FileIssue]:
    """Yields what the header lacks, or still has from its template."""
    if header is None:
        if live:
            yield FileIssue("header", Severity.MINOR, 'there is no header entry (msgid "")', 1)
        return
    line = header.targets[0].line if header.targets else header.first
    missing = ", ".join(name for name in _FIELDS if name.lower() not in given)
    if missing:
        yield FileIssue("header", Severity.MINOR, f"the header lacks {missing}", line)
    content = given.get("content-type", "")
    if content and not _CHARSET.search(content):
        yield FileIssue("encoding", Severity.MAJOR, f"Content-Type names no charset: {shown(content)}", line)
    elif "charset=CHARSET" in content:
        yield FileIssue("encoding", Severity.MAJOR, "Content-Type still says charset=CHARSET", line)
    for name, default in (("Project-Id-Version", "PACKAGE VERSION"), ("Last-Translator", "FULL NAME")):
        if given.get(name.lower(), "").startswith(default):
            yield FileIssue("header", Severity.MINOR, f"{name} still has its initial value", line)


_PLURAL = re.compile(r"\s*nplurals\s*=\s*(\d{1,9})\s*;\s*plural\s*=\s*([^;]+);?\s*")


def plurals(live: Sequence[PoEntry], given: Mapping[str, str], header: PoEntry | None) -> Iterator[FileIssue]:
    """Yields what is wrong with Plural-Forms, and with each entry that has a msgid_plural."""
    plural = [entry for entry in live if entry.text("msgid_plural")]
    at = header.targets[0].line if header and header.targets else 1
    rule = given.get("plural-forms", "")
    wanted = None
    if rule:
        wanted, wrong = _rule(rule)
        if wrong:
            yield FileIssue("plural-forms", Severity.MAJOR, f"Plural-Forms {wrong}: {shown(rule)}", at)
    elif plural:
        yield FileIssue(
            "plural-forms", Severity.MAJOR, "there are plural entries and no Plural-Forms in the header", at
        )
    for entry in plural:
        yield from _plural_entry(entry, wanted)


def _rule(given: str) -> tuple[int | None, str]:
    """Number of forms, and what is wrong with the rule."""
    match = _PLURAL.fullmatch(given)
    if not match:
        return None, "is not “nplurals=N; plural=EXPRESSION;”"
    count = int(match[1])
    try:
        rule = gettext.c2py(match[2])
        beyond = any(not 0 <= int(rule(n)) < count for n in range(1001))
    except (ValueError, ArithmeticError, RecursionError, OverflowError):
        return count, "has an expression that cannot be computed"
    return count, "gives a form beyond nplurals" if beyond else ""


def _plural_entry(entry: PoEntry, wanted: int | None) -> Iterator[FileIssue]:
    targets = entry.targets
    numbers = [text.number for text in targets]
    line = targets[0].line if targets else entry.first
    if wanted is not None and numbers != list(range(wanted)) and any(text.value for text in targets):
        message = f"msgstr[0] to msgstr[{wanted - 1}] are wanted, there are {len(numbers)}"
        yield FileIssue("plural-forms", Severity.CRITICAL, message, line)
    sources = [text.value for text in entry.texts if text.keyword in ("msgid", "msgid_plural")]
    for text in targets if "fuzzy" not in entry.flags else ():
        if not text.value:
            continue
        for edge, name in ((str.startswith, "begins"), (str.endswith, "ends")):
            if edge(text.value, "\n") != edge(sources[0], "\n"):
                message = f"one of msgid and msgstr[{text.number}] {name} with a line break, the other does not"
                yield FileIssue("syntax", Severity.CRITICAL, message, text.line)
        for strange in missing_placeholders(entry.flags, text.value, sources):
            message = f"the placeholder {shown(strange)} is not in the source"
            yield FileIssue("placeholders", Severity.CRITICAL, message, text.line)
