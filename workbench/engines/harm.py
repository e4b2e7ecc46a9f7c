"""What an edit for a term must not do to the rest of a draft."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

SHORTEST, LONGEST = 0.7, 1.5
"""Bounds of the new length in terms of the old."""
_SLACK = 40
"""Characters by which a short draft may grow all the same."""
_WORD = re.compile(r"\w+")


def harm(before: str, after: str) -> str:
    """Returns how `after` is worse than `before`: a number, a repetition, the length; or nothing."""
    if _numbers(before) != _numbers(after):
        return "loses a number"
    if _repeated(after) - _repeated(before):
        return "repeats words"
    if not SHORTEST * len(before) - _SLACK / 2 <= len(after) <= max(LONGEST * len(before), len(before) + _SLACK):
        return "changes the length of the sentence"
    return ""


def _numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))


def _repeated(text: str) -> set[tuple[str, ...]]:
    """Returns words that stand twice in a row, and runs of three that stand twice."""
    words = [word.lower() for word in _WORD.findall(text)]
    runs = Counter(zip(words, words[1:], words[2:], strict=False))
    doubled = {(one,) for one, two in pairwise(words) if one == two and not one.isdigit()}
    return {run for run, count in runs.items() if count > 1} | doubled
