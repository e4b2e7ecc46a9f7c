"""The parts of an HTML page: what belongs to the release, what to the site, what to the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from workbench.releases.contacts import has_details
from workbench.releases.plain import fold
from workbench.releases.slots import drop
from workbench.releases.wordlists import word_set

_MUTE = word_set("""
    audio button canvas datalist head iframe input map math nav noscript object option script select style svg
    template textarea video
""")
_UNSEEN = word_set("head noscript script style svg template")
_SITE = re.compile(r"breadcrumb|cookie|menu|nav(?:bar|igation)?\b|newsletter|related|share|sidebar|skip|social", re.I)
_SITE_ROLES = word_set("alert banner complementary contentinfo dialog menu menubar navigation search")
_SENTENCE = 120


def content(root: Any) -> Any:
    """The element that holds the release: the one `main`, else the one `article` with most of the text, else all."""
    for xpath in ("//main | //*[@role='main']", "//article"):
        found = root.xpath(xpath)
        if len(found) == 1 and 2 * _prose(found[0]) >= _prose(root) > 0:
            return found[0]
    return root


def _prose(element: Any) -> int:
    return sum(len("".join(p.itertext())) for p in element.iter("p", "h1"))


def is_mute(element: Any, top: Any) -> bool:
    """True for what is not shown, and for the site's own parts where they hold neither title nor running text."""
    if element is top or not isinstance(element.tag, str):
        return False
    hidden = "hidden" in element.attrib or re.search(r"display\s*:\s*none", element.get("style", ""))
    if element.tag in _MUTE or hidden or element.get("aria-hidden") == "true":
        return True
    site = element.tag in ("header", "footer", "aside", "form") or element.get("role") in _SITE_ROLES
    named = _SITE.search(f"{element.get('class', '')} {element.get('id', '')}")
    return bool(site or named) and not _holds_text(element)


def left_out(muted: Sequence[Any], whole: bool) -> tuple[str, ...]:
    """A warning that names the site's parts that were not read, if there are any."""
    parts = sorted({element.tag for element in muted if element.tag not in _UNSEEN and _text(element)})
    parts += [] if whole else ["all beside the main part"]
    return (f"parts of the page left out: {', '.join(parts)}",) if parts else ()


def _holds_text(element: Any) -> bool:
    if element.tag == "html" or element.tag == "body" or next(element.iter("h1"), None) is not None:
        return True
    return any(len(text) > _SENTENCE or has_details(text) for text in map(_text, element.iter("p", "li", "td")))


def _text(element: Any) -> str:
    return fold("".join(element.itertext()))


def drop_around(top: Any) -> None:
    """Removes what stands in the body beside the element that holds the release."""
    while top.getparent() is not None and top.tag != "body":
        for beside in [*top.itersiblings(), *top.itersiblings(preceding=True)]:
            if beside.tag not in ("head", "script", "style"):
                drop(beside)
        top = top.getparent()


def relabel(root: Any, title: str) -> None:
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
