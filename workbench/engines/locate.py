"""Finds the words of a draft that stand for a term."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from workbench.core.text import Span
from workbench.engines.renderings import EMPTY, WORD

ALIKE = 75
"""Percent from which two words count as spellings of one: Greene and Greece, reintegration and integration."""
ATTENDED = 0.2
"""Least part of the term's attention that a word must have to stand for the term by itself."""
_LINKS = frozenset({"of", "the", "in", "for", "on", "to", "against", "a", "s"})
"""Words that may stand inside a run without being like the term."""
_NUMBERS = frozenset({
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "hundred", "thousand", "million", "billion", "first", "second", "third",
})  # fmt: skip


Run = tuple[int, int]
"""Numbers of the first and the last word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a draft."""

    span: Span
    low: str
    mass: float
    """Part of the attention to the term that it has, 0 to 1."""
    free: bool
    """False if it is a number or belongs to a term that is satisfied."""
    joined: bool
    """True if nothing but a space, hyphen or apostrophe stands before it."""

    @property
    def empty(self) -> bool:
        """True if it says nothing by itself."""
        return self.low in EMPTY


def words(text: str, attention: Sequence[float], taken: Collection[Span]) -> list[Word]:
    """Returns the words of a draft.

    Args:
        text: The draft.
        attention: For each character, the attention to the term; empty: none known.
        taken: Places of satisfied terms.
    """
    total = sum(attention) or 1.0
    found, last = [], 0
    for match in WORD.finditer(text):
        span, low = Span(*match.span()), match[0].lower()
        free = low not in _NUMBERS and not low[0].isdigit() and not any(span.overlaps(other) for other in taken)
        joined = not text[last : span.start].strip(" -'’")
        found.append(Word(span, low, sum(attention[span.start : span.end]) / total, free, joined))
        last = span.end
    return found


def find(
    every: Sequence[Word], renderings: Iterable[str], sure: Iterable[str], forms: Iterable[str], size: int, place: float
) -> Span | None:
    """Returns the words of a draft that stand for a term; None where none are known or like it.

    The longest known rendering, of equal ones that with the most attention, then the one nearest to the term's place;
    single words only where the attention does not speak against them. Else the run of words most like the term's
    names. Words beside it that are like its names belong to it, and one that the attention goes to where the French has
    more words.

    Args:
        every: The words of the draft.
        renderings: What the package calls the term; lower case, words joined by spaces.
        sure: Wrong names of the term that need no attention: forbidden ones, the French left as it is.
        forms: Accepted English forms.
        size: Number of words of the French that say something.
        place: Of the term in the source, 0 to 1.
    """
    names = [*renderings, *sure]
    vocabulary = {word for name in (*names, *forms) for word in WORD.findall(name.lower()) if word not in EMPTY}
    like = [word.free and _like(word, vocabulary) for word in every]
    matches = [*_matches(every, sure), *(run for run in _matches(every, renderings) if _solid(every, run))]
    runs = matches or [run for run in _runs(every, like) if _mass(every, run) >= ATTENDED / 2]
    if not runs:
        return None
    run = _grown(every, like, max(runs, key=lambda run: _key(every, run, place, bool(matches))))
    if _content(every, run) < size:
        run = _grown(every, [word.free and not word.empty and word.mass >= ATTENDED for word in every], run, 1)
    return _span(every, run)


def _matches(every: Sequence[Word], names: Iterable[str]) -> list[Run]:
    """Returns the places (first and last word) of names."""
    starts: dict[str, list[int]] = {}
    for i, word in enumerate(every):
        starts.setdefault(word.low, []).append(i)
    found = []
    for name in names:
        parts = name.split(" ")
        for i in starts.get(parts[0], ()):
            run = every[i : i + len(parts)]
            if [word.low for word in run] == parts and all(word.free for word in run):
                found.append((i, i + len(parts) - 1))
    return found


def _solid(every: Sequence[Word], run: Run) -> bool:
    content = _content(every, run)
    return content > 1 or (content == 1 and _mass(every, run) >= ATTENDED / 2)


def _content(every: Sequence[Word], run: Run) -> int:
    return sum(not word.empty for word in every[run[0] : run[1] + 1])


def _mass(every: Sequence[Word], run: Run) -> float:
    return sum(word.mass for word in every[run[0] : run[1] + 1])


def _key(every: Sequence[Word], run: Run, place: float, by_length: bool) -> tuple[float, float, float]:
    away = abs((run[0] + run[1] + 1) / 2 / len(every) - place)
    length, mass = run[1] - run[0], round(_mass(every, run), 2)
    return (length, mass, -away) if by_length else (mass, length, -away)


def _like(word: Word, vocabulary: Collection[str]) -> bool:
    return len(word.low) > 2 and not word.empty and any(ratio(word.low, name) >= ALIKE for name in vocabulary)


def _runs(every: Sequence[Word], like: Sequence[bool]) -> list[Run]:
    seeds = [i for i in range(len(every)) if like[i]]
    return list(dict.fromkeys(_grown(every, like, (i, i)) for i in seeds))


def _grown(every: Sequence[Word], belongs: Sequence[bool], run: Run, most: int = 9) -> Run:
    """Returns a run with the words beside it that belong to it, at most `most`; links may stand between."""
    first, last = run
    for _ in range(most):
        if (before := _neighbour(every, belongs, first, -1)) is not None:
            first = before
        elif (after := _neighbour(every, belongs, last, 1)) is not None:
            last = after
    return first, last


def _neighbour(every: Sequence[Word], belongs: Sequence[bool], at: int, step: int) -> int | None:
    for i in (at + step, at + 2 * step, at + 3 * step):
        if not 0 <= i < len(every) or not every[max(i, i - step)].joined or not every[i].free:
            return None
        if belongs[i]:
            return i
        if every[i].low not in _LINKS:
            return None
    return None


def _span(every: Sequence[Word], run: Run) -> Span:
    return Span(every[run[0]].span.start, every[run[1]].span.end)


def attended(every: Sequence[Word], longest: int) -> Span | None:
    """Returns the free words that the attention to the term goes to, at most `longest`; None if it goes nowhere."""
    free = [i for i, word in enumerate(every) if word.free and not word.empty]
    if not free or every[peak := max(free, key=lambda i: every[i].mass)].mass < ATTENDED:
        return None
    belongs = [word.free and not word.empty and word.mass >= every[peak].mass / 2 for word in every]
    return _span(every, _grown(every, belongs, (peak, peak), longest - 1))


def gaps(text: str, every: Sequence[Word], place: float, count: int) -> list[Span]:
    """Returns the `count` empty places before free words nearest to `place`."""
    starts = [word.span.start for word in every if word.free]
    near = sorted(starts, key=lambda start: abs(start / max(len(text), 1) - place))
    return [Span(start, start) for start in near[:count]]


def plain(form: str) -> str:
    """Returns a form as names are looked for: lower case, words joined by spaces."""
    return " ".join(re.findall(WORD, form.lower()))
