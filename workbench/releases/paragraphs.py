"""Hard-wrapped lines back to paragraphs; contact lines stay lines."""

from __future__ import annotations

import html.entities
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.releases.contacts import INTRODUCTION, LABEL, has_details, is_details, is_label, is_running
from workbench.releases.documents import Line, Paragraph, Role
from workbench.releases.wordlists import word_set

_FUNCTION_WORDS = word_set("""
    a à afin ainsi au aux avec car ce ces cet cette chez comme contre dans de depuis des dont du elle en entre est
    et ils il la le les leur leurs lors lorsque mais même ne ni notre nos ont ou où par parmi pas pendant plus pour
    qu’ que qui quand sa sans se selon ses si son sont sous sur très un une vers via votre vos été être
""")
_END = re.compile(r"[.!?…:;][»”\"'’)\]\s]*$|[»”]$")
_FULL = 0.85
"""Share of the width from which a line counts as full."""


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """Joins the lines of each paragraph.

    A line continues the one before it in its group if that one is unfinished (no final punctuation) and this one
    begins in lower case, or if that one ends in a function word or a comma; in a hard-wrapped group also if its
    first word would not have fitted. Where blank lines part the hard-wrapped paragraphs, a full line goes on even
    after a full stop. Lines of a contact block are joined only to their label.
    """
    every = [line for line in lines if line.text]
    wrapping = _Wrapping.of(every)
    found: list[list[Line]] = []
    contact = False
    for line in every:
        contact = bool(INTRODUCTION.match(line.text)) or (contact and not is_running(line.text))
        if found and _continues(found[-1], line, contact, wrapping, first=len(found) == 1):
            found[-1].append(line)
            contact = contact or bool(INTRODUCTION.match(_joined(found[-1][-3:])))
        else:
            found.append([line])
    return [Paragraph(tuple(lines), _joined(lines)) for lines in found]


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        glued = text[-1] in "-’'" and text[-2:-1].isalpha() and line.text[0].isalpha()
        text += line.text if glued else f" {line.text}"
    return text


def _continues(before: Sequence[Line], line: Line, contact: bool, wrapping: _Wrapping, *, first: bool) -> bool:
    last = before[-1]
    if last.group != line.group or line.marker or line.role not in (Role.PLAIN, last.role):
        return False
    if last.role is Role.HEADING:
        return line.role is last.role
    if contact:
        return _continues_contact(last.text, line.text, started=bool(INTRODUCTION.match(_joined(before))))
    if _is_contact_line(last.text) or _is_contact_line(line.text):
        return False
    if line.text[0] in "»”):;!?":
        return True
    full = not (first and len(before) == 1) and wrapping.is_full(last, line)
    if _END.search(last.text):
        return full and (wrapping.parted or (last.text[-1] in ":;" and line.text[0].islower()))
    return line.text[0].islower() or _hangs(last.text) or full


def _continues_contact(last: str, text: str, *, started: bool) -> bool:
    if is_label(last):
        return is_details(text) or not any(map(str.isalpha, text))
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


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """The hard-wrapped groups of a text and how wide they are."""

    widths: dict[int, tuple[int, int]]
    """By group: longest line in characters, and as HTML source."""
    parted: bool
    """True if blank lines part the paragraphs."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Wrapping:
        """Measures all lines but the first, which is the title and may be as long as it likes."""
        groups: dict[int, list[str]] = defaultdict(list)
        for line in lines[1:]:
            groups[line.group].append(line.text)
        wrapped = {group: texts for group, texts in groups.items() if _is_wrapped(texts)}
        widths = {g: (max(map(len, texts)), max(map(_source_width, texts))) for g, texts in wrapped.items()}
        return cls(widths, len(wrapped) > 1)

    def is_full(self, last: Line, line: Line) -> bool:
        """True if the first word of `line` would not have fitted behind `last`."""
        if last.group not in self.widths:
            return False
        plain, source = self.widths[last.group]
        both = f"{last.text} {line.text.split(' ', 1)[0]}"
        return len(both) > _FULL * plain or _source_width(both) > _FULL * source


def _is_wrapped(texts: Sequence[str]) -> bool:
    """True for at least four short lines, half of whose ends are surely inside a sentence."""
    if len(texts) < 4 or max(map(len, texts)) > 100:
        return False
    inside = sum(not _END.search(a) and (b[0].islower() or _hangs(a)) for a, b in pairwise(texts))
    return 2 * inside >= len(texts) - 1


def _source_width(text: str) -> int:
    """Length as HTML source: many texts were wrapped while `é` was still `&eacute;`."""
    return sum(len(html.entities.codepoint2name.get(ord(c), "")) + 2 if ord(c) > 127 else 1 for c in text)
