"""HTML pages: in and out. Nothing is ever fetched, and no entity but HTML's own is expanded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from workbench.core.errors import ReleaseError
from workbench.releases.decoding import decode
from workbench.releases.documents import Line, Paragraph, Role
from workbench.releases.page import content, drop_around, is_mute, left_out, relabel
from workbench.releases.plain import fold
from workbench.releases.slots import Slot, drop, place
from workbench.releases.wordlists import word_set

_BLOCKS = word_set("""
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul
""")
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")


@dataclass(slots=True)
class _Run:
    """Text between block boundaries and line breaks."""

    role: Role
    group: int
    br: Any
    """The line break in front of it, if there is one."""
    slots: list[Slot] = field(default_factory=list)


class Html:
    """An .html file or fragment."""

    def __init__(self, data: bytes, path: Path | str) -> None:
        decoded = decode(data, path)
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
        try:
            self._root = etree.fromstring(decoded.text.encode(), parser)
        except etree.LxmlError as error:
            raise ReleaseError(f"is not HTML: {error}", path=path) from error
        if self._root is None:
            raise ReleaseError("holds no text", path=path)
        _refuse_cut_off(parser, path)
        self._page = "<html" in decoded.text[:10_000].lower()
        self._top = content(self._root)
        self._muted: list[Any] = []
        self.lines = tuple(self._read())
        self.warnings = (*decoded.warnings, *left_out(self._muted, self._top is self._root))

    def _read(self) -> Iterator[Line]:
        for run in _runs(self._top, self._muted):
            text = fold("".join(slot.text for slot in run.slots))
            if text:
                yield Line(text, run.slots[0].element.sourceline or 0, run.group, run.role, anchor=run)

    def write(self, texts: Sequence[tuple[Paragraph, str]], removed: Sequence[Line]) -> bytes:
        """Returns the page in UTF-8 with `lang="en"`, without navigation, header and footer of the site."""
        for line in removed:
            place(line.anchor.slots, "")
        for paragraph, text in texts:
            place([slot for line in paragraph.lines for slot in line.anchor.slots], text)
            for line in paragraph.lines[1:]:
                drop(line.anchor.br)
        for element in self._muted:
            if element.tag not in ("script", "style", "head"):
                drop(element)
        drop_around(self._top)
        relabel(self._root, texts[0][1] if texts else "")
        return self._bytes()

    def _bytes(self) -> bytes:
        if self._page:
            return bytes(etree.tostring(self._root.getroottree(), method="html", encoding="utf-8")) + b"\n"
        body = self._root.find("body")
        parts = [] if body is None else [etree.tostring(child, method="html", encoding="utf-8") for child in body]
        head = "" if body is None or not body.text else body.text
        return (head.encode() + b"".join(parts)).rstrip() + b"\n"


def _refuse_cut_off(parser: Any, path: Path | str) -> None:
    for entry in parser.error_log:
        if "xcessive depth" in entry.message or "huge" in entry.message.lower():
            raise ReleaseError("is HTML nested too deeply", path=path, line=entry.line)


def _runs(top: Any, muted: list[Any]) -> Iterator[_Run]:
    """Yields the runs of a page in order; what is muted has none and goes to `muted`."""
    roles = [Role.PLAIN]
    run = _Run(Role.PLAIN, 0, None)
    skipped = None
    walk = etree.iterwalk(top, events=("start", "end", "comment"))
    for event, element in walk:
        block = element.tag in _BLOCKS
        if event == "start" and is_mute(element, top):
            skipped = element
            muted.append(element)
            walk.skip_subtree()
            continue
        if event == "start" and block:
            roles.append(_role(element, roles[-1]))
        elif event == "end" and block and element is not skipped:
            roles.pop()
        if block or (element.tag == "br" and event == "start"):
            yield run
            run = _Run(roles[-1], run.group + block, None if block else element)
        if event == "start" and element.text:
            run.slots.append(Slot(element, False))
        elif event != "start" and element is not top and element.tail:
            run.slots.append(Slot(element, True))
    yield run


def _role(element: Any, outer: Role) -> Role:
    if element.tag in _HEADINGS:
        return Role.HEADING
    if element.tag == "blockquote":
        return Role.QUOTE
    return Role.ITEM if element.tag == "li" else Role.PLAIN if outer is Role.HEADING else outer
