"""Markdown: in and out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbench.releases.decoding import decode
from workbench.releases.documents import Line, Paragraph, Role
from workbench.releases.leftovers import strip_markup
from workbench.releases.plain import fold

_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ROLES = {"heading_open": Role.HEADING, "list_item_open": Role.ITEM, "blockquote_open": Role.QUOTE}
_SPECIAL = re.compile(r"([\\`*\[\]<|~])|(?<![^\W_])(_)|(_)(?![^\W_])|(&)(?=#?\w+;)|(#)(?=#*\s*$)")
_OPENING = re.compile(r"([#>+\-=]|\d{1,9}(?=[.)]))")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: row from 0, columns of its text, and the markup of the words marked in it."""

    row: int
    start: int
    end: int
    marks: tuple[tuple[str, str, str], ...]
    """(words, markup before, markup behind)."""
    more: int = 0
    """Further rows that belong to it."""


class Markdown:
    """A .md file (CommonMark with tables). Front matter, comments and fenced code are left as they are."""

    def __init__(self, data: bytes, path: Path | str) -> None:
        decoded = decode(data, path)
        self.warnings = decoded.warnings
        self._rows = decoded.text.split("\n")
        parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("code")
        text = _COMMENT.sub(_blank, _FRONT.sub(_blank, decoded.text))
        self.lines = tuple(_lines(parser.parse(text), self._rows))

    def write(self, texts: Sequence[tuple[Paragraph, str]], removed: Sequence[Line]) -> bytes:
        """Returns the file in UTF-8; characters that Markdown would read as markup are escaped."""
        edits: list[tuple[_Place, str | None]] = [(line.anchor, None) for line in removed]
        for paragraph, text in texts:
            edits += [(line.anchor, None) for line in paragraph.lines[1:]]
            marks = [mark for line in paragraph.lines for mark in line.anchor.marks]
            edits.append((paragraph.first.anchor, _marked(text, marks, paragraph.text)))
        rows: list[str | None] = list(self._rows)
        for place, new in sorted(edits, key=lambda edit: (edit[0].row, edit[0].start), reverse=True):
            row = rows[place.row] or ""
            rows[place.row] = row[: place.start] + (new or "") + row[place.end :]
            if new is None and not re.search(r"[^\s>#*+|\\-]", rows[place.row] or ""):
                rows[place.row] = None
            rows[place.row + 1 : place.row + 1 + place.more] = [None] * place.more
        return "\n".join(row for row in rows if row is not None).encode()


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _lines(tokens: Sequence[Token], rows: Sequence[str]) -> Iterator[Line]:
    roles: list[Role] = []
    reached: dict[int, int] = {}
    for group, token in enumerate(tokens):
        if token.type in _ROLES:
            roles.append(_ROLES[token.type])
        elif token.type.removesuffix("close") + "open" in _ROLES:
            roles.pop()
        elif token.type == "inline" and token.map:
            role = roles[-1] if roles else Role.PLAIN
            for text, place in _parts(token, token.map[0], rows, reached):
                if text:
                    yield Line(text, place.row + 1, group, role, anchor=place)


def _parts(token: Token, row: int, rows: Sequence[str], reached: dict[int, int]) -> Iterator[tuple[str, _Place]]:
    """Yields the lines of an inline token; all of it as one line where its text and rows do not run in step."""
    sources = token.content.split("\n")
    runs = _runs(token.children or [])
    if len(sources) != len(runs):
        place = _place(rows, row, sources[0], reached, _marks([child for run in runs for child in run]))
        yield (
            _text([c for run in runs for c in run]),
            _Place(row, place.start, place.end, place.marks, len(sources) - 1),
        )
        return
    for number, (source, run) in enumerate(zip(sources, runs, strict=True), row):
        yield _text(run), _place(rows, number, source, reached, _marks(run))


def _place(
    rows: Sequence[str], row: int, source: str, reached: dict[int, int], marks: tuple[tuple[str, str, str], ...]
) -> _Place:
    bare = re.sub(r"(?:\\|\s+)$", "", source.strip())
    start = max(rows[row].find(bare, reached.get(row, 0)), 0)
    end = reached[row] = start + len(bare)
    return _Place(row, start, end, marks)


def _runs(children: Sequence[Token]) -> list[list[Token]]:
    runs: list[list[Token]] = [[]]
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            runs.append([])
        else:
            runs[-1].append(child)
    return runs


def _text(children: Sequence[Token]) -> str:
    return fold(strip_markup("".join(child.content for child in children))[0])


def _marks(children: Sequence[Token]) -> tuple[tuple[str, str, str], ...]:
    """Links, emphasis and code around plain words."""
    found = []
    for before, child, after in zip(children, children[1:], children[2:], strict=False):
        if child.type != "text" or not before.type.endswith("_open") or not after.type.endswith("_close"):
            continue
        if before.type == "link_open" and before.markup != "autolink":
            found.append((child.content, "[", f"]({_target(str(before.attrs.get('href', '')))})"))
        elif before.type == "link_open":
            found.append((child.content, "<", ">"))
        else:
            found.append((child.content, before.markup, before.markup))
    return tuple(mark for mark in found if len(mark[0].strip()) > 2)


def _target(href: str) -> str:
    return f"<{href}>" if re.search(r"[\s()]", href) else href


def _marked(text: str, marks: Sequence[tuple[str, str, str]], source: str) -> str:
    """Escapes a text, and puts the markup of the source around the words that it repeats, or around all of it."""
    marks = [(text if words == source else words, before, behind) for words, before, behind in marks]
    out, at = "", 0
    for words, before, behind in marks:
        found = text.find(words, at)
        if found >= 0:
            inside = words if before == "<" else _escaped(words)
            out += _escaped(text[at:found]) + before + inside + behind
            at = found + len(words)
    out += _escaped(text[at:])
    return (
        _OPENING.sub(r"\\\1", out, count=1)
        if re.match(r"[#>+=-]", out)
        else re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", out)
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)
