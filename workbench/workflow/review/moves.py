"""What a person can do to a unit: pure functions from unit to unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from workbench.core import Provenance, State, Unit


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done, which can be taken back."""

    label: str
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]
    """The same units in the same order, as they are now."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who works, and on which day."""

    by: str
    on: date


def typed(unit: Unit, text: str, hand: Hand) -> Unit:
    """Returns the unit with the text that a person types into it.

    What was done by a person (translated, reviewed, final) needs work now; a draft stays a draft, but a person's.
    """
    if text == unit.target:
        return unit
    state = _while_typing(unit, text)
    known = unit.provenance or Provenance(state)
    why = "changed after review" if unit.state.rank >= State.REVIEWED.rank else known.why if unit.stale else ""
    new = replace(known, state=state, by=hand.by, on=hand.on, why=why)
    return replace(unit, target=text, state=state, provenance=new, stale=False, ignored=())


def _while_typing(unit: Unit, text: str) -> State:
    if not text:
        return State.UNTRANSLATED
    return State.NEEDS_WORK if unit.state.done or unit.state is State.NEEDS_WORK else State.DRAFT


def confirmed(unit: Unit, hand: Hand, state: State = State.REVIEWED) -> Unit:
    """Returns the unit as a person has confirmed it; the past source and the reason of a return go."""
    known = unit.provenance or Provenance(state)
    new = replace(known, state=state, by=hand.by, on=hand.on, why="")
    return replace(unit, state=state, provenance=new, previous="", stale=False)


def returned(unit: Unit, note: str, hand: Hand) -> Unit:
    """Returns the unit as one that needs work, and why."""
    known = unit.provenance or Provenance(State.NEEDS_WORK)
    new = replace(known, state=State.NEEDS_WORK, by=hand.by, on=hand.on, why=" ".join(note.split()))
    return replace(unit, state=State.NEEDS_WORK, provenance=new, stale=False)


def repeated(unit: Unit, target: str, release: str, hand: Hand) -> Unit:
    """Returns the unit with what was confirmed for the same source elsewhere: translated, not reviewed here."""
    new = Provenance(State.TRANSLATED, hand.by, hand.on, engine=f"memory/{release}")
    return replace(unit, target=target, state=State.TRANSLATED, provenance=new, previous="", stale=False, ignored=())


def takes_repeat(unit: Unit) -> bool:
    """True if no person has worked on the unit, so that a repeat may fill it."""
    typed_by = unit.provenance.by if unit.provenance else ""
    return not unit.state.done and not typed_by and not unit.stale
