"""Phrases of a French sentence that have the shape of a term: words of weight, with small ones between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.folding import fold
from workbench.core.text import Span
from workbench.glossary.reading import addresses
from workbench.glossary.stopwords import FRENCH, INNER, LINKS

LONGEST = 8
"""Words of the longest phrase, small words included."""
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?|\d+|[^\w\s]")


def phrases(sentence: str) -> Iterator[tuple[str, Span]]:
    """Yields the key (folded, plural endings off) and the place of each phrase that has the shape of a term."""
    folded = fold(sentence)
    outside = addresses(folded.text)
    tokens = [
        (m.group(), m.start(), m.end())
        for m in TOKEN.finditer(folded.text)
        if not any(a < m.end() and m.start() < b for a, b in outside)
    ]
    for i, (first, start, _) in enumerate(tokens):
        if not is_content(first):
            continue
        for j in range(i, min(i + LONGEST, len(tokens))):
            last, _, end = tokens[j]
            if is_content(last):
                yield " ".join(_stem(word) for word, _, _ in tokens[i : j + 1]), folded.span(start, end)
            elif not _may_link(tokens, j):
                break


def is_content(word: str) -> bool:
    """True for a folded word that a term may begin or end with."""
    return word[0].isalpha() and len(word) > 1 and not word.endswith("'") and word not in FRENCH


def _may_link(tokens: Sequence[tuple[str, int, int]], at: int) -> bool:
    """True for « de », « contre », and for the article of « de la », but not for a bare article or a verb."""
    word = tokens[at][0]
    return word in LINKS or (word in INNER and tokens[at - 1][0] in LINKS)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x")) else word
