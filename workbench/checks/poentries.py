"""A PO file as entries with their lines, however broken the file: what the checks of the file look at."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_KEYWORD = re.compile(r'(#~\s*)?(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d{1,9})\])?)\s*"')
_STRING = re.compile(r'(#~\s*)?"')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


@dataclass(slots=True)
class Text:
    """One string of an entry."""

    keyword: str
    """msgctxt, msgid, msgid_plural or msgstr."""
    line: int
    """Line of its keyword, from 1."""
    raw: str
    """Between the quotation marks, as written."""
    number: int | None = None
    """n of msgstr[n]."""

    @property
    def value(self) -> str:
        """What it means."""
        return _ESCAPE.sub(lambda m: _NAMED.get(m[1], m[1]), self.raw) if "\\" in self.raw else self.raw


@dataclass(slots=True)
class PoEntry:
    """One entry."""

    first: int
    """Its first line, comments included, from 1."""
    last: int = 0
    obsolete: bool = False
    texts: list[Text] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    """Lines that begin with #, with their numbers."""

    def text(self, keyword: str) -> Text | None:
        """The first string of that keyword."""
        return next((text for text in self.texts if text.keyword == keyword), None)

    @property
    def key(self) -> tuple[str, str] | None:
        """(context, source); None without a msgid."""
        source, context = self.text("msgid"), self.text("msgctxt")
        return (context.value if context else "", source.value) if source else None

    @property
    def targets(self) -> list[Text]:
        """Its msgstr, or several msgstr[n]."""
        return [text for text in self.texts if text.keyword == "msgstr"]

    @property
    def flags(self) -> set[str]:
        """Words of its `#,` lines."""
        lines = (line[2:] for _, line in self.comments if line.startswith("#,"))
        return {word.strip() for line in lines for word in line.split(",")} - {""}


def entries(text: str) -> list[PoEntry]:
    """Returns the entries of a PO file in order; lines that are no PO are passed over."""
    return list(_entries(text))


def _entries(text: str) -> Iterator[PoEntry]:
    entry: PoEntry | None = None
    for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
        bare = line.strip()
        keyword = _KEYWORD.match(bare)
        if entry and entry.targets and (not bare or _begins(bare, keyword)):
            yield entry
            entry = None
        if not bare:
            continue
        entry = entry or PoEntry(number)
        entry.last = number
        _take(entry, number, bare, keyword)
    if entry and entry.texts:
        yield entry


def _begins(bare: str, keyword: re.Match[str] | None) -> bool:
    """True for a line that begins a new entry behind a msgstr."""
    if keyword:
        return keyword[2] in ("msgctxt", "msgid")
    return bare[0] == "#" and not _STRING.match(bare)


def _take(entry: PoEntry, number: int, bare: str, keyword: re.Match[str] | None) -> None:
    if keyword:
        name = "msgstr" if keyword[2].startswith("msgstr") else keyword[2]
        index = int(keyword[3]) if keyword[3] else None
        entry.texts.append(Text(name, number, bare[keyword.end() : _close(bare, keyword.end())], index))
        entry.obsolete = entry.obsolete or bool(keyword[1])
    elif (string := _STRING.match(bare)) and entry.texts:
        entry.texts[-1].raw += bare[string.end() : _close(bare, string.end())]
    elif bare[0] == "#":
        entry.comments.append((number, bare))


def _close(bare: str, start: int) -> int:
    end = bare.rfind('"')
    return end if end >= start else len(bare)
