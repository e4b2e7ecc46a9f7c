"""Where a unit stands in its release, read from the catalog alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.core import BlockKind, Unit

_REFERENCE = re.compile(r":(\d+)\.(\d+)$")


@dataclass(frozen=True, slots=True)
class Place:
    """Block and sentence of a unit."""

    kind: BlockKind
    block: int
    """From 1; a unit without a reference is a block of its own."""
    sentence: int
    times: int = 1
    """How often the sentence occurs in the release."""


def places(units: Iterable[Unit]) -> list[Place]:
    """Returns the place of each unit, taken from its first reference and its extracted comment."""
    found: list[Place] = []
    for unit in units:
        match = _REFERENCE.search(unit.references[0]) if unit.references else None
        previous = found[-1].block if found else 0
        block, sentence = (int(match[1]), int(match[2])) if match else (previous + 1, 1)
        found.append(Place(kind_of(unit), block, sentence, max(1, len(unit.references))))
    return found


def kind_of(unit: Unit) -> BlockKind:
    """Returns the kind of block a unit's extracted comment names; body where it names none."""
    words = {word for comment in unit.extracted for word in re.split(r"[,\s]+", comment)}
    return next((kind for kind in BlockKind if kind.value in words), BlockKind.BODY)
