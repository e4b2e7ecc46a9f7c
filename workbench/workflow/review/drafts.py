"""Drafts made while a person reviews: one segment again, or all that are pending, as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.core import Draft, Match, Segment, State, Unit
from workbench.memory import Memory
from workbench.workflow.review.desk import Desk
from workbench.workflow.review.place import Place

if TYPE_CHECKING:
    from workbench.workflow.drafting import Drafting


CHUNK = 16
"""Segments drafted at a time, so that they fill in as they come and a stop is quick."""


class Drafts:
    """Drafts units with the glossary as it is now. The engine is loaded with the first draft, and kept.

    Belongs to one thread at a time.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._memory = _Optional()
        self._made: tuple[str, Drafting] | None = None

    def again(self, unit: Unit, place: Place) -> Draft:
        """Returns a new draft from the engine; the memory is not asked, its matches are on the screen.

        Raises:
            EngineError: there is no package, or a damaged one.
        """
        self._memory.real = None
        return next(draft for _, draft in self._drafting().draft([_segment(unit, place)]))

    def pending(
        self, units: Sequence[tuple[Unit, Place]], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Unit, Draft]]:
        """Yields units without a text with their drafts, as they come: from the memory, else from the engine.

        Raises:
            EngineError: there is no package, or a damaged one.
        """
        self._memory.real = self._desk.memory
        empty = [(unit, place) for unit, place in units if unit.state is State.UNTRANSLATED]
        for start in range(0, len(empty), CHUNK):
            chunk = empty[start : start + CHUNK]
            for index, draft in self._drafting().draft([_segment(*pair) for pair in chunk], cancelled):
                yield chunk[index][0], draft

    def _drafting(self) -> Drafting:
        from workbench.workflow.drafting import Drafting

        terms = self._desk.glossary
        assert terms is not None
        if self._made is None or self._made[0] != terms.digest:
            self._made = terms.digest, Drafting(self._desk.project.config.engine, terms, lambda: self._memory)
        return self._made[1]


class _Optional(Memory):
    """A memory that may be away."""

    real: Memory | None = None

    def matches(
        self, source: str, before: str = "", after: str = "", *, limit: int = 5, minimum: int = 60
    ) -> list[Match]:
        """Matches of the real one, if it is there."""
        return self.real.matches(source, before, after, limit=limit, minimum=minimum) if self.real else []


def _segment(unit: Unit, place: Place) -> Segment:
    verbatim = any("verbatim" in comment for comment in unit.extracted)
    return Segment(unit.source, place.kind, place.block, place.sentence, verbatim=verbatim)
