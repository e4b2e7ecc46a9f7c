"""Pairs as token ids, flat in memory, with the share each source has in an epoch."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from workbench.core.errors import InputError
from workbench.training.pairs import Pair

Ids = NDArray[np.uint16]
Rows = NDArray[np.int64]

FILE = "pairs.npz"


@dataclass(frozen=True, slots=True)
class Side:
    """All segments of one language: `ids[starts[i] : starts[i + 1]]` is segment i."""

    ids: Ids
    starts: Rows

    @property
    def lengths(self) -> Rows:
        """Tokens of each segment."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs of token ids from one or more sources."""

    source: Side
    target: Side
    origin: NDArray[np.uint16]
    """Number of the source each pair comes from."""
    shares: NDArray[np.float64]
    """Share of each source, by its number."""

    def __len__(self) -> int:
        return len(self.origin)

    def epoch(self, seed: Sequence[int]) -> Rows:
        """Returns the rows of one epoch: whole copies of each source, and a random part for the rest of its share."""
        draw = np.random.default_rng(list(seed)).random(len(self))
        share = self.shares[self.origin]
        copies = np.floor(share) + (draw < share % 1)
        return np.repeat(np.arange(len(self)), copies.astype(np.int64))

    def save(self, work: Path) -> None:
        """Writes the corpus into the work folder."""
        np.savez(
            work / FILE, source=self.source.ids, source_starts=self.source.starts, target=self.target.ids,
            target_starts=self.target.starts, origin=self.origin, shares=self.shares,
        )  # fmt: skip

    @classmethod
    def load(cls, work: Path) -> Corpus:
        """Reads what `save` wrote; raises InputError where the folder was never prepared."""
        try:
            with np.load(work / FILE) as saved:
                source = Side(saved["source"], saved["source_starts"])
                target = Side(saved["target"], saved["target_starts"])
                return cls(source, target, saved["origin"], saved["shares"])
        except FileNotFoundError:
            raise InputError("no pairs", path=work / FILE, hint="run `prepare` first") from None


@dataclass(slots=True)
class _Packer:
    """Grows a side: two bytes a token, where lists would take thirty-six."""

    ids: array[int] = field(default_factory=lambda: array("H"))
    ends: array[int] = field(default_factory=lambda: array("q", [0]))

    def add(self, segment: Sequence[int]) -> None:
        self.ids.extend(segment)
        self.ends.append(len(self.ids))

    def side(self) -> Side:
        return Side(np.asarray(self.ids, np.uint16), np.asarray(self.ends, np.int64))


def encode(
    tokenizer: sentencepiece.SentencePieceProcessor, sources: Iterable[tuple[Iterable[Pair], float]], longest: int = 120
) -> Corpus:
    """Encodes sources of (pairs, share); leaves out pairs with more than `longest` tokens on a side."""
    source, target, origin, shares = _Packer(), _Packer(), array("H"), array("d")
    for number, (pairs, share) in enumerate(sources):
        shares.append(share)
        for french, english in _encoded(tokenizer, pairs):
            if 0 < len(french) <= longest and 0 < len(english) <= longest:
                source.add(french)
                target.add(english)
                origin.append(number)
    if not origin:
        raise InputError("no pairs to train on")
    return Corpus(source.side(), target.side(), np.asarray(origin, np.uint16), np.asarray(shares, np.float64))


def _encoded(
    tokenizer: sentencepiece.SentencePieceProcessor, pairs: Iterable[Pair], size: int = 20_000
) -> Iterator[tuple[list[int], list[int]]]:
    rest = iter(pairs)
    while some := list(islice(rest, size)):
        french, english = (tokenizer.encode([pair[side] for pair in some], num_threads=1) for side in (0, 1))
        yield from zip(french, english, strict=True)
