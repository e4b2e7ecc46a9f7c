"""What names somebody or something: people, places, acronyms, e-mail addresses, URLs, phone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from workbench.checks import lexicon, names
from workbench.checks.base import START, Check, Context, shown
from workbench.core import Issue, Severity, Span, Unit
from workbench.core.text import whole
from workbench.core.verbatim import verbatim

_LETTERS = re.compile(r"[A-Z]{2,}")


class Names(Check):
    """A person's name is lost or spelled otherwise.

    Accents may go (« Hélène », “Helene”), the first name may go, the family name must stay. Two or more capitalised
    words of which none is a known French word are taken for a name, and any behind « M. », « Mme » or « Dr ».
    """

    id = "names"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each name that the target lacks or spells otherwise."""
        for name, spelling in names.lost_people(unit.source, unit.target):
            place = _found(spelling, unit.target) if spelling else START
            message = f"{shown(name.text)} became {shown(spelling)}" if spelling else f"{shown(name.text)} is lost"
            yield self.issue(place, message, source_span=name.span)


class Places(Check):
    """A country, capital or region of the source is lost: « Douchanbé » is “Dushanbe”, « Pays-Bas » “Netherlands”.

    The adjective will do (“Tajik” for « du Tadjikistan »).
    """

    id = "places"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each place that the target does not name."""
        for span, english in names.lost_places(unit.source, unit.target):
            message = f"{shown(span.of(unit.source))} is lost; English has {shown(english[0])}"
            yield self.issue(START, message, source_span=span)


class Acronyms(Check):
    """An acronym stands in its French form, or its English form is missing: OIM is IOM, HCR is UNHCR, BIT is ILO.

    The written-out name will do. Acronyms of the glossary are left to the terminology checks.
    """

    id = "acronyms"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each acronym left in French, with a fix, and each one that is lost."""
        if _english_acronyms().keys().isdisjoint(_LETTERS.findall(unit.source)):
            return
        matches = list(_acronyms().finditer(unit.source))
        taken = [hit.span for hit in context.hits(unit)] if matches else []
        for french, match in {m[0]: m for m in matches}.items():
            english = _english_acronyms()[french]
            span = Span(*match.span())
            if french == english[0] or any(span.overlaps(other) for other in taken):
                continue
            left = next(whole(french, unit.target), None)
            if left is not None:
                message = f"{shown(french)} is {shown(english[0])} in English"
                yield self.issue(Span(left, left + len(french)), message, fix=english[0], source_span=span)
            elif not any(form.lower() in unit.target.lower() for form in english):
                yield self.issue(START, f"{shown(french)} is lost; English has {shown(english[0])}", source_span=span)


@lru_cache(maxsize=1)
def _english_acronyms() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in lexicon.lines("acronyms.tsv"))
    return {french: tuple(english.split("|")) for french, english in rows}


@lru_cache(maxsize=1)
def _acronyms() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(_english_acronyms()) + r")(?![\w-])")


class _Copied(Check):
    pattern: ClassVar[re.Pattern[str]]

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each passage of its kind that the target lacks; with a fix where one stands in its place."""
        if not verbatim(unit.source) and not verbatim(unit.target):
            return
        wanted, there = self.passages(unit.source), self.passages(unit.target)
        keys = {self.key(span.of(unit.target)) for span in there}
        source_keys = {self.key(span.of(unit.source)) for span in wanted}
        strange = [span for span in there if self.key(span.of(unit.target)) not in source_keys]
        for span in wanted:
            text = span.of(unit.source)
            if self.key(text) in keys:
                continue
            place = strange.pop(0) if strange else START
            now = place.of(unit.target)
            message = f"{shown(text)} became {shown(now)}" if now else f"{shown(text)} is lost"
            yield self.issue(place, message, fix=text if now else None, source_span=span)
        for span in strange:
            yield self.issue(span, f"{shown(span.of(unit.target))} is not in the source")

    def passages(self, text: str) -> list[Span]:
        """Places of the passages of this kind."""
        return [span for span in verbatim(text) if self.pattern.match(span.of(text))]

    def key(self, passage: str) -> str:
        """What has to be the same."""
        return passage.lower()


class Emails(_Copied):
    """An e-mail address of the source is lost or changed; letter case may differ."""

    id = "emails"
    severity = Severity.CRITICAL
    pattern = re.compile(r"[^@]+@")


class Urls(_Copied):
    """A URL of the source is lost or changed.

    Its language may change (/fr/ to /en/, fr.example.org to en.example.org), its scheme and a last slash too.
    """

    id = "urls"
    severity = Severity.CRITICAL
    pattern = re.compile(r"https?://|www\.")

    def key(self, passage: str) -> str:
        """The URL without scheme, language and last slash."""
        bare = re.sub(r"^https?://(?:www\.)?|^www\.", "", passage)
        return re.sub(r"(?<=/)(?:fr|en)(?:/|$)|^(?:fr|en|www)\.|(?<=[?&=])(?:fr|en)(?=&|$)", "", bare).rstrip("/")


class Phones(_Copied):
    """A phone number of the source is lost or changed; its digits count, not how they are grouped."""

    id = "phones"
    severity = Severity.CRITICAL
    pattern = re.compile(r"[+\d(]")

    def key(self, passage: str) -> str:
        """The digits."""
        return "".join(c for c in passage if c.isdigit())


def _found(word: str, text: str) -> Span:
    at = text.find(word)
    return Span(at, at + len(word))
