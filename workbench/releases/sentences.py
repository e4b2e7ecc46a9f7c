"""Sentences of a French paragraph: LanguageTool's SRX rules, and a merge step for what they get wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

_STOP = re.compile(r"[.!?…][»”’\"')\]]*\s")
"""Where a sentence may end inside a paragraph."""
_SURE = re.compile(r"(?:(?<=[a-zà-öø-ÿ]{5}[.])|(?<=\d{4}[.]))\s+(?=(?:[LDJCNSM]['’])?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])")
"""A full stop after an ordinary word or a year and before a capitalised word: nothing to ask the rules."""
_LONG_ABBREVIATIONS = re.compile(
    r"(?:suppl|collab|paragr|gouv|représ|bibliogr|assoc|commiss|juill|coord|append|pharm)\.$", re.IGNORECASE
)

_START = r"(?:^|[\s(«“\"'’])"
_NUMBERED = re.compile(_START + r"(?:approx|art|fax|max|min|mob|nos?|n|par|pp|r[ée]s|t[ée]l)\.\s*$", re.IGNORECASE)
"""Abbreviations that a number follows, as far as the rules lack them."""
_TITLES = re.compile(_START + r"(?:Cdt|Col|Lt|Me|Mgr|Mlles?|Mmes?|Prof|Ste?s?)\.\s*$")
"""Abbreviations that a name follows, as far as the rules lack them."""
_INITIAL = re.compile(r"[«“\"\s]*[A-ZÀ-ÖØ-Þ]\.\s*$")
_DIGIT = re.compile(r"[+(]?\d")
_BRACKETS = (("(", 1), (")", -1), ("[", 1), ("]", -1))
_CROWD = 12
"""More full stops than this within 100 characters make the rules' look-behind explode; no prose has them."""


@lru_cache(maxsize=20_000)
def split(text: str) -> tuple[str, ...]:
    """Returns the sentences of a paragraph; each keeps the white space behind it, so that joined they are the text.

    Segmentation Rules eXchange (SRX 2.0) with LanguageTool's French rules, run by choppa; abbreviations before
    numbers and names, initials, and closing quotation marks are then put back together.
    """
    pieces = [piece for part in _sure_parts(text) for piece in _by_rules(part)]
    merged: list[str] = []
    for piece in pieces:
        if merged and _belongs(merged[-1], piece):
            merged[-1] += piece
        else:
            merged.append(piece)
    return tuple(merged) or (text,)


def _sure_parts(text: str) -> Iterator[str]:
    """Cuts a paragraph where no rule is needed: outside brackets, between an ordinary word and a capitalised one."""
    start = seen = depth = 0
    for found in _SURE.finditer(text):
        depth = max(0, depth + sum(text.count(c, seen, found.start()) * sign for c, sign in _BRACKETS))
        seen = found.start()
        if not depth and not _LONG_ABBREVIATIONS.search(text, max(start, seen - 12), seen):
            yield text[start : found.end()]
            start = found.end()
    yield text[start:]


def _by_rules(text: str) -> list[str]:
    stops = [found.start() for found in _STOP.finditer(text.rstrip())]
    if not stops:
        return [text]
    if any(later - first < 100 for first, later in zip(stops, stops[_CROWD:], strict=False)):
        return [text]
    return _rules()(text)


def _belongs(before: str, after: str) -> bool:
    """True if the rules cut inside a sentence."""
    start = after.lstrip('«“" \u00a0\u202f')
    if not any(c.isalnum() for c in after) or after[0] in "»”,;:)":
        return True
    if start[:1].islower() and start == after:
        return True
    if _NUMBERED.search(before) and _DIGIT.match(after):
        return True
    return bool(_TITLES.search(before) or _INITIAL.match(before))


@cache
def _rules() -> Callable[[str], list[str]]:
    from pathlib import Path

    import choppa
    from choppa.iterators import SrxTextIterator
    from choppa.srx_parser import SrxDocument

    document = SrxDocument(ruleset=Path(choppa.__file__).parent / "data/srx/languagetool_segment.srx")
    return lambda text: list(SrxTextIterator(document, "fr_two", text))
