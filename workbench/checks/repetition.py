"""Phrases said again, as engines in a loop do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.core import Span
from workbench.core.text import pieces

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST = 8
"""Words of the longest phrase that counts when it comes again at once."""


def repeated(source: str, target: str, size: int = 3) -> tuple[Span, ...]:
    """Returns the first place where the target says a run of `size` words again, more often than the source does.

    Any run of two words that the source repeats (names, a quotation) excuses one of the target. Loops of one or two
    words (“the the the”) count from three in a row, longer ones from two.
    """
    words = _words(target)
    if len(set(pairwise(words))) >= len(words) - 1:
        return ()  # whatever comes again has two neighbours that come again
    loop = _loop(words)
    if loop and not "".join(words[slice(*loop)]).isdigit():  # « 00 00 00 » is a phone number
        return (_place(target, *loop),)
    again = _again(words, size)
    if not again or len(again) <= len(_again(_words(source), 2)):
        return ()
    return (_place(target, again[0], again[0] + size),)


def _words(text: str) -> list[str]:
    return pieces(_WORD, text.lower())


def _again(words: Sequence[str], size: int) -> list[int]:
    """Numbers of the words at which a run of `size` words comes again."""
    runs = list(zip(*(words[i:] for i in range(size)), strict=False))
    if len(set(runs)) == len(runs):
        return []
    seen: set[tuple[str, ...]] = set()
    found = []
    for i, run in enumerate(runs):
        if run in seen and any(len(word) > 3 for word in run):
            found.append(i)
        seen.add(run)
    return found


def _loop(words: Sequence[str]) -> tuple[int, int] | None:
    """First and last word (exclusive) of what a loop adds."""
    for i in range(len(words) - 2):
        if words[i] == words[i + 2]:
            if words[i] == words[i + 1]:
                return i + 1, i + 3
            if words[i + 1 : i + 2] == words[i + 3 : i + 4] and words[i : i + 2] == words[i + 4 : i + 6]:
                return i + 2, i + 6
    for size in range(3, min(_LONGEST, len(words) // 2) + 1):
        for i in range(len(words) - 2 * size + 1):
            if words[i] == words[i + size] and words[i : i + size] == words[i + size : i + 2 * size]:
                return i + size, i + 2 * size
    return None


def _place(text: str, first: int, last: int) -> Span:
    spans = [match.span() for match in _WORD.finditer(text)]
    return Span(spans[first][0], spans[last - 1][1]) if last <= len(spans) else Span(0, len(text))
