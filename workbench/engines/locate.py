"""Finds the words of a draft that stand for a term."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from workbench.core.text import Span
from workbench.engines.coverage import Wanted
from workbench.engines.renderings import EMPTY, WORD

ALIKE = 75
"""Percent from which two words count as spellings of one: Greene and Greece, reintegration and integration."""
ATTENDED = 0.2
"""Least part of the term's attention that a word must have to stand for it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a draft."""

    span: Span
    low: str
    mass: float
    """Part of the attention to the term that it has, 0 to 1."""
    free: bool
    """False if it belongs to a term that is satisfied."""


def words(text: str, attention: Sequence[float], taken: Collection[Span]) -> list[Word]:
    """Returns the words of a draft.

    Args:
        text: The draft.
        attention: For each character, the attention to the term; empty: none known.
        taken: Places of satisfied terms.
    """
    total = sum(attention) or 1.0
    found = []
    for match in WORD.finditer(text):
        span = Span(*match.span())
        mass = sum(attention[span.start : span.end]) / total
        found.append(Word(span, match[0].lower(), mass, not any(span.overlaps(other) for other in taken)))
    return found


def known(text: str, every: Sequence[Word], renderings: Iterable[str], place: float) -> Span | None:
    """Returns the longest known rendering in the draft; of equal ones that with the most attention, then the nearest.

    Args:
        text: The draft.
        every: Its words.
        renderings: Lower case, words joined by spaces.
        place: Of the term in the source, 0 to 1.
    """
    best: tuple[tuple[int, float, float], Span] | None = None
    for rendering in renderings:
        parts = rendering.split(" ")
        for i in range(len(every) - len(parts) + 1):
            run = every[i : i + len(parts)]
            if [word.low for word in run] == parts and all(word.free for word in run):
                span = Span(run[0].span.start, run[-1].span.end)
                key = (len(parts), round(sum(word.mass for word in run), 2), -_away(span, text, place))
                best = max(best, (key, span), key=lambda one: one[0]) if best else (key, span)
    return best[1] if best else None


def _away(span: Span, text: str, place: float) -> float:
    return abs((span.start + span.end) / 2 / max(len(text), 1) - place)


def alike(text: str, every: Sequence[Word], one: Wanted, renderings: Iterable[str]) -> Span | None:
    """Returns the run of words most like the term's names, where the attention does not speak against it."""
    names = {word for name in (*renderings, *one.forms) for word in WORD.findall(name.lower()) if word not in EMPTY}
    like = [word.free and (_like(word.low, names) or _attended(word)) for word in every]
    runs = [run for run in _runs(every, like) if _plausible(run)]
    if not runs:
        return None
    run = max(runs, key=lambda run: (sum(w.mass for w in run), len(run), -_away(run[0].span, text, one.place)))
    return Span(run[0].span.start, run[-1].span.end)


def _like(word: str, names: Collection[str]) -> bool:
    return len(word) > 2 and word not in EMPTY and any(ratio(word, name) >= ALIKE for name in names)


def _attended(word: Word) -> bool:
    return word.mass >= ATTENDED and word.low not in EMPTY


def _runs(every: Sequence[Word], like: Sequence[bool]) -> list[list[Word]]:
    """Returns runs of alike words; one or two empty words may stand between them."""
    runs: list[list[Word]] = []
    last = -9
    for i, word in enumerate(every):
        if not like[i]:
            continue
        gap = every[last + 1 : i]
        if runs and len(gap) <= 2 and all(each.free and each.low in EMPTY for each in gap):
            runs[-1] += [*gap, word]
        else:
            runs.append([word])
        last = i
    return runs


def _plausible(run: Sequence[Word]) -> bool:
    return sum(word.mass for word in run) >= ATTENDED / 2


def attended(every: Sequence[Word], longest: int) -> Span | None:
    """Returns the free words that the attention to the term goes to, at most `longest`; None if it goes nowhere."""
    free = [i for i, word in enumerate(every) if word.free]
    if not free or every[peak := max(free, key=lambda i: every[i].mass)].mass < ATTENDED:
        return None
    first = last = peak
    least = every[peak].mass / 2
    while last - first + 1 < longest:
        if first and every[first - 1].free and every[first - 1].mass >= least:
            first -= 1
        elif last + 1 < len(every) and every[last + 1].free and every[last + 1].mass >= least:
            last += 1
        else:
            break
    while first < last and every[first].low in EMPTY:
        first += 1
    while first < last and every[last].low in EMPTY:
        last -= 1
    return Span(every[first].span.start, every[last].span.end)
