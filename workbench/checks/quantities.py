"""Numbers, ordinals, percentages, magnitudes, currencies, dates and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from workbench.checks.base import START, Check, Context, shown
from workbench.core import Issue, Severity, Span, Unit, figures
from workbench.core.numbers import Kind, Quantity, added, find, lost
from workbench.core.verbatim import verbatim

Pair = tuple[Quantity | None, Quantity | None]
"""What the source has and what the target has in its place; either may be missing."""


_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=1024)
def differences(source: str, target: str) -> tuple[Pair, ...]:
    """Returns the quantities in which the target departs from the source, each with its likely counterpart."""
    if not find(source, "fr") and not _DIGIT.search(target):
        return ()
    missing, extra = lost(source, target), list(added(source, target))
    if not missing:
        return tuple((None, q) for q in extra)
    known = {value for q in find(source, "fr") for value in (*q.values, *q.offers)}
    spare = extra + [q for q in find(target, "en") if q not in extra and known.isdisjoint(q.values)]
    pairs: list[Pair] = []
    for quantity in missing:
        mate = next((q for q in spare if _same_family(quantity, q)), None)
        if mate:
            spare.remove(mate)
        pairs.append((quantity, mate))
    return (*pairs, *((None, q) for q in extra if q in spare))


_FAMILIES = {Kind.ORDINAL: Kind.NUMBER, Kind.PERCENT: Kind.NUMBER, Kind.MONTH: Kind.DATE}


def _same_family(one: Quantity, other: Quantity) -> bool:
    return _FAMILIES.get(one.kind, one.kind) is _FAMILIES.get(other.kind, other.kind)


def off_by_magnitude(one: Quantity, other: Quantity) -> bool:
    """True if two numbers differ by a factor of 1,000, 1,000,000 … and one of them has a magnitude word."""
    try:
        ratio = Decimal(one.value) / Decimal(other.value)
    except (ArithmeticError, ValueError):
        return False
    powers = (Decimal(1000) ** n for n in (-3, -2, -1, 1, 2, 3))
    return (one.scale > 1 or other.scale > 1) and any(ratio == power for power in powers)


class _Quantities(Check):
    kinds: ClassVar[tuple[Kind, ...]]

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue for each quantity of its kinds that is lost, changed or, in figures, added."""
        for was, now in differences(unit.source, unit.target):
            if self.concerns(was, now):
                place = was.span if was else None
                yield self.issue(now.span if now else START, _told(unit, was, now), source_span=place)

    def concerns(self, was: Quantity | None, now: Quantity | None) -> bool:
        """True if this check, not one of its fellows, speaks about the pair."""
        if was and now and off_by_magnitude(was, now):
            return False
        one = was or now
        return one is not None and one.kind in self.kinds


def _told(unit: Unit, was: Quantity | None, now: Quantity | None) -> str:
    if was is None:
        return f"{shown(now.span.of(unit.target))} is not in the source" if now else ""
    before = shown(was.span.of(unit.source))
    return f"{before} became {shown(now.span.of(unit.target))}" if now else f"{before} is lost"


class Numbers(_Quantities):
    """A number of the source is lost or changed, or the target has one in figures that the source has not.

    Values are compared, not digits: « 1 000,5 » is “1,000.5”, « dix » is “ten”, « 5 à 10 millions » is “5 million
    to 10 million”. Words that English may render otherwise (« deux », “both”; « une dizaine ») are never missed. Phone
    numbers, addresses and URLs have checks of their own.
    """

    id = "numbers"
    kinds = (Kind.NUMBER,)


class Ordinals(_Quantities):
    """An ordinal is lost or changed: « 21e », « XXIe siècle », « vingt et unième » are “21st” or “twenty-first”.

    « premier » and « second » are never missed: they have many other renderings.
    """

    id = "ordinals"
    kinds = (Kind.ORDINAL,)


class Percentages(_Quantities):
    """A percentage is lost or changed, or its number stands in the target without “per cent” or “%”."""

    id = "percentages"
    kinds = (Kind.PERCENT,)

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields lost and changed percentages, then numbers that lost their sign."""
        yield from super().issues(unit, context)
        percents = [q for q in find(unit.source, "fr") if q.kind is Kind.PERCENT]
        english = find(unit.target, "en") if percents else ()
        signed = {q.value for q in english if q.kind is Kind.PERCENT}
        for percent in percents:
            if percent.value not in signed:
                bare = [q for q in english if q.figures and q.kind is Kind.NUMBER and percent.value in q.values]
                if bare and not any(
                    0 <= q.span.start - bare[0].span.end < 9 for q in english if q.kind is Kind.PERCENT
                ):
                    number = bare[0].span
                    message = f"{shown(number.of(unit.target))} is a percentage in the source"
                    yield self.issue(number, message, source_span=percent.span)


class Magnitudes(_Quantities):
    """A number is off by a factor of a thousand or more: « 2,5 milliards » is “2.5 billion”, not “2.5 million”.

    A French « billion » is an English trillion.
    """

    id = "magnitudes"
    severity = Severity.CRITICAL

    def concerns(self, was: Quantity | None, now: Quantity | None) -> bool:
        """True for numbers that differ by their magnitude alone."""
        return bool(was and now and off_by_magnitude(was, now))


class Currencies(_Quantities):
    """A currency is lost or changed: « 5 millions d’euros » is “€5 million” or “5 million euros”, not “$5 million”."""

    id = "currencies"
    kinds = (Kind.CURRENCY,)


class Dates(_Quantities):
    """A day, month or weekday is lost or changed.

    « du 21 au 23 février » may be “from 21 to 23 February” or “February 21–23”; 05/12/2019 in French is 5 December.
    """

    id = "dates"
    kinds = (Kind.DATE, Kind.MONTH, Kind.WEEKDAY)


class Times(_Quantities):
    """A time of day is lost or changed: « 15 h 30 » is “3.30 p.m.”, “3:30 pm” or “15:30”."""

    id = "times"
    kinds = (Kind.TIME,)


class FrenchFigures(Check):
    """Figures written the French way: “12 500”, “1,5” for one and a half, “21e”, “15 h 30”, “50 %”.

    Decimal commas count only where the source has the same figures. The fix writes them the English way.
    """

    id = "french-figures"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each figure that English writes otherwise, with a fix."""
        if not _HINT.search(unit.target) and not _ROMAN_HINT.search(unit.target):
            return
        kept = verbatim(unit.target)
        for match in _FRENCH_FIGURES.finditer(unit.target):
            span = Span(*match.span())
            if any(span.overlaps(other) for other in kept) or not _from_source(match, unit):
                continue
            english = _english(match[0])
            if english.endswith(".") and unit.target[match.end() : match.end() + 1] == ".":
                english = english[:-1]
            if english != match[0]:
                yield self.issue(
                    span, f"{shown(match[0])} is the French way; English has {shown(english)}", fix=english
                )


_SPACE = r"[ \u00a0\u202f\u2009]"
_HINT = re.compile(r"\d(?:\s\d\d\d|,\d|\s?h|\s+%|er\b|ère\b|e\b|i?ème\b)")
_ROMAN_HINT = re.compile(r"[IVXL](?:e|ème)\b")
"""What every one of them has; most targets have none. Two searches for one kind of character each are the faster."""
_FRENCH_FIGURES = re.compile(
    rf"(?<![\d.,/+-])(?<![\d.,]\s)[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+(?:,\d{{1,2}})?(?!\d|{_SPACE}\d)"
    r"|(?<![\d.,/-])\d{1,3},\d{1,2}(?![\d,]|[./-]\d)"
    r"|\b\d{1,3}(?:er|ère|e|ème|ième)\b|\b[IVXL]{2,7}(?:e|ème)\s(?:siècle|century)\b"
    rf"|(?<![\w.,])\d{{1,2}}{_SPACE}?h{_SPACE}?[0-5]\d\b|(?<![\w.,])\d{{1,2}}{_SPACE}h(?!\w|\s?\d{{1,2}}\s?min)"
    rf"|\d{_SPACE}+%"
)


def _from_source(match: re.Match[str], unit: Unit) -> bool:
    """True unless it is a comma that may separate two numbers and the source does not have it."""
    return "," not in match[0] or any(c.isspace() for c in match[0]) or match[0] in unit.source


def _english(passage: str) -> str:
    if passage.endswith("%"):
        return f"{passage[0]}%"
    plain = " ".join(passage.split())
    for rewrite in (figures.numbers, figures.ordinals, figures.times):
        plain = rewrite(plain)
    return plain
