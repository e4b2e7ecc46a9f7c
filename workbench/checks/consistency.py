"""What only shows across units and releases: one source with several targets, one term with several names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz

from workbench.checks.base import shown
from workbench.core import Issue, Severity, Span, Unit

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of a unit to compare it with those of other files."""

    place: Hashable
    """Whatever tells where it is."""
    release: str
    source: str
    target: str
    forms: Mapping[str, tuple[str, Span]]
    """Id of each term of the source to the form that the target has, and where."""
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A check over all units: its id, its docstring for --explain, and how it looks."""

    id: str
    note: bool
    text: str
    find: Callable[[Iterable[Seen]], Iterator[tuple[Seen, Issue]]]


def seen(place: Hashable, release: str, unit: Unit, forms: Mapping[str, tuple[str, Span]]) -> Seen:
    """Returns what is kept of a unit."""
    return Seen(place, release, " ".join(unit.source.split()), " ".join(unit.target.split()), forms, unit.ignored)


def _groups(units: Iterable[Seen], key: Callable[[Seen], Key]) -> Iterator[list[Seen]]:
    """Units with the same key, where there are two or more."""
    groups: dict[Key, list[Seen]] = defaultdict(list)
    for unit in units:
        groups[key(unit)].append(unit)
    yield from (group for group in groups.values() if len(group) > 1)


def _usual(values: Iterable[str]) -> str:
    """The most frequent value; the first of several."""
    return Counter(values).most_common(1)[0][0]


def same_source(units: Iterable[Seen]) -> Iterator[tuple[Seen, Issue]]:
    """Yields units whose source has another target elsewhere, most often."""
    for group in _groups(units, lambda unit: unit.source):
        usual = _usual(unit.target for unit in group)
        for unit in group:
            if unit.target != usual:
                other = next(u for u in group if u.target == usual)
                message = f"the same source is {shown(usual)} in {other.release}"
                yield unit, _issue(SAME_SOURCE.id, message, Span(0, len(unit.target)))


def same_target(units: Iterable[Seen]) -> Iterator[tuple[Seen, Issue]]:
    """Yields units whose target stands elsewhere for a quite different source."""
    for group in _groups(units, lambda unit: unit.target.casefold()):
        usual = _usual(unit.source for unit in group)
        for unit in group:
            if unit.source != usual and fuzz.ratio(unit.source.casefold(), usual.casefold()) < 60:
                other = next(u for u in group if u.source == usual)
                message = f"the same target stands for {shown(usual)} in {other.release}"
                yield unit, _issue(SAME_TARGET.id, message, Span(0, len(unit.target)))


def term_renderings(units: Iterable[Seen]) -> Iterator[tuple[Seen, Issue]]:
    """Yields units that call a term otherwise than most units of the other releases do."""
    uses: dict[str, list[tuple[Seen, str, Span]]] = defaultdict(list)
    for unit in units:
        for term, (form, span) in unit.forms.items():
            uses[term].append((unit, form, span))
    for found in uses.values():
        usual = _usual(form for _, form, _ in found)
        often = sum(form == usual for _, form, _ in found)
        for unit, form, span in found:
            if form != usual:
                yield (
                    unit,
                    _issue(TERM_INCONSISTENT.id, f"{shown(form)} is {shown(usual)} in {often} other units", span),
                )


def _issue(check: str, message: str, span: Span) -> Issue:
    return Issue(check, Severity.MINOR, message, span)


SAME_SOURCE = Rule(
    "source-inconsistent", False,
    "The same source has different targets: this one differs from the most frequent.\n\n"
    "Compared over all files of the run, white space aside. Contexts may ask for both: then dismiss it.",
    same_source,
)  # fmt: skip
SAME_TARGET = Rule(
    "target-inconsistent", True,
    "The same target stands for quite different sources. One of them may be mistranslated: this is a note.",
    same_target,
)  # fmt: skip
TERM_INCONSISTENT = Rule(
    "term-inconsistent", True,
    "A term of the glossary has several accepted forms across the releases; this unit has a rarer one: this is a note.",
    term_renderings,
)  # fmt: skip
RULES = (SAME_SOURCE, SAME_TARGET, TERM_INCONSISTENT)
