"""Fuzzy search among 100,000 reviewed segments, beside the ways at hand: rapidfuzz over all, difflib over all.

Run: python tests/benchmarks/bench_memory.py [SEGMENTS]. The segments are made up from a fixed seed: sentences of the
field with words drawn by Zipf's law. The queries are segments with a word changed, one dropped, and another number.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process

from workbench.memory import Entry, Memory
from workbench.memory.slots import skeleton

ONSETS = ("b", "c", "ch", "d", "f", "gr", "j", "l", "m", "n", "p", "pl", "qu", "r", "s", "st", "t", "tr", "v")
VOWELS = ("a", "e", "i", "o", "u", "é", "ai", "ou", "an", "on", "in", "eu")
SMALL = ("le", "la", "les", "de", "des", "du", "un", "une", "et", "à", "en", "pour", "par", "sur", "dans", "que", "qui")


def vocabulary(random_: random.Random, size: int = 8000) -> list[str]:
    """Returns made-up French-looking words."""
    return [
        "".join(random_.choice(ONSETS) + random_.choice(VOWELS) for _ in range(random_.randint(2, 4)))
        for _ in range(size)
    ]


def sentence(random_: random.Random, words: list[str], weights: list[float]) -> str:
    """Returns a sentence of 6 to 32 words, about 115 characters on average, with a number."""
    chosen = random_.choices(words, cum_weights=weights, k=random_.randint(3, 16))
    text = " ".join(f"{random_.choice(SMALL)} {word}" for word in chosen)
    return f"{text} {random_.randint(2, 2000)} personnes."


def changed(random_: random.Random, text: str) -> str:
    """Returns the sentence with one word changed and one dropped, and its number changed."""
    parts = text.split()
    parts[random_.randrange(len(parts) - 2)] = "autre"
    del parts[random_.randrange(len(parts) - 2)]
    parts[-2] = str(random_.randint(2, 2000))
    return " ".join(parts)


def timed(search: Callable[[str], object], queries: list[str]) -> tuple[float, float]:
    """Returns milliseconds a query: median and the slowest of twenty."""
    took = []
    for query in queries:
        start = time.perf_counter()
        search(query)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]


def main(size: int) -> None:
    """Builds the memory and prints one line a way."""
    random_ = random.Random(7)
    words = vocabulary(random_)
    weights = [1.0]
    for rank in range(2, len(words) + 1):
        weights.append(weights[-1] + 1 / rank)
    sources = [sentence(random_, words, weights) for _ in range(size)]
    queries = [changed(random_, text) for text in random_.sample(sources, 100)]

    start = time.perf_counter()
    memory = Memory()
    for i, text in enumerate(sources):
        memory.remember(Entry(text, text, f"r{i}"))
    built, long = time.perf_counter() - start, statistics.mean(map(len, sources))
    print(f"{size:,} segments of {long:.0f} characters; built in {built:.1f} s")

    bones = [skeleton(text).text for text in sources]
    ours, slow = timed(memory.matches, queries)
    all_, all_slow = timed(
        lambda q: process.extract(skeleton(q).text, bones, scorer=fuzz.ratio, score_cutoff=60), queries
    )
    naive, _ = timed(
        lambda q: max(SequenceMatcher(None, q, text).quick_ratio() for text in sources[: size // 50]), queries[:2]
    )
    print(f"memory                 {ours:8.1f} ms median {slow:8.1f} ms p95")
    print(f"rapidfuzz over all     {all_:8.1f} ms median {all_slow:8.1f} ms p95   {all_ / ours:6.1f} times as long")
    print(
        f"difflib over all       {naive * 50:8.0f} ms (from a fiftieth)          {naive * 50 / ours:6.0f} times as long"
    )
    memory.concordance("the first search folds every text")
    print(f"concordance            {timed(memory.concordance, [q.split()[1] for q in queries[:20]])[0]:8.1f} ms median")

    best = [process.extractOne(skeleton(q).text, bones, scorer=fuzz.ratio, score_cutoff=70) for q in queries]
    wanted = [(q, found) for q, found in zip(queries, best, strict=True) if found]
    met = sum(any(m.source == sources[found[2]] for m in memory.matches(q)) for q, found in wanted)
    print(f"best of all (70 % up) that the memory finds too: {met} of {len(wanted)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
