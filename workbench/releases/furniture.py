"""Site furniture: menus, buttons, footers around a release, told by structure and by what repeats across releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from workbench.releases.contacts import INTRODUCTION, LABEL, has_details
from workbench.releases.documents import Line, Role
from workbench.releases.kinds import is_dateline
from workbench.releases.navigation import BREADCRUMB, MENU, NOTICE, RELATED, WIDGETS, key

_TEXTS = 3
"""Different texts that must share a line before it counts as repeated."""
_TOP, _BOTTOM = 200, 60
"""Lines at either end of a text that are compared with other texts."""
_SHORT = 60
_LONG = 120


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is known of the site's furniture beyond its structure."""

    head: frozenset[str] = frozenset()
    """Lines that open at least three releases, one under the other."""
    tail: frozenset[str] = frozenset()
    """Short lines that close at least three releases, below any contact details."""

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Furniture:
        """Returns the lines that repeat at the top and at the bottom of different releases.

        Only unbroken runs from the first line down and from the last line up count, so that a sentence which
        releases share in their body stays. The closing run stops at contact details and at running text: a
        paragraph about the organisation that ends each release is part of it.
        """
        sheets = {_ends(text) for text in texts}
        counts = Counter(line for head, tail in sheets for line in {*head, *tail})
        repeated = frozenset(line for line, count in counts.items() if count >= _TEXTS)
        head = {line for top, _ in sheets for line in takewhile(repeated.__contains__, top) if not is_dateline(line)}
        tail = {line for _, end in sheets for line in takewhile(lambda s: s in repeated and _closes(s), reversed(end))}
        return cls(frozenset(head), frozenset(tail))

    def clean(self, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
        """Returns the lines of the release and the lines of the furniture, both in order.

        Structure tells a menu: doubled headings, empty bullets, headings glued to the text under them, names of
        menu entries, and the lists between them, from the first line down. A line that opens with its place, and
        the title above it, are never furniture. Lines without text belong to neither.
        """
        full = [line for line in lines if line.text or line.marker]
        start = self._head(full)
        end = max(start, self._tail(full))
        lead = _lead(full, start, end)
        kept = {at for at in range(start, end) if full[at].text and not (at < lead and _is_widget(full[at]))}
        removed = [line for at, line in enumerate(full) if at not in kept]
        return [self._unglued(full, at, start) for at in sorted(kept)], removed

    def _head(self, lines: Sequence[Line]) -> int:
        """Index of the first line of the release."""
        lead = next((at for at, line in enumerate(lines) if is_dateline(_after_glue(lines, at))), len(lines))
        learned = sum(1 for _ in takewhile(lambda line: self._opens(line), lines[:lead]))
        start = max(learned, _menu_end(lines[: lead + 1]))
        while start and _lacks_title(lines, start):
            start -= 1
        return start

    def _opens(self, line: Line) -> bool:
        return (line.marker + line.text).strip() in self.head or line.text in self.head

    def _tail(self, lines: Sequence[Line]) -> int:
        """Index behind the last line of the release."""
        end = len(lines)
        while end and (lines[end - 1].text in self.tail or _is_footer(lines[end - 1])):
            end -= 1
        related = next((at for at, line in enumerate(lines[:end]) if key(line.text) in RELATED), None)
        if related and all(_closes(line.text) for line in lines[related:end]) and _has_contact(lines[:related]):
            end = related
            while end and _is_footer(lines[end - 1]):
                end -= 1
        return end

    def _unglued(self, lines: Sequence[Line], at: int, start: int) -> Line:
        """Returns a line; the first of the release without the furniture glued in front of it."""
        line = lines[at]
        heads = {before.text for before in lines[:start]} | self.head if at == start else set()
        glued = max((head for head in heads if _is_glued(head, line.text)), key=len, default="")
        return replace(line, text=line.text[len(glued) :]) if glued else line


def _ends(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first and the last lines of a text, where furniture can stand."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return tuple(lines[:_TOP]), tuple(lines[-_BOTTOM:])


def _menu_end(lines: Sequence[Line]) -> int:
    """Index behind the menu that the lines open with; 0 if they open with none."""
    end = marks = 0
    for at, line in enumerate(lines):
        between = at == end + 1 and _is_entry(lines[end]) and not _is_widget(line)
        if _is_mark(lines, at) and (at == end or between):
            marks += 2 if BREADCRUMB.match(line.text) else not (line.text and at and lines[at - 1].text == line.text)
            end = at + 1
        elif at == end and line.role is Role.ITEM and _is_entry(line):
            end = at + 1
        elif not end or at > end:
            break
    return end if marks > 1 else 0


def _is_mark(lines: Sequence[Line], at: int) -> bool:
    """True if a line can only be part of a menu."""
    line = lines[at]
    if not line.text or key(line.text) in MENU or BREADCRUMB.match(line.text) or _is_widget(line):
        return True
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    before = lines[at - 1].text if at else ""
    if _is_glued(before, line.text):
        return not is_dateline(line.text[len(before) :])
    if before == line.text:
        return not (is_dateline(after) or (len(after) > _LONG and not _is_glued(line.text, after)))
    return line.text == after or _is_glued(line.text, after)


def _is_entry(line: Line) -> bool:
    return len(line.text) < _LONG and not line.text.endswith(tuple(".!?…;:")) and not has_details(line.text)


def _is_glued(heading: str, text: str) -> bool:
    """True for « Notre travail » and « Notre travailEn tant que … »."""
    rest = text[len(heading) :]
    return len(heading) > 3 and text.startswith(heading) and rest[:1].isupper() and heading[-1].islower()


def _after_glue(lines: Sequence[Line], at: int) -> str:
    before, text = lines[at - 1].text if at else "", lines[at].text
    return text[len(before) :] if _is_glued(before, text) else text


def _lacks_title(lines: Sequence[Line], start: int) -> bool:
    """True if the release would open with its lead, and the line above could be its title."""
    first = lines[start].text if start < len(lines) else ""
    above = lines[start - 1]
    sure = not above.text or above.role is Role.ITEM or _is_widget(above) or key(above.text) in MENU
    return not sure and len(above.text) < 250 and (not first or is_dateline(first) or len(first) > 2 * _LONG)


def _lead(lines: Sequence[Line], start: int, end: int) -> int:
    """Index of the first running text."""
    return next((at for at in range(start, end) if len(lines[at].text) > _LONG), start)


def _is_widget(line: Line) -> bool:
    return key(line.text) in WIDGETS or bool(NOTICE.match(line.text))


def _is_footer(line: Line) -> bool:
    return not line.text or _is_widget(line) or key(line.text) in MENU or bool(NOTICE.search(line.text))


def _closes(text: str) -> bool:
    """True if a line may belong to a footer: short, no sentence, no contact details."""
    short = len(text) <= _SHORT and not (LABEL.match(text) or INTRODUCTION.match(text) or has_details(text))
    return bool(NOTICE.search(text)) or short


def _has_contact(lines: Sequence[Line]) -> bool:
    return any(INTRODUCTION.match(line.text) or has_details(line.text) for line in lines)
