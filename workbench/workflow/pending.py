"""Which units of a catalog an engine or the memory has to draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.core import Segment, State, Unit


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a draft made now would depend on, besides its source."""

    engine: str
    """`argos/fr_en-1.9`."""
    options: str
    """`beam=2`."""
    touching: Callable[[str], str]
    """Hash of the glossary rows that touch a French text."""


def is_pending(unit: Unit, wanted: Wanted) -> bool:
    """True if the unit has no draft, or a machine's that would come out of other inputs now.

    What a person has typed is never pending; what came from the memory or was copied only if its source has changed.
    """
    if unit.state is State.UNTRANSLATED:
        return True
    if not _is_machine_draft(unit):
        return False
    return unit.state is State.NEEDS_WORK or (_is_engine_draft(unit) and _differs(unit, wanted))


def is_affected(unit: Unit, wanted: Wanted) -> bool:
    """True if the unit is an unedited engine draft made under other glossary rows than touch it now."""
    return _is_machine_draft(unit) and _is_engine_draft(unit) and glossary_differs(unit, wanted)


def glossary_differs(unit: Unit, wanted: Wanted) -> bool:
    """True if the rows that touch the unit's source have changed since its draft was made."""
    return unit.provenance is not None and unit.provenance.glossary != wanted.touching(unit.source)


def _differs(unit: Unit, wanted: Wanted) -> bool:
    assert unit.provenance is not None
    engine = unit.provenance.engine, unit.provenance.options
    return engine != (wanted.engine, wanted.options) or glossary_differs(unit, wanted)


def _is_machine_draft(unit: Unit) -> bool:
    """True for a text no person has touched: a draft, or the draft of a source that has changed since."""
    known = unit.provenance
    if known is None or unit.stale or known.by or not known.engine:
        return False
    return unit.state is State.DRAFT or (unit.state is State.NEEDS_WORK and bool(unit.previous))


def _is_engine_draft(unit: Unit) -> bool:
    return unit.provenance is not None and unit.provenance.engine.startswith("argos/")


def by_source(segments: list[Segment]) -> dict[str, Segment]:
    """Returns the first segment of each source text: repeats are drafted once."""
    first: dict[str, Segment] = {}
    for segment in segments:
        first.setdefault(segment.text, segment)
    return first
