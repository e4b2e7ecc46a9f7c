"""One French text, held against the forms of the terms: which of them really stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import ahocorasick

from workbench.core.folding import Folded, alike, fold
from workbench.core.terms import Term
from workbench.glossary import context, patterns
from workbench.glossary.inclusive import without_endings

_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.(?:int|org|com|net|eu|fr)\b")
_SIGNS = ("@", "://", "www.", ".int", ".org", ".com", ".net", ".eu", ".fr")
"""What an address has one of; a quick look before the slow one."""
_RUN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Form:
    """One French form of one term."""

    term: int
    """Place of the term in the glossary."""
    folded: Folded
    number: patterns.Number
    blocks: bool = False
    """True: a context in which the term is not meant."""
    first: int = 0
    """Length of the first word if that may be a noun or a verb, else 0."""


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    form: Form


class Reading:
    """One text, read against the terms."""

    def __init__(self, terms: Sequence[Term], text: str) -> None:
        self.terms = terms
        self.folded = without_endings(fold(text))
        self.joined = without_hyphens(self.folded)
        self.addresses = addresses(self.folded.text)

    def candidates(self, automaton: ahocorasick.Automaton) -> list[Found]:
        """Returns every form that stands in the text as itself, blockers included."""
        text = self.folded.text
        found = []
        for last, entries in automaton.iter(self.joined.plain):
            start, end = last + 1 - len(entries[0].folded.text), last + 1
            if (start and text[start - 1].isalnum() and text[start].isalnum()) or (
                end < len(text) and text[end].isalnum() and text[last].isalnum()
            ):
                continue
            found += [Found(start, end, form) for form in entries if self._stands(form, start, end)]
        return found

    def _stands(self, form: Form, start: int, end: int) -> bool:
        part = _slice(self.joined, start, end)
        if not alike(form.folded, part) or (self.addresses and self._in_address(start, end)):
            return False
        if form.blocks:
            return True
        pos = self.terms[form.term].pos
        if pos == "acronym":
            return part.cased == form.folded.cased
        if pos == "name":
            return " " in part.text or part.cased[0] != part.text[0] or form.folded.cased[0] == form.folded.text[0]
        return not self._in_compound(start, end) and (not form.first or self._meant(form, pos, start))

    def _in_address(self, start: int, end: int) -> bool:
        """True inside an e-mail or web address."""
        return any(a < end and start < b for a, b in self.addresses)

    def _in_compound(self, start: int, end: int) -> bool:
        """True inside a hyphened word: « sous-traite », « non-migrants »."""
        text = self.folded.text
        left = start > 1 and text[start - 1] == "-" and text[start - 2].isalnum()
        return left or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum())

    def _meant(self, form: Form, pos: str, start: int) -> bool:
        """Tells noun from verb."""
        text, cased = self.folded.text, self.folded.cased
        left = context.left_of(text, start)
        heading = cased[start] != text[start] and cased[start + 1] == text[start + 1]
        if heading and left and left[0][0].isalnum():
            noun = True
        else:
            plural = form.number if pos == "noun" else text[start + form.first - 1] == "s"
            noun = context.is_noun(left, context.right_of(cased, start + form.first), plural)
        return noun == (pos == "noun")

    def plural(self, found: Found) -> bool:
        """Returns the number of a hit, by its form or else by its determiner."""
        if found.form.number is not None:
            return found.form.number
        return context.is_plural(context.left_of(self.folded.text, found.start))


def addresses(text: str) -> list[tuple[int, int]]:
    """Returns the places of e-mail and web addresses in a folded text."""
    if not any(sign in text for sign in _SIGNS):
        return []
    return [run.span() for run in _RUN.finditer(text) if _ADDRESS.search(run.group())]


def without_hyphens(folded: Folded) -> Folded:
    """Returns a folded text with spaces for hyphens: « sans-papiers » is « sans papiers »."""
    if "-" not in folded.text:
        return folded
    text, plain, cased = (part.replace("-", " ") for part in (folded.text, folded.plain, folded.cased))
    return Folded(text, plain, cased, folded.starts, folded.ends)


def _slice(folded: Folded, start: int, end: int) -> Folded:
    return Folded(folded.text[start:end], folded.plain[start:end], folded.cased[start:end], (), ())
