"""The French forms under which a term is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from workbench.core.terms import Term
from workbench.glossary import french

PREPOSITIONS = frozenset(
    "à au aux avec chez contre dans de des du d en entre envers hors par pendant pour sans selon sous sur vers".split()  # noqa: SIM905
)


def forms(term: Term) -> Iterator[tuple[str, bool]]:
    """Yields each form to look for and whether it is a plural; the listed ones first."""
    for listed in (term.source, *term.variants):
        yield from inflected(listed, term.pos)


def inflected(phrase: str, pos: str) -> Iterator[tuple[str, bool]]:
    """Yields a phrase and its inflections, with their number."""
    yield phrase, False
    if pos not in ("noun", "adjective"):
        return
    words = phrase.split(" ")
    head = head_length(words)
    for plural in product(*(french.plurals(word) for word in words[:head])):
        yield " ".join([*plural, *words[head:]]), True


def head_length(words: list[str]) -> int:
    """Returns how many words stand before the first preposition: those that carry the number of a noun phrase."""
    for i, word in enumerate(words):
        if i and (word.lower() in PREPOSITIONS or word.lower().startswith(("d'", "d’"))):
            return i
    return len(words)
