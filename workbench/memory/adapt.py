"""A remembered translation made to fit: the numbers, dates and names of another source put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from workbench.memory.slots import NUMBER, Kind, Skeleton, Slot, number_value

Renderings = Callable[[str], Sequence[str]]
"""English forms of a French name, the best first; the name itself where nothing else is known."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """A target with another source's slots."""

    text: str
    changed: int
    """Slots that were put right."""
    left: int
    """Slots that differ and whose place in the target was not found."""
    alone: int
    """Slots of either source that have no partner in the other."""


def adapt(target: str, old: Skeleton, new: Skeleton, renderings: Renderings = lambda name: (name,)) -> Adapted:
    """Returns `target`, a translation of `old`, with the slots of `new` where they differ.

    Slots are paired along the alignment of the skeletons. A slot is replaced only where its own rendering stands in
    the target once for each time it stands in the source, so that a "2" of something else is never touched.
    """
    changes: list[tuple[int, int, str]] = []
    left = 0
    pairs = list(_pairs(old, new))
    for before, after in (pair for pair in pairs if pair[0].value != pair[1].value):
        place = next((p for p in _places(target, before, renderings) if all(p[0] != c[0] for c in changes)), None)
        text = _rendered(after, target[slice(*place)], renderings) if place else ""
        if place and text:
            changes.append((*place, text))
        else:
            left += 1
    for start, end, text in sorted(changes, reverse=True):
        target = target[:start] + text + target[end:]
    return Adapted(target, len(changes), left, len(old.slots) + len(new.slots) - 2 * len(pairs))


def _pairs(old: Skeleton, new: Skeleton) -> Iterator[tuple[Slot, Slot]]:
    in_old, in_new = dict(zip(old.marks, old.slots, strict=True)), dict(zip(new.marks, new.slots, strict=True))
    for block in Indel.opcodes(old.text, new.text):
        if block.tag != "equal":
            continue
        for i in range(block.src_start, block.src_end):
            a, b = in_old.get(i), in_new.get(i - block.src_start + block.dest_start)
            if a and b:
                yield a, b


def _places(target: str, slot: Slot, renderings: Renderings) -> Iterator[tuple[int, int]]:
    if slot.kind is Kind.NUMBER:
        for found in NUMBER.finditer(target):
            letter = target[found.end() : found.end() + 1].isalpha()
            if number_value(found[0]) == slot.value and not letter:
                yield found.span()
        return
    forms = renderings(slot.text) if slot.kind is Kind.NAME else (slot.value,)
    for form in forms:
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", target):
            yield found.span()


def _rendered(slot: Slot, instead_of: str, renderings: Renderings) -> str:
    if slot.kind in (Kind.CALENDAR, Kind.VERBATIM):
        return slot.value
    if slot.kind is Kind.NAME:
        return next(iter(renderings(slot.text)), "")
    whole, _, decimals = slot.value.partition(".")
    grouped = "," in instead_of or len(slot.text) - len(decimals) > len(whole) + bool(decimals)
    digits = f"{int(whole):,}" if grouped and not whole.startswith("0") else whole
    return f"{digits}.{decimals}" if decimals else digits
