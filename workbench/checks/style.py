"""English usage: articles and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.checks import lexicon
from workbench.checks.base import Check, Context, shown
from workbench.checks.lexicon import unaccented
from workbench.core import Issue, Severity, Span, Unit

_LETTERS = re.compile(r"[^\W\d_]+")


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
_CONSONANT_SOUND = re.compile(
    r"eu|ewe|one(?!r)|once|uni(?:t|v|f|q|o|c|l|s|p)|ubi|u[cfhjkrst][aeiou]|ukr|ugan|uig|uyg|ouija"
)
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
