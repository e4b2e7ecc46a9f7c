"""Checks of the file itself: what `msgfmt --check` refuses or warns of, and what a merge leaves behind."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.checks import poheader
from workbench.checks.base import FileIssue, shown
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
_CHARSET_BYTES = re.compile(rb'^[^#\n]*Content-Type:[^\n"\\]*charset=([\w.:-]+)', re.IGNORECASE | re.MULTILINE)
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?:\s|$)|={7}$")
_ESCAPES = re.compile(r"\\(?![\\\"nrtabfv0-7x])")
MOST = 50
"""Findings of one kind in one file; more say nothing new."""


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
    fields = poheader.fields(header)
    for part in (_conflicts(text), _duplicates(live), poheader.issues(header, fields, live), _escapes(listed)):
        found += list(part)[:MOST]
    found += list(poheader.plurals(live, fields, header))[:MOST]
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


def _escapes(listed: Sequence[PoEntry]) -> Iterator[FileIssue]:
    for entry in listed:
        for text in entry.texts:
            if "\\" in text.raw and _ESCAPES.search(text.raw.replace("\\\\", "")):
                yield FileIssue("syntax", Severity.CRITICAL, "an escape sequence that gettext does not know", text.line)
