"""Hard-wrapped lines back to paragraphs; contact lines stay lines."""

from __future__ import annotations

import html.entities
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from workbench.releases.contacts import INTRODUCTION, LABEL, has_details, is_details, is_label
from workbench.releases.documents import Line, Paragraph, Role
from workbench.releases.wordlists import word_set

_FUNCTION_WORDS = word_set("""
    a à afin ainsi au aux avec car ce ces cet cette chez comme contre dans de depuis des dont du elle en entre est
    et ils il la le les leur leurs lors lorsque mais même ne ni notre nos ont ou où par parmi pas pendant plus pour
    qu’ que qui quand sa sans se selon ses si son sont sous sur très un une vers via votre vos été être
""")
_END = re.compile(r"[.!?…:;][»”\"'’)\]\s]*$|[»”]$")
_SENTENCE = 120
"""A line this long, without contact details, is running text."""


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """Joins the lines of each paragraph.

    A line continues the one before it in its group if that one is unfinished (no final punctuation) and this one
    begins in lower case, or if that one ends in a function word or a comma; in a hard-wrapped group also if its
    first word would not have fitted. Lines of a contact block are joined only to their label.
    """
    every = [line for line in lines if line.text]
    widths = _widths(every)
    found: list[list[Line]] = []
    contact = False
    for line in every:
        contact = bool(INTRODUCTION.match(line.text)) or (contact and not _runs_on(line))
        if found and _continues(found[-1], line, contact, widths.get(line.group, 0), first=len(found) == 1):
            found[-1].append(line)
            contact = contact or bool(INTRODUCTION.match(_joined(found[-1][-3:])))
        else:
            found.append([line])
    return [Paragraph(tuple(lines), _joined(lines)) for lines in found]


def _runs_on(line: Line) -> bool:
    return len(line.text) >= _SENTENCE and not has_details(line.text)


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        glued = text[-1] in "-’'" and text[-2:-1].isalpha() and line.text[0].isalpha()
        text += line.text if glued else f" {line.text}"
    return text


def _continues(before: Sequence[Line], line: Line, contact: bool, width: int, *, first: bool) -> bool:
    last = before[-1]
    if last.group != line.group or line.marker or line.role not in (Role.PLAIN, last.role):
        return False
    if last.role is Role.HEADING:
        return line.role is last.role
    if contact:
        return _continues_contact(last.text, line.text, started=bool(INTRODUCTION.match(_joined(before))))
    if _is_contact_line(last.text) or _is_contact_line(line.text) or _END.search(last.text):
        return False
    if line.text[0].islower() or _hangs(last.text):
        return True
    return bool(width) and not (first and len(before) == 1) and _is_full(last.text, line.text, width)


def _continues_contact(last: str, text: str, *, started: bool) -> bool:
    if is_label(last):
        return is_details(text)
    if has_details(last) or LABEL.match(text) or (has_details(text) and not started):
        return False
    return (
        started
        and not _END.search(last)
        and (text[0].islower() or _hangs(last))
        and text.casefold() not in ("ou", "et")
    )


def _is_contact_line(text: str) -> bool:
    return bool(LABEL.match(text)) or is_details(text)


def _hangs(text: str) -> bool:
    """True if a line cannot end a paragraph: it ends in a comma, a hyphen or a function word."""
    if text[-1] in ",-(" or text.endswith((" –", " —")):
        return True
    word = re.split(r"[\s’']", text)[-1].casefold()
    return not word or (word in _FUNCTION_WORDS and (" " in text))


def _widths(lines: Sequence[Line]) -> dict[int, int]:
    """Width of each hard-wrapped group: at least four lines, half of whose ends are surely inside a sentence."""
    groups: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        groups[line.group].append(line.text)
    return {group: max(map(_width, texts)) for group, texts in groups.items() if _is_wrapped(texts)}


def _is_wrapped(texts: Sequence[str]) -> bool:
    if len(texts) < 4 or max(map(len, texts)) > 100:
        return False
    inside = sum(not _END.search(a) and (b[0].islower() or _hangs(a)) for a, b in pairwise(texts))
    return 2 * inside >= len(texts) - 1


def _width(text: str) -> int:
    """Length as HTML source: many texts were wrapped while `é` was still `&eacute;`."""
    return sum(len(html.entities.codepoint2name.get(ord(c), "")) + 2 if ord(c) > 127 else 1 for c in text)


def _is_full(last: str, text: str, width: int) -> bool:
    return _width(last) + 1 + _width(text.split(" ", 1)[0]) > width * 0.85
