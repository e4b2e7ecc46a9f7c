"""HTML pages: in and out. Nothing is ever fetched, and no entity but HTML's own is expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from workbench.core.errors import ReleaseError
from workbench.releases.contacts import has_details
from workbench.releases.decoding import decode
from workbench.releases.documents import Line, Paragraph, Role
from workbench.releases.plain import fold
from workbench.releases.slots import Slot, drop, place
from workbench.releases.wordlists import word_set

_BLOCKS = word_set("""
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul
""")
_MUTE = word_set("""
    audio button canvas datalist head iframe input map math nav noscript object option script select style svg
    template textarea video
""")
_SITE = re.compile(r"breadcrumb|cookie|menu|nav(?:bar|igation)?\b|newsletter|related|share|sidebar|skip|social", re.I)
_SITE_ROLES = word_set("alert banner complementary contentinfo dialog menu menubar navigation search")
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_SENTENCE = 120


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
        self.warnings = decoded.warnings
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
        try:
            self._root = etree.fromstring(decoded.text.encode(), parser)
        except etree.LxmlError as error:
            raise ReleaseError(f"is not HTML: {error}", path=path) from error
        if self._root is None:
            raise ReleaseError("holds no text", path=path)
        _refuse_cut_off(parser, path)
        self._page = "<html" in decoded.text[:10_000].lower()
        self._top = _content(self._root)
        self._muted: list[Any] = []
        self.lines = tuple(self._read())

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
        _drop_around(self._top)
        _relabel(self._root, texts[0][1] if texts else "")
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


def _content(root: Any) -> Any:
    """The element that holds the release: the one `main`, else the one `article` with most of the text, else all."""
    for xpath in ("//main | //*[@role='main']", "//article"):
        found = root.xpath(xpath)
        if len(found) == 1 and 2 * _prose(found[0]) >= _prose(root) > 0:
            return found[0]
    return root


def _prose(element: Any) -> int:
    return sum(len("".join(p.itertext())) for p in element.iter("p", "h1", "li"))


def _runs(top: Any, muted: list[Any]) -> Iterator[_Run]:
    """Yields the runs of a page in order; what is muted has none and goes to `muted`."""
    roles = [Role.PLAIN]
    run = _Run(Role.PLAIN, 0, None)
    skipped = None
    walk = etree.iterwalk(top, events=("start", "end", "comment"))
    for event, element in walk:
        block = element.tag in _BLOCKS
        if event == "start" and _is_mute(element, top):
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


def _is_mute(element: Any, top: Any) -> bool:
    """True for what is not shown, and for the site's own parts where they hold neither title nor running text."""
    if element is top or not isinstance(element.tag, str):
        return False
    hidden = "hidden" in element.attrib or re.search(r"display\s*:\s*none", element.get("style", ""))
    if element.tag in _MUTE or hidden or element.get("aria-hidden") == "true":
        return True
    site = element.tag in ("header", "footer", "aside", "form") or element.get("role") in _SITE_ROLES
    named = _SITE.search(f"{element.get('class', '')} {element.get('id', '')}")
    return bool(site or named) and not _holds_text(element)


def _holds_text(element: Any) -> bool:
    if element.tag == "html" or element.tag == "body" or next(element.iter("h1"), None) is not None:
        return True
    return any(len(text) > _SENTENCE or has_details(text) for text in map(_text, element.iter("p", "li", "td")))


def _text(element: Any) -> str:
    return fold("".join(element.itertext()))


def _drop_around(top: Any) -> None:
    """Removes what stands in the body beside the element that holds the release."""
    while top.getparent() is not None and top.tag != "body":
        for beside in [*top.itersiblings(), *top.itersiblings(preceding=True)]:
            if beside.tag not in ("head", "script", "style"):
                drop(beside)
        top = top.getparent()


def _relabel(root: Any, title: str) -> None:
    """Puts the English title and language into the page's head."""
    if root.tag == "html":
        root.set("lang", "en")
    for element in root.iterfind(".//head/title"):
        element.text = title
    for meta in list(root.iter("meta")):
        if meta.get("charset"):
            meta.set("charset", "utf-8")
        elif meta.get("http-equiv", "").lower() == "content-type":
            meta.set("content", "text/html; charset=utf-8")
        elif meta.get("name", meta.get("property", "")).lower() in (
            "description",
            "keywords",
            "og:title",
            "og:description",
        ):
            drop(meta)
