"""Numbers, ordinals, percentages, currencies, dates and times in French and English text, with normalised values.

« 1 000,5 » and “1,000.5” have the same value, as have « 2,5 milliards » and “2.5 billion”, « XXIe » and “21st”,
« dix » and “ten”, « 12 et 13 février » and “February 12 and 13”, « 15 h 30 » and “3.30 p.m.”.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from re import Match

from workbench.core import quantity_patterns as patterns
from workbench.core.quantity import Kind, Quantity, plain
from workbench.core.quantity_readers import READERS
from workbench.core.text import small
from workbench.core.verbatim import verbatim

__all__ = ["Kind", "Quantity", "added", "find", "lost"]


@lru_cache(maxsize=8192)
def find(text: str, language: str = "fr") -> tuple[Quantity, ...]:
    """Returns the quantities of a text in text order, never overlapping; phone numbers, URLs and addresses left out.

    Args:
        text: One segment.
        language: "fr" or "en".
    """
    if not text:
        return ()
    found: list[Quantity] = []
    for match in _matches(_blanked(text), language):
        found.extend(READERS[str(match.lastgroup)](match, language))
    return tuple(_ranges_closed(text, found)) if found else ()


def _matches(text: str, language: str) -> Iterator[Match[str]]:
    """Matches of the two patterns, each tried only where one of its parts may begin."""
    lower, end = small(text), 0
    figures, words = patterns.FIGURES[language], patterns.WORDS[language]
    for start in patterns.START[language].finditer(lower):
        at = start.start()
        if at >= end and (match := (figures if lower[at].isdigit() else words).match(text, at)):
            end = match.end()
            yield match


_LINK = 24
"""Characters of the longest link between the two ends of a range, spaces around it included."""


def lost(source: str, target: str) -> tuple[Quantity, ...]:
    """Returns the quantities of a French source that its English target does not answer to."""
    wanted = [q for q in find(source, "fr") if not q.soft]
    if not wanted:
        return ()
    there = {value for q in find(target, "en") for value in (*q.values, *q.offers)}
    return tuple(q for q in wanted if there.isdisjoint(q.values))


def added(source: str, target: str) -> tuple[Quantity, ...]:
    """Returns the numbers in figures of an English target that nothing in its French source answers to."""
    kinds = (Kind.NUMBER, Kind.PERCENT, Kind.ORDINAL)
    numbers = [q for q in find(target, "en") if q.figures and not q.soft and q.kind in kinds]
    if not numbers:
        return ()
    there = {value for q in find(source, "fr") for value in (*q.values, *q.offers)}
    return tuple(q for q in numbers if there.isdisjoint((*q.values, *q.offers)))


def _blanked(text: str) -> str:
    """The text, the same length, without its e-mail addresses, URLs, phone numbers and tags."""
    for span in verbatim(text):
        text = text[: span.start] + "\ufffc" * (span.end - span.start) + text[span.end :]
    return text


def _ranges_closed(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """« 5 à 10 millions »: the 5 may be millions too; “2 to 4 p.m.”: the 2 may be 14:00."""
    for q, other in zip_longest(found, found[1:]):
        if (
            other
            and q.kind is Kind.NUMBER
            and other.span.start - q.span.end <= _LINK
            and patterns.LINKED.fullmatch(text, q.span.end, other.span.start)
        ):
            if other.scale > 1 and q.scale == 1:
                q = q._replace(values=(*q.values, plain(Decimal(q.value) * other.scale)))
            elif other.kind is Kind.TIME and q.value.isdigit() and int(q.value) < 25:
                late = int(q.value) % 12 + 12 if int(other.value[:2]) > 12 else int(q.value)
                q = q._replace(values=(*q.values, f"{late:02}:00", f"{int(q.value):02}:00"))
        yield q
