"""Language of the target: French left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.checks import lexicon
from workbench.core import Span
from workbench.core.text import whole
from workbench.core.verbatim import verbatim

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ELIDED = re.compile(r"\b(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu)['’](?=[a-zà-öø-ÿœæ]{2})(?!(?:s|t|d|m|re|ve|ll|em)\b)")
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|«[^»]*»|\"[^\"]*\"")
_SHORT_QUOTE = 5
"""Words of the longest quotation that may be French on purpose: a title, a word that is explained."""
_SHORT = frozenset(("le", "la", "de", "du", "des", "et", "en", "un", "au", "il", "se", "ce", "sa", "ne"))


@lru_cache(maxsize=4096)
def leftover_french(source: str, target: str) -> tuple[Span, ...]:
    """Returns runs of French words in an English text.

    A run has at least one word that is French alone; short words next to it (« la », « de ») belong to it. A
    capitalised word counts only where the source has it too. Short quotations, bracketed passages and known names
    are left out.
    """
    if not _suspects(target):
        return ()
    quoted = (m for m in _QUOTED.finditer(target) if len(m[0].split()) <= _SHORT_QUOTE or m[0][1:-1] in source)
    hidden = [Span(*m.span()) for found in (quoted, _BRACKETED.finditer(target)) for m in found]
    hidden += [Span(*m.span()) for m in lexicon.kept_names().finditer(target)]
    hidden += verbatim(target)
    return tuple(_runs(source, target, hidden))


def _suspects(target: str) -> bool:
    if not lexicon.more_french().isdisjoint(lexicon.lowered(target)):
        return True
    return ("'" in target or "’" in target) and bool(_ELIDED.search(target))


def _runs(source: str, target: str, hidden: list[Span]) -> Iterator[Span]:
    start = end = -1
    surely = False
    for match in _WORD.finditer(target):
        sure = _surely_french(match, source, hidden)
        if sure or (match[0] in _SHORT and not any(Span(*match.span()).overlaps(h) for h in hidden)):
            joined = start >= 0 and target[end : match.start()].isspace()
            if not joined:
                if surely and not _named(target, start, end):
                    yield Span(start, end)
                start, surely = match.start(), False
            end, surely = match.end(), surely or sure
    if surely and not _named(target, start, end):
        yield Span(start, end)


def _named(target: str, start: int, end: int) -> bool:
    """True for a run that begins with a capital and leads to another: a name such as “Les Cayes” or “Voix du Lac”."""
    return target[start].isupper() and target[start:end].count(" ") < 2 and _LEADS.match(target, end) is not None


_LEADS = re.compile(r"[\s-][A-ZÀ-Þ][a-zà-ÿ]")


def _surely_french(match: re.Match[str], source: str, hidden: list[Span]) -> bool:
    word = match[0]
    lower = word.lower()
    bare = re.split("['’]", lower)[-1]
    elided = bool(_ELIDED.match(match.string, match.start()))
    known = lower in lexicon.french_words() or (word in lexicon.more_french() and word in lexicon.lowered(source))
    if not known and not (elided and (bare in lexicon.french_words() or bare in source)):
        return False
    if word[0].isupper() and not _no_name(match, source):
        return False
    if lower == "est" and match.string[match.end() : match.end() + 1] == ".":
        return False
    return not any(Span(*match.span()).overlaps(h) for h in hidden)


def _no_name(match: re.Match[str], source: str) -> bool:
    """True for a capitalised word that the source has small, or has at the start or before more French."""
    word = match[0]
    if next(whole(word.lower(), source), None) is not None:
        return True
    return word in source and (match.start() == 0 or _french_follows(match))


def _french_follows(match: re.Match[str]) -> bool:
    after = _WORD.search(match.string, match.end())
    return bool(after and (after[0].lower() in lexicon.french_words() or after[0] in _SHORT or _ELIDED.match(after[0])))
