"""Sentences joined to short paragraphs.

A network that has only ever read single sentences stops after the first of two and forgets the end of a long one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from workbench.training.pairs import Pair

LONGEST: Final = 420
"""French characters of a paragraph at most."""
_ENDS: Final = (".", "!", "?", "»", "”")
_COUNTS: Final = (2, 2, 2, 3)


def joined(pairs: Sequence[Pair], seed: int = 1) -> Iterator[Pair]:
    """Yields the pairs of a source in twos and threes, each once; headlines and what would be too long stay out."""
    rng = random.Random(seed)
    whole = [pair for pair in pairs if pair[0].endswith(_ENDS)]
    rng.shuffle(whole)
    rest = iter(whole)
    while len(some := list(islice(rest, rng.choice(_COUNTS)))) > 1:
        french, english = (" ".join(pair[side] for pair in some) for side in (0, 1))
        if len(french) <= LONGEST:
            yield french, english
