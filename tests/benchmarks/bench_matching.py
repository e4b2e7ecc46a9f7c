"""Terminology matching: 10,000 concepts against 10,000 segments, next to one regular expression a term.

    python tests/benchmarks/bench_matching.py

The vocabulary and the segments are invented from French syllables, the same on every run; one word in four of a segment
belongs to a term. The regular expressions get the same inflected forms, so both look for the same thing; they run on a
sample of the segments, and their time is scaled up to all. Times are processor time.
"""

from __future__ import annotations

import random
import re
import time

from workbench.core.terms import Term
from workbench.glossary import Glossary, patterns

CONCEPTS, SEGMENTS, SAMPLE = 10_000, 10_000, 20
SYLLABLES = "ba ci dé fra gou hé in jo la mi né or pa qué ra sé ti u vé zon trai ment tion é".split()  # noqa: SIM905
FILLERS = "le la les de des et dans pour une un qui à en avec l'État a été sur par".split()  # noqa: SIM905


def vocabulary(rng: random.Random) -> list[Term]:
    """Returns the concepts: nouns of one to three words."""
    nouns = sorted({"".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(8_000)})
    phrases: dict[str, None] = {}
    while len(phrases) < CONCEPTS:
        phrases[rng.choice(("{0}", "{0} {1}", "{0} de {1}", "{0} de la {1} {2}")).format(*rng.sample(nouns, 3))] = None
    return [Term(f"t{n}", phrase, f"term {n}") for n, phrase in enumerate(phrases)]


def segments(rng: random.Random, terms: list[Term]) -> list[str]:
    """Returns sentences of about 25 words with terms in them."""

    def words() -> str:
        return rng.choice(terms).source if rng.random() < 0.15 else rng.choice(FILLERS)

    return [" ".join(words() for _ in range(20)).capitalize() + "." for _ in range(SEGMENTS)]


def main() -> None:
    """Prints times and their ratio."""
    rng = random.Random(7)
    terms = vocabulary(rng)
    texts = segments(rng, terms)
    start = time.process_time()
    glossary = Glossary(terms)
    glossary.hits("")
    built = time.process_time() - start
    start = time.process_time()
    found = sum(len(glossary.hits(text)) for text in texts)
    matched = time.process_time() - start
    naive = _naive(terms, texts[:SAMPLE]) * SEGMENTS / SAMPLE
    print(f"{CONCEPTS:,} concepts x {SEGMENTS:,} segments, {found:,} hits")
    print(f"  automaton   {built:8.2f} s to build, {matched:8.2f} s to match, {built + matched:.2f} s in all")
    print(f"  regex a term {naive:7.0f} s to match (from {SAMPLE} segments); ratio {naive / (built + matched):,.0f}")


def _naive(terms: list[Term], texts: list[str]) -> float:
    expressions = [
        re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(patterns.forms(t), key=len, reverse=True)))})\b")
        for t in terms
    ]
    start = time.process_time()
    for text in texts:
        for expression in expressions:
            list(expression.finditer(text))
    return time.process_time() - start


if __name__ == "__main__":
    main()
