"""Checks of the file itself: what `msgfmt --check` refuses or warns of, and what a merge leaves behind."""

from __future__ import annotations

import codecs
import gettext
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.checks.base import shown
from workbench.checks.markup import missing_placeholders
from workbench.checks.poentries import PoEntry, entries
from workbench.core import Severity

EXPLAINED = {
    "encoding": "Bytes that are not in the encoding that the header names, or a header that names none.\n\n"
    "Save the file as UTF-8 and name it: Content-Type: text/plain; charset=UTF-8.",
    "conflict-markers": "Lines of an unresolved merge: <<<<<<<, =======, >>>>>>>.",
    "syntax": "A line that is no PO, a string without its end, an unknown escape: what msgfmt calls a fatal error.",
    "duplicate-entry": "Two entries with the same msgctxt and msgid. `msguniq` merges them.",
    "header": "The header entry, or one of the fields that `msgfmt --check-header` asks for, is missing or malformed.",
    "plural-forms": "Plural-Forms is missing or wrong, or an entry has another number of msgstr[n] than it says.",
}
"""Id to explanation."""
_FIELDS = ("Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team", "Language", "MIME-Version",
           "Content-Type", "Content-Transfer-Encoding")  # fmt: skip
_CHARSET = re.compile(r"charset=([\w.:-]+)", re.IGNORECASE)
_CHARSET_BYTES = re.compile(rb'^[^#\n]*Content-Type:[^\n"\\]*charset=([\w.:-]+)', re.IGNORECASE | re.MULTILINE)
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?:\s|$)|={7}$")
_ESCAPES = re.compile(r"\\(?![\\\"nrtabfv0-7x])")
MOST = 50
"""Findings of one kind in one file; more say nothing new."""


@dataclass(frozen=True, slots=True)
class FileIssue:
    """One finding on a file."""

    check: str
    severity: Severity
    message: str
    line: int
    column: int = 1
    fatal: bool = False
    """True if nothing more can be made of the file."""


@dataclass(frozen=True, slots=True)
class PoFile:
    """A file as its checks see it."""

    issues: tuple[FileIssue, ...]
    entries: Sequence[PoEntry]
    """Empty if the bytes cannot be read."""
    language: str
    """What the header says; empty: nothing."""

    @property
    def readable(self) -> bool:
        """False if an issue is fatal."""
        return not any(issue.fatal for issue in self.issues)


def inspect(data: bytes, *, whole: bool = False) -> PoFile:
    """Returns the entries of a PO file and what is wrong with the file.

    Args:
        data: Its bytes.
        whole: False: the entries after the header are left out where nothing in the file asks for a look at them.
    """
    found = list(_undecodable(data))
    if found:
        return PoFile(tuple(found[:MOST]), (), "")
    text = data.decode(_encoding(data)).removeprefix("\ufeff")
    listed = entries(text if whole or _ASKS.search(text) else text[: _past_header(text)])
    live = [entry for entry in listed if not entry.obsolete]
    header = next((entry for entry in live if entry.key == ("", "")), None)
    fields = _fields(header)
    for part in (_conflicts(text), _duplicates(live), _header(header, fields, live), _escapes(listed)):
        found += list(part)[:MOST]
    found += list(_plurals(live, fields, header))[:MOST]
    return PoFile(tuple(sorted(found, key=lambda i: (i.line, i.column, i.check))), listed, fields.get("language", ""))


_ASKS = re.compile(r'fuzzy|msgid_plural|ignore=|\\(?![\\"nrtabfv0-7x])')
"""What makes entries worth a look: states, plurals, dismissals, unknown escapes."""


def _past_header(text: str) -> int:
    """Where the first entry with a text ends."""
    first = text.find("\n\n", max(text.find("msgid"), 0))
    return first if first >= 0 else len(text)


def _encoding(data: bytes) -> str:
    match = _CHARSET_BYTES.search(data)
    name = match[1].decode("ascii", "replace") if match else "UTF-8"
    return "UTF-8" if name == "CHARSET" else name


def _undecodable(data: bytes) -> Iterator[FileIssue]:
    name = _encoding(data)
    try:
        codecs.lookup(name)
        data.decode(name)
    except LookupError:
        yield FileIssue("encoding", Severity.CRITICAL, f"the charset {shown(name)} does not exist", 1, fatal=True)
    except (UnicodeError, ValueError):
        yield from _bad_lines(data, name)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.find(b"\0")) + 1
        yield FileIssue("encoding", Severity.CRITICAL, "a NUL byte: no PO file, or a damaged one", line, fatal=True)


def _bad_lines(data: bytes, name: str) -> Iterator[FileIssue]:
    message = f"bytes that are not {name}"
    lines = data.split(b"\n") if name.lower().replace("-", "") not in ("utf16", "utf32") else [data]
    for number, line in enumerate(lines, 1):
        try:
            line.decode(name)
        except (UnicodeError, ValueError) as error:
            column = getattr(error, "start", 0) + 1
            yield FileIssue("encoding", Severity.CRITICAL, message, number, column, fatal=True)


def _conflicts(text: str) -> Iterator[FileIssue]:
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "=======" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if _CONFLICT.match(line):
            message = f"conflict marker {shown(line.rstrip())}: the merge is not resolved"
            yield FileIssue("conflict-markers", Severity.CRITICAL, message, number, fatal=True)


def _duplicates(live: Sequence[PoEntry]) -> Iterator[FileIssue]:
    first: dict[tuple[str, str], int] = {}
    for entry in live:
        source, key = entry.text("msgid"), entry.key
        if source and key and first.setdefault(key, source.line) != source.line:
            message = f"the same msgid as in line {first[key]}: msguniq merges the two"
            yield FileIssue("duplicate-entry", Severity.CRITICAL, message, source.line, fatal=True)


def _fields(header: PoEntry | None) -> dict[str, str]:
    text = header.targets[0].value if header and header.targets else ""
    pairs = (line.partition(":") for line in text.split("\n"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _header(header: PoEntry | None, fields: Mapping[str, str], live: Sequence[PoEntry]) -> Iterator[FileIssue]:
    if header is None:
        if live:
            yield FileIssue("header", Severity.MINOR, 'there is no header entry (msgid "")', 1)
        return
    line = header.targets[0].line if header.targets else header.first
    missing = ", ".join(name for name in _FIELDS if name.lower() not in fields)
    if missing:
        yield FileIssue("header", Severity.MINOR, f"the header lacks {missing}", line)
    content = fields.get("content-type", "")
    if content and not _CHARSET.search(content):
        yield FileIssue("encoding", Severity.MAJOR, f"Content-Type names no charset: {shown(content)}", line)
    elif "charset=CHARSET" in content:
        yield FileIssue("encoding", Severity.MAJOR, "Content-Type still says charset=CHARSET", line)
    for name, default in (("Project-Id-Version", "PACKAGE VERSION"), ("Last-Translator", "FULL NAME")):
        if fields.get(name.lower(), "").startswith(default):
            yield FileIssue("header", Severity.MINOR, f"{name} still has its initial value", line)


def _escapes(listed: Sequence[PoEntry]) -> Iterator[FileIssue]:
    for entry in listed:
        for text in entry.texts:
            if "\\" in text.raw and _ESCAPES.search(text.raw.replace("\\\\", "")):
                yield FileIssue("syntax", Severity.CRITICAL, "an escape sequence that gettext does not know", text.line)


_PLURAL = re.compile(r"\s*nplurals\s*=\s*(\d{1,9})\s*;\s*plural\s*=\s*([^;]+);?\s*")


def _plurals(live: Sequence[PoEntry], fields: Mapping[str, str], header: PoEntry | None) -> Iterator[FileIssue]:
    plural = [entry for entry in live if entry.text("msgid_plural")]
    at = header.targets[0].line if header and header.targets else 1
    given = fields.get("plural-forms", "")
    wanted = None
    if given:
        wanted, wrong = _rule(given)
        if wrong:
            yield FileIssue("plural-forms", Severity.MAJOR, f"Plural-Forms {wrong}: {shown(given)}", at)
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
