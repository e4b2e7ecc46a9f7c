"""Words: French left over, untranslated, said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from workbench.checks import language, lexicon, repetition
from workbench.checks.base import Check, Context, shown
from workbench.checks.terminology import left_in_french
from workbench.core import Issue, Span, Unit

_LETTERS = re.compile(r"[^\W\d_]+")


class LeftoverFrench(Check):
    """French words left in the English target.

    Short quoted or bracketed French, and names such as “Médecins Sans Frontières”, are left alone; French terms of the
    glossary are left to `term-untranslated`.
    """

    id = "leftover-french"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each run of French words; nothing for a target that is the source."""
        if same_text(unit):
            return
        terms = None
        for span in language.leftover_french(unit.source, unit.target):
            terms = left_in_french(unit, context) if terms is None else terms
            if not any(span.overlaps(term) for term in terms):
                yield self.issue(span, f"{shown(span.of(unit.target))} is French")


class Untranslated(Check):
    """The target is the French source.

    Names, addresses, and words that both languages spell alike (“Migration”, “Contact”) may stay as they are.
    """

    id = "untranslated"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue over the whole target."""
        if same_text(unit) and any(map(_looks_french, _LETTERS.findall(unit.source))):
            yield self.issue(Span(0, len(unit.target)), "the target is the French source")


def same_text(unit: Unit) -> bool:
    """True if source and target are the same but for white space and case."""
    if unit.source == unit.target:
        return True
    if abs(len(unit.source) - len(unit.target)) > 4:
        return False
    return " ".join(unit.source.split()).casefold() == " ".join(unit.target.split()).casefold()


def _looks_french(word: str) -> bool:
    lower = word.lower()
    known = lower in lexicon.more_french() or lower in (
        "le",
        "la",
        "du",
        "des",
        "et",
        "un",
        "une",
        "pour",
        "au",
        "aux",
    )
    return known and (word[0].islower() or len(word) > 3)


class DoubledWords(Check):
    """A word said twice in a row (“the the”); the fix says it once.

    “had had”, “that that” and what the source doubles too (“Boutros Boutros-Ghali”) are left alone.
    """

    id = "doubled-words"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each pair, with a fix."""
        said = lexicon.lowered(unit.target)
        if not any(map(eq, said, said[1:])):
            return
        for match in _TWICE.finditer(unit.target):
            word = match[1]
            twice = match[0].lower().split().count(word.lower()) == 2
            if twice and word.lower() not in _MAY_DOUBLE and not _doubled(word, unit.source):
                yield self.issue(Span(*match.span()), f"{shown(match[0])} says {shown(word)} twice", fix=word)


_TWICE = re.compile(r"\b([^\W\d_]+)(?:\s+\1\b)+(?![-’'])", re.IGNORECASE)
_MAY_DOUBLE = frozenset(("had", "that", "very", "much", "long", "so", "ha", "no", "bye", "is", "who"))


def _doubled(word: str, source: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}[\s-]+{re.escape(word)}\b", source, re.IGNORECASE))


class Repetition(Check):
    """A phrase of three words or more comes again that the source does not say again, as engines in a loop do."""

    id = "repetition"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields the first repetition."""
        for span in repetition.repeated(unit.source, unit.target, size=4):
            yield self.issue(span, f"{shown(span.of(unit.target))} is said again; the source says it once")
