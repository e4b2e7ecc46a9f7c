"""Candidate terms: phrases that French texts repeat and the glossary does not have.

Ranked by C-value (Frantzi, Ananiadou and Mima, “Automatic recognition of multi-word terms: the C-value/NC-value
method”, IJDL 3, 2000): long and frequent phrases first, less what they owe to the longer phrases that hold them. A
single word counts a quarter of a pair. The English is guessed from reviewed pairs by the Dice coefficient (Dice 1945).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.core.folding import fold
from workbench.core.terms import Terminology
from workbench.core.text import Span
from workbench.glossary.guesses import Guesses
from workbench.glossary.phrases import TOKEN, is_content, phrases

_MOST_EXAMPLES = 3
_SINGLE = 0.25


__all__ = ["Candidate", "candidates", "phrases"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may deserve a row of the glossary."""

    french: str
    """As it stands most often."""
    score: float
    """C-value."""
    count: int
    texts: int
    """Number of releases it occurs in."""
    english: str
    """What reviewed pairs most often have where it stands; empty: they do not tell."""
    examples: tuple[str, ...]
    """Sentences, up to three, the first ones."""


@dataclass(slots=True)
class _Tally:
    count: int = 0
    within: int = 0
    """Occurrences inside longer candidates."""
    holders: int = 0
    """Longer candidates that hold it."""
    forms: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    examples: dict[str, None] = field(default_factory=dict)


def candidates(
    sentences: Iterable[tuple[str, str]],
    known: Terminology,
    pairs: Iterable[tuple[str, str]] = (),
    *,
    least: int = 2,
) -> list[Candidate]:
    """Returns candidate terms, the best first.

    Args:
        sentences: Name of the release and one of its French sentences.
        known: The glossary; what it finds whole is no candidate.
        pairs: Reviewed French and English sentences.
        least: Smallest number of occurrences.
    """
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for name, sentence in sentences:
        for key, span in _unknown(sentence, known):
            tally = tallies[key]
            tally.count += 1
            tally.forms[span.of(sentence)] += 1
            tally.names.add(name)
            if len(tally.examples) < _MOST_EXAMPLES:
                tally.examples[sentence] = None
    frequent = {key: tally for key, tally in tallies.items() if tally.count >= least}
    _nest(frequent)
    scored = sorted(((c_value(key, tally), key) for key, tally in frequent.items()), key=lambda s: (-s[0], s[1]))
    guess = Guesses(pairs)
    return [_candidate(key, score, frequent[key], guess(key)) for score, key in scored if score > 0]


def _candidate(key: str, score: float, tally: _Tally, english: str) -> Candidate:
    form = tally.forms.most_common(1)[0][0]
    return Candidate(form, round(score, 2), tally.count, len(tally.names), english, tuple(tally.examples))


def _unknown(sentence: str, known: Terminology) -> Iterator[tuple[str, Span]]:
    """Yields the phrases that do not cut a known term, and are not made of known terms alone."""
    hits = [hit.span for hit in known.hits(sentence)]
    for key, span in phrases(sentence):
        touched = [hit for hit in hits if hit.overlaps(span)]
        if all(span.start <= hit.start and hit.end <= span.end for hit in touched):
            rest = "".join(c for i, c in enumerate(sentence) if span.start <= i < span.end and not _in(touched, i))
            if any(is_content(word) for word in TOKEN.findall(fold(rest).text)):
                yield key, span


def _in(spans: Sequence[Span], at: int) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _nest(tallies: dict[str, _Tally]) -> None:
    """Counts for each phrase how often it stands inside longer ones."""
    for key, tally in tallies.items():
        words = key.split(" ")
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {key}
        for part in parts & tallies.keys():
            tallies[part].within += tally.count
            tallies[part].holders += 1


def c_value(key: str, tally: _Tally) -> float:
    """Returns the C-value of a phrase; small words do not add to its length."""
    length = sum(is_content(word) for word in key.split(" "))
    weight = math.log2(length) if length > 1 else _SINGLE
    return weight * (tally.count - (tally.within / tally.holders if tally.holders else 0))
