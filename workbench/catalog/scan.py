"""Splits a PO file into entries of raw lines.

polib reads PO files well but not all of them, and gives neither columns nor bytes back: it refuses `#=` lines, ends
the lines of a text at U+2028, and takes a text that is a file name for that file. So lines are read here, byte for
byte; that both readers understand the same is held by tests.
"""

from __future__ import annotations

import io
import re
from itertools import takewhile
from pathlib import Path

from workbench.catalog import comment
from workbench.catalog.entry import Entry, Kind
from workbench.core.errors import CatalogError

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"\s*$')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*(?=\")")
_PREVIOUS = re.compile(r"#~?\|\s*(msgctxt|msgid_plural|msgid)?\s*\"")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")
_KINDS = {"msgctxt": Kind.CONTEXT, "msgid": Kind.SOURCE, "msgid_plural": Kind.PLURAL}
_PREVIOUS_KINDS = {
    "msgctxt": Kind.PREVIOUS_CONTEXT, "msgid": Kind.PREVIOUS, "msgid_plural": Kind.PREVIOUS_PLURAL
}  # fmt: skip
_COMMENTS = {".": Kind.EXTRACTED, ":": Kind.REFERENCE, ",": Kind.FLAGS}


class Scanner:
    """Reads lines into entries. One scanner reads one text."""

    def __init__(self, path: Path | str | None) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self._lines: list[str] = []
        self._kinds: list[Kind] = []
        self._last: Kind | None = None
        """Keyword read last in this entry."""
        self._before = Kind.BLANK
        """Kind of the line before."""
        self._obsolete = False
        self._number = 0
        self._first = 0
        """Line at which this entry begins."""

    def scan(self, text: str) -> list[str]:
        """Fills `entries` and returns the lines after the last entry (blank ones, comments).

        Raises:
            CatalogError: On the first line that is no PO.
        """
        for self._number, line in enumerate(io.StringIO(text, newline="\n"), start=1):
            if line[0] == '"' and self._last is self._before and not self._obsolete and _STRING.match(line):
                self._lines.append(line)  # the common case of `_continue`
                self._kinds.append(self._before)
            else:
                self._read(line)
        if self._last is Kind.TARGET:
            self._close()
        elif self._last is not None:
            raise self._error("the last entry has no msgstr", hint="the file looks cut short")
        return self._lines

    def _read(self, line: str) -> None:
        bare = line.strip()
        if not bare:
            self._comment(line, Kind.BLANK)
        elif bare[0] == '"':
            self._continue(line, bare)
        elif bare[0] == "m":
            self._keyword(line, bare, obsolete=False)
        elif bare[0] == "#":
            self._marked(line, bare)
        elif _CONFLICT.match(bare):
            raise self._error("conflict markers of a merge", hint="resolve the merge, then try again")
        else:
            raise self._error("not a PO line")

    def _marked(self, line: str, bare: str) -> None:
        second = bare[1:2]
        if second == "|" or bare[:3] == "#~|":
            self._comment(line, self._previous(bare))
        elif second == "~":
            self._obsolete_line(line, bare[2:].strip())
        elif second in _COMMENTS:
            self._comment(line, _COMMENTS[second])
        elif second in ("=", "!", "@", "~"):
            self._comment(line, Kind.OTHER)
        else:
            self._comment(line, Kind.OURS if bare.startswith("# workbench:") else Kind.NOTE)

    def _previous(self, bare: str) -> Kind:
        match = _PREVIOUS.match(bare)
        if match is None or not _STRING.search(bare):
            raise self._error("a previous source that is no quoted string")
        if match[1] is None and self._before not in _PREVIOUS_KINDS.values():
            raise self._error("a continuation of nothing")
        return self._before if match[1] is None else _PREVIOUS_KINDS[match[1]]

    def _obsolete_line(self, line: str, bare: str) -> None:
        if bare[:1] == '"':
            self._continue(line, bare)
        elif bare[:1] == "m":
            self._keyword(line, bare, obsolete=True)
        else:
            self._comment(line, Kind.OTHER)

    def _comment(self, line: str, kind: Kind) -> None:
        if self._last is Kind.TARGET:
            self._close()
        self._add(line, kind)

    def _keyword(self, line: str, bare: str, *, obsolete: bool) -> None:
        match = _KEYWORD.match(bare)
        if match is None or not _STRING.match(bare, match.end()):
            raise self._error("not a keyword with a quoted string", hint="look for a stray quotation mark")
        kind = _KINDS.get(match[1], Kind.TARGET)
        if self._last is Kind.TARGET and kind in (Kind.CONTEXT, Kind.SOURCE):
            self._close()
        self._follow(kind, match[1])
        if self._last is not None and obsolete != self._obsolete:
            raise self._error("an entry that is only partly obsolete (#~)")
        self._obsolete = obsolete
        self._last = kind
        self._add(line, kind)

    def _follow(self, kind: Kind, word: str) -> None:
        """Checks that the keyword may come after the last one."""
        last = self._last
        plural = Kind.PLURAL in self._kinds
        if kind is Kind.TARGET:
            again = last is Kind.TARGET and word != "msgstr" and f"{word} " not in "".join(self._lines)
            good = last in (Kind.SOURCE, Kind.PLURAL) or again
            good = good and plural == (word != "msgstr")
        else:
            before = {Kind.CONTEXT: (None,), Kind.SOURCE: (None, Kind.CONTEXT), Kind.PLURAL: (Kind.SOURCE,)}
            good = last in before[kind]
        if not good:
            raise self._error(f"{word} out of place")

    def _continue(self, line: str, bare: str) -> None:
        if self._last is None or self._before is not self._last:
            raise self._error("a string that continues nothing")
        if not _STRING.match(bare):
            raise self._error("a string without its closing quotation mark")
        if line.lstrip().startswith("#~") != self._obsolete:
            raise self._error("an entry that is only partly obsolete (#~)")
        self._add(line, self._last)

    def _add(self, line: str, kind: Kind) -> None:
        if not self._lines:
            self._first = self._number
        self._lines.append(line)
        self._kinds.append(kind)
        self._before = kind

    def _close(self) -> None:
        for at, kind in enumerate(self._kinds):
            if kind is Kind.OURS:
                self._gather(at)
        self.entries.append(Entry(self._lines, self._kinds, self._obsolete, self._first))
        self._lines, self._kinds, self._last, self._before, self._obsolete = [], [], None, Kind.BLANK, False

    def _gather(self, at: int) -> None:
        """Takes the comment lines that go on with the workbench line at `at` for what they are."""
        notes = takewhile(lambda i: self._kinds[i] is Kind.NOTE, range(at + 1, len(self._kinds)))
        count = comment.continuations([self._lines[at], *(self._lines[i] for i in notes)])
        self._kinds[at + 1 : at + 1 + count] = [Kind.OURS] * count

    def _error(self, what: str, hint: str = "") -> CatalogError:
        return CatalogError(what, path=self.path, line=self._number, hint=hint)
