"""Where text stands in a tree of elements, and how other text takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_SHORTEST = 3
"""Characters a marked word needs to be looked for in the English."""


_KEPT = ("p", "li", "td", "th", "div")
"""Elements that stay when they are empty."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The text at the start of an element, or the text behind it."""

    element: Any
    tail: bool

    @property
    def text(self) -> str:
        """What stands there now."""
        return str((self.element.tail if self.tail else self.element.text) or "")

    def put(self, text: str) -> None:
        """Replaces what stands there."""
        if self.tail:
            self.element.tail = text
        else:
            self.element.text = text


def place(run: Sequence[Slot], text: str) -> None:
    """Replaces the text of a run by `text`.

    Links and emphasis stay around words that stand in `text` too, such as addresses and names; the others go.

    Args:
        run: Slots in document order, at least one.
        text: Plain text for all of them together.
    """
    marked = [(slot, slot.text.strip()) for slot in run if not slot.tail]
    here = _opening(run)
    for slot in run:
        slot.put("")
    at = 0
    for slot, words in marked:
        found = text.find(words, at) if len(words) >= _SHORTEST and slot.element is not here.element else -1
        if found >= 0:
            here.put(here.text + text[at:found])
            slot.put(words)
            here, at = Slot(slot.element, True), found + len(words)
    here.put(here.text + text[at:])
    for slot in run:
        if not slot.tail and slot.element is not here.element:
            _drop_empty(slot.element)


def _opening(run: Sequence[Slot]) -> Slot:
    """Where the text begins: the first slot, unless that is a few marked words in front of plain ones."""
    first = run[0]
    total = sum(len(slot.text) for slot in run)
    if first.tail or len(run) == 1 or 2 * len(first.text) >= total or Slot(first.element, True) not in run:
        return first
    before = first.element.getprevious()
    return Slot(before, True) if before is not None else Slot(first.element.getparent(), False)


def _drop_empty(element: Any) -> None:
    if not len(element) and not (element.text or "").strip() and element.tag not in _KEPT:
        drop(element)


def drop(element: Any) -> None:
    """Removes an element; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
