"""Text folded for comparison, with the way back to the original characters.

What folds: letter case; composed and decomposed accents (NFC); typographic apostrophes, hyphens and spaces; ligatures
(œ, æ, ﬁ …); runs of white space to one space; soft hyphens and zero-width characters to nothing.

What does not: accents. « traité » is not « traite ». But French capitals often go without theirs (« Etats », « ETRES
HUMAINS »), so a capital letter without an accent may stand for any of its accented fellows: see `alike`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.core.text import Span

_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_SAME = {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "\u02bb": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "\u2212": "-"}
_CLUSTER = re.compile(r"\s+|.[\u0300-\u036f]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. Its three strings have the same length."""

    text: str
    """Lower case, accents kept."""
    plain: str
    """Lower case without accents."""
    cased: str
    """`text` before its case was folded."""
    starts: Sequence[int]
    """Where each character begins in the original."""
    ends: Sequence[int]
    """Where each character ends in the original (exclusive); what was dropped after it is left out."""

    def span(self, start: int, end: int) -> Span:
        """Returns the original characters that the folded characters start to end (exclusive) stand for."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


@lru_cache(maxsize=512)
def fold(text: str) -> Folded:
    """Returns `text` folded, with offsets."""
    if _USUAL.fullmatch(text) and "  " not in text:
        cased = text.replace("’", "'")
    elif _IRREGULAR.search(text):
        return _fold_slowly(text)
    else:
        cased = _SPECIAL.sub(_same, text)
    lower = cased.lower()
    plain = lower
    for accented, bare in _FREQUENT:
        plain = plain.replace(accented, bare)
    if not plain.isascii():
        plain = _ACCENTED.sub(_bare, plain)
    return Folded(lower, plain, cased, range(len(text)), range(1, len(text) + 1))


def _fold_slowly(text: str) -> Folded:
    cased: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        folded = _cluster(cluster.group())
        if folded == " " and cased and cased[-1] == " ":
            continue
        for char in folded:
            cased.append(char)
            starts.append(cluster.start())
            ends.append(cluster.end())
    lower = [char.lower()[0] for char in cased]
    plain = [_PLAIN.get(char, char) for char in lower]
    return Folded("".join(lower), "".join(plain), "".join(cased), starts, ends)


def _cluster(cluster: str) -> str:
    if cluster[0] in _DROPPED:
        return ""
    if cluster.isspace():
        return " "
    composed = unicodedata.normalize("NFC", cluster)
    return "".join(_LIGATURES.get(char) or _SAME.get(char, char) for char in composed)


def _accentless(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


def alike(first: Folded, second: Folded) -> bool:
    """True if the two texts are the same but for accents that a bare capital of either may have left out."""
    if first.text == second.text:
        return True
    return first.plain == second.plain and all(
        a == b or _bare_capital(first, i) or _bare_capital(second, i)
        for i, (a, b) in enumerate(zip(first.text, second.text, strict=True))
    )


def _bare_capital(folded: Folded, at: int) -> bool:
    return folded.text[at] == folded.plain[at] and folded.cased[at] != folded.text[at]


_LETTERS = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
_PLAIN = {c: _accentless(c) for c in _LETTERS if c.islower() and _accentless(c) != c}
_ACCENTED = re.compile(f"[{''.join(_PLAIN)}]")
_FREQUENT = (("é", "e"), ("è", "e"), ("à", "a"), ("ê", "e"), ("ç", "c"), ("ô", "o"))
_SPECIAL = re.compile(rf"[^\S ]|[{''.join(_SAME)}]")
# A search for the few characters that change takes a third of the time of str.translate, or less.


def _same(match: re.Match[str]) -> str:
    return _SAME.get(match.group(), " ")


def _bare(match: re.Match[str]) -> str:
    return _PLAIN[match.group()]


_USUAL = re.compile(r"[ !-_a-~àâçéèêëîïôùûÀÂÇÉÈÊÎÔ’«»“”–—…]*")
"""Text of which only ’ folds to something else; a look at every character that takes less than one search."""
_IRREGULAR = re.compile(rf"\s\s|[\u0300-\u036fΣİ{_DROPPED}{''.join(_LIGATURES)}]")
"""What does not fold one character to one, or (Σ) not the same everywhere."""
