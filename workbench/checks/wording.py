"""Words: French left over, untranslated, repeated or left out; articles, capitals, length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import eq

from workbench.checks import guards, language, lexicon, repetition
from workbench.checks.base import Check, Context, shown
from workbench.checks.lexicon import unaccented
from workbench.checks.terminology import left_in_french
from workbench.core import Issue, Severity, Span, Unit

_LETTERS = re.compile(r"[^\W\d_]+")


class LeftoverFrench(Check):
    """French words left in the English target.

    Quoted or bracketed French, and names such as “Médecins Sans Frontières”, are left alone; French terms of the
    glossary are left to `term-untranslated`.
    """

    id = "leftover-french"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each run of French words; nothing for a target that is the source."""
        if _same(unit):
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
        if _same(unit) and any(map(_looks_french, _LETTERS.findall(unit.source))):
            yield self.issue(Span(0, len(unit.target)), "the target is the French source")


def _same(unit: Unit) -> bool:
    if unit.source == unit.target:
        return True
    if abs(len(unit.source) - len(unit.target)) > 4:
        return False
    return " ".join(unit.source.split()).casefold() == " ".join(unit.target.split()).casefold()


def _looks_french(word: str) -> bool:
    lower = word.lower()
    known = lower in lexicon.french_words() or lower in (
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


class Length(Check):
    """The target is less than 0.4 or more than 2.2 times as long as its source; short segments may vary."""

    id = "length"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue over the whole target."""
        ratio = guards.ratio_out_of_bounds(unit.source, unit.target)
        if ratio:
            yield self.issue(Span(0, len(unit.target)), f"the target is {ratio} times as long as its source")


class Omissions(Check):
    """A sentence or a good part of one is missing.

    The target has fewer sentences than its source and is shorter by more than a third, or is little more than half
    as long as a source of 100 characters or more.
    """

    id = "omissions"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields at most one issue, at the end of the target."""
        ratio = len(unit.target) / max(len(unit.source), 1)
        if ratio >= 0.66 or guards.ratio_out_of_bounds(unit.source, unit.target) or _same(unit):
            return
        fewer = _sentences(unit.source) - _sentences(unit.target)
        at = len(unit.target.rstrip())
        if fewer > 0:
            yield self.issue(
                Span(at, at), f"{fewer} of {_sentences(unit.source)} sentences of the source may be missing"
            )
        elif len(unit.source) >= 100 and ratio < 0.55:
            yield self.issue(Span(at, at), "a part of the source may be missing: the target is much shorter")


_SENTENCE_END = re.compile(r"[^\W\d_]{3,}[»”\"’')\]\s]*[.!?…]+(?=[\s»”\"’')\]]*(?:\s|$))")


def _sentences(text: str) -> int:
    return len(_SENTENCE_END.findall(text)) or 1


class Articles(Check):
    """“a” before a vowel sound, “an” before a consonant: “a international”, “an person”; the fix corrects it."""

    id = "articles"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each wrong article, with a fix; acronyms and foreign words are left alone."""
        for match in _ARTICLE.finditer(unit.target):
            article, word = match["article"], match["word"]
            right = "an" if _begins_with_vowel(word) else "a"
            if article.lower() != right and not (article == "A" and word in ("and", "or", "is", "are", "in", "as")):
                said = right.capitalize() if article[0].isupper() else right
                yield self.issue(Span(*match.span("article")), f"{shown(match[0])} should be “{said} {word}”", fix=said)


_ARTICLE = re.compile(r"(?P<article>[Aa]n?)(?<![\w.’'“-][Aa])(?<![\w.’'“-][Aa]n) (?P<word>[A-Z]?[a-z]{2,})\b")
_CONSONANT_SOUND = re.compile(r"eu|ewe|one(?!r)|once|uni(?:t|v|f|q|o|c|l|s|p)|ubi|u[cfhjkrst][aeiou]|ukr|ugan|ouija")
_VOWEL_SOUND = re.compile(r"hour|honest|honou?r|heir")


def _begins_with_vowel(word: str) -> bool:
    word = word.lower()
    return bool(_VOWEL_SOUND.match(word)) or (word[0] in "aeiou" and not _CONSONANT_SOUND.match(word))


class Capitals(Check):
    """A capital is missing: at the beginning, after a full stop, in the name of a day, a month, a people or a language.

    French writes « lundi », « mai », « tadjik » small; English does not. A target in capitals only is named too.
    """

    id = "capitals"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each word that wants a capital, with a fix."""
        yield from self._beginning(unit)
        small = not _small_names().isdisjoint(lexicon.lowered(unit.target))
        for match in _LETTERS.finditer(unit.target) if small else ():
            if match[0] in _small_names() and match[0] not in unit.source and not _in_name(match):
                yield self._raised(Span(*match.span()), match[0], f"{shown(match[0])} has a capital in English")
        for match in _SENTENCE_SMALL.finditer(unit.target) if _SMALL_AFTER.search(unit.target) else ():
            yield self._raised(Span(*match.span(1)), match[1], "a new sentence begins with a capital")

    def _beginning(self, unit: Unit) -> Iterator[Issue]:
        source, target = _LETTERS.search(unit.source), _LETTERS.search(unit.target)
        if not source or not target:
            return
        if unit.target.isupper() and not unit.source.isupper() and len(_LETTERS.findall(unit.target)) > 2:
            yield self.issue(Span(0, len(unit.target)), "the target is in capitals, the source is not")
        word = target[0]
        if not word.islower() or word in _MAY_BEGIN_SMALL or unaccented(word) in unaccented(unit.source):
            return
        if source[0][0].isupper() and not unit.source[: source.start()].strip(_OPENING):
            begun = not unit.target[: target.start()].strip(_OPENING)
            if begun:
                yield self._raised(Span(*target.span()), word, "the source begins with a capital")

    def _raised(self, span: Span, word: str, message: str) -> Issue:
        return self.issue(span, message, fix=word[:1].upper() + word[1:])


_OPENING = "“«\"'‘([ \u00a0\u202f-–—*•…"
_MAY_BEGIN_SMALL = frozenset(("al", "el", "de", "van", "von", "bin", "ibn", "da", "di", "e", "i"))
_SMALL_AFTER = re.compile(r"[.!?] [a-z]")
_SENTENCE_SMALL = re.compile(r"(?<=[a-z]{4}[.!?] )(?<!prox[.] )(?<!dept[.] )(?<!incl[.] )([a-z]{2,})\b(?![.@])")


@lru_cache(maxsize=1)
def _small_names() -> frozenset[str]:
    words = [word.lower() for line in lexicon.lines("english_capitals.txt") for word in line.split()]
    return frozenset(words) | frozenset(word + "s" for word in words)


def _in_name(match: re.Match[str]) -> bool:
    """True for a word in an address, a path or a compound."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() : match.end() + 2]
    return before in tuple("@./-_") or after[:1] in tuple("@-_/") or (after[:1] == "." and after[1:].isalnum())
