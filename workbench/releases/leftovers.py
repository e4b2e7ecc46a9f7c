"""Markup that was left over when a page was saved as text."""

from __future__ import annotations

import html
import re

from workbench.releases.decoding import strip_controls

_TAG = re.compile(
    r"</?(?:a|abbr|b|br|div|em|font|h[1-6]|i|img|li|ol|p|small|span|strong|sub|sup|u|ul)\b[^<>]{0,300}>", re.I
)
_LINK = re.compile(
    r'(?:<?\ba\s+)?\bhref\s*=\s*"(?:mailto:)?([^"\n]{0,300})"[^<>]{0,300}>([^<>\n]{0,300})(?:</a>)?', re.I
)
_ATTRIBUTES = re.compile(r'"?(?:\s+(?:target|title|class|rel|style|id)\s*=\s*"[^"<>]{0,200}")+\s*/?>', re.I)
_MARKS = re.compile(r"[<>]|&[\w#]+;|@[\w.-]{1,80}[-–•]$", re.MULTILINE)
"""Without one of these there is nothing to repair, and the patterns are slow to find that out."""
_BULLET = re.compile(r"(@[\w.-]{0,80}\w)[-–•]$", re.MULTILINE)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")


def strip_markup(text: str) -> tuple[str, tuple[str, ...]]:
    """Returns text with leftover HTML repaired (line numbers are kept), and a warning if there was any.

    `href="mailto:a@b.int" target="_blank" title="">a@b.int` becomes `a@b.int`; tags of running text go, and so does
    an empty bullet glued to an address; entities become their characters.
    """
    if not _MARKS.search(text):
        return text, ()
    text, links = _LINK.subn(lambda m: (m[2].strip() or m[1]) + "\n" * m[0].count("\n"), text)
    text, tags = _TAG.subn(lambda m: (" " if m[0][:3].lower() == "<br" else "") + "\n" * m[0].count("\n"), text)
    text, attributes = _ATTRIBUTES.subn(lambda m: "\n" * m[0].count("\n"), text)
    text, bullets = _BULLET.subn(r"\1", text)
    text, entities = _ENTITY.subn(_unescaped, text)
    count = links + tags + attributes + bullets + entities
    return text, (f"leftover markup repaired in {count} place{'s' * (count > 1)}",) if count else ()


def _unescaped(entity: re.Match[str]) -> str:
    char = html.unescape(entity[0])
    return char if char == entity[0] else strip_controls(char)[0].replace("\n", " ").replace("\0", "")
