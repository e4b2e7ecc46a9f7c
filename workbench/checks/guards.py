"""Guards on drafts: what makes an engine's text worse than nothing. Fast, and silent in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks import language, names, repetition
from workbench.core import words
from workbench.core.numbers import lost
from workbench.core.verbatim import verbatim

SHORTEST, LONGEST = 0.4, 2.2
"""Bounds of target by source characters; French runs about a tenth longer than English."""
LONGEST_TEXT = 10_000
"""Characters; no sentence has as many."""
ACRONYM = 12
FREE = 25
"""Characters of difference that no ratio counts: short segments vary."""


_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


def problems(source: str, target: str) -> tuple[str, ...]:
    """Returns what is wrong with a draft, one phrase each; nothing for one that is worth reviewing.

    Args:
        source: A French segment.
        target: Its English draft.
    """
    if not target.strip():
        return ("the draft is empty",) if source.strip() else ()
    if len(target) > LONGEST_TEXT:
        return (f"the draft has {len(target):,} characters",)
    return tuple(_problems(source[:LONGEST_TEXT], target))


def _problems(source: str, target: str) -> Iterator[str]:
    for span in repetition.repeated(source, target):
        yield f"“{span.of(target)}” is repeated"
    ratio = ratio_out_of_bounds(source, target)
    if ratio:
        yield f"the draft is {ratio} times as long as its source"
    for quantity in lost(source, target):
        yield f"“{quantity.span.of(source)}” is lost"
    for name, spelling in names.lost_people(source, target):
        yield f"“{name.text}” became “{spelling}”" if spelling else f"“{name.text}” is lost"
    for span, _ in names.lost_places(source, target):
        yield f"“{span.of(source)}” is lost"
    for span in verbatim(source):
        if span.of(source).strip("@#") not in target and not _same_digits(span.of(source), target):
            yield f"“{span.of(source)}” is lost"
    for span in language.leftover_french(source, target):
        yield f"“{span.of(target)}” is French"


def ratio_out_of_bounds(source: str, target: str) -> float:
    """Returns the ratio of lengths where it is beyond the bounds, else 0."""
    if 0.7 * len(source) < len(target) < 1.4 * len(source) or not words(source):
        return 0.0
    was, now = _length(source), _length(target)
    if abs(now - was) <= FREE:
        return 0.0
    ratio = now / was
    return 0.0 if SHORTEST <= ratio <= LONGEST else round(ratio, 2)


def _length(text: str) -> int:
    """Characters, an acronym counted as half the name that the other language may write out."""
    return len(text) + (0 if text.isupper() else ACRONYM * len(_ACRONYM.findall(text)))


def _same_digits(passage: str, target: str) -> bool:
    """True for a phone number that the target groups otherwise."""
    digits = "".join(c for c in passage if c.isdigit())
    return len(digits) > 6 and "@" not in passage and digits in "".join(c for c in target if c.isdigit())
