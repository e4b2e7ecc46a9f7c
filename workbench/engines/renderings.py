"""Self-renderings: what a package calls a French term when it is left alone.

The term is translated in carrier sentences, with several hypotheses; the carrier is stripped. The list tells which
words of a draft stand for the term. It depends on the model and the French form alone, so it is kept on disk.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path

from workbench.core.text import digest
from workbench.engines.decoder import Decoder
from workbench.engines.folders import cache_folder

CARRIERS = ("{}", "Le {}.", "La {}.", "Les {}.", "Il s'agit de {}.", "Ils ont parlé de {}.")
HYPOTHESES = 8
MOST_WORDS = 6
"""Longer renderings are descriptions, not names."""

_FILLERS = ("paix", "jardin")
WORD = re.compile(r"\w+")
EMPTY = frozenset({
    "a", "an", "the", "of", "in", "on", "to", "for", "from", "by", "at", "with", "and", "or", "is", "are", "was",
    "were", "be", "been", "it", "its", "this", "that", "these", "those", "they", "their", "he", "his", "she", "her",
    "as", "not", "have", "has", "had", "who", "which", "what", "there", "s", "i", "you", "your", "we", "our", "my",
    "me", "them", "all", "will", "would", "can", "could", "than", "then", "so", "if", "no", "do", "does", "did", "but",
    "about", "into", "one", "after", "before", "under", "over", "between", "during", "through", "against", "within",
    "without", "since", "until", "among", "towards", "both", "more", "most", "other", "such", "some", "any", "each",
    "also", "only", "very", "per", "when", "where", "while", "because", "how", "up", "out", "off", "said", "says",
})  # fmt: skip
"""English words that say nothing by themselves."""


class Renderings:
    """The self-renderings of one package."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._known: dict[str, tuple[str, ...]] | None = None

    def of(self, forms: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Returns for each French form what the package calls it: lower case, words joined by spaces, longest first."""
        if self._known is None:
            self._known = self._read()
        missing = [form for form in dict.fromkeys(forms) if form not in self._known]
        if missing:
            found = self._ask(missing)
            self._known |= found
            self._write(found)
        return {form: self._known[form] for form in forms}

    @cached_property
    def _path(self) -> Path:
        key = digest(self._decoder.package.digest(), *CARRIERS, str(HYPOTHESES), length=16)
        return cache_folder() / "renderings" / f"{key}.jsonl"

    def _read(self) -> dict[str, tuple[str, ...]]:
        known = {}
        try:
            for line in self._path.read_text(encoding="utf-8").splitlines():
                form, found = json.loads(line)
                known[form] = tuple(str(each) for each in found)
        except (OSError, ValueError, TypeError):
            return {}  # nothing yet, or a broken cache: asked again
        return known

    def _write(self, found: dict[str, tuple[str, ...]]) -> None:
        lines = "".join(json.dumps([form, each], ensure_ascii=False) + "\n" for form, each in found.items())
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as stream:
                stream.write(lines)
        except OSError:
            return  # a cache: the next run asks again

    def _ask(self, forms: list[str]) -> dict[str, tuple[str, ...]]:
        frames = self._frames
        texts = [carrier.format(form) for form in forms for carrier in CARRIERS]
        answers = self._decoder.decode(texts, beam_size=HYPOTHESES, num_hypotheses=HYPOTHESES)
        found = {}
        for n, form in enumerate(forms):
            own = answers[n * len(CARRIERS) : (n + 1) * len(CARRIERS)]
            words = [
                _stripped(each.text, frame)
                for frame, answer in zip(frames, own, strict=True)
                for each in answer
            ]  # fmt: skip
            found[form] = _ranked(words)
        return found

    @cached_property
    def _frames(self) -> list[tuple[str, ...]]:
        """The English words that each carrier begins with, whatever it carries."""
        texts = [carrier.format(filler) for carrier in CARRIERS for filler in _FILLERS]
        best = [_words(answer[0].text) for answer in self._decoder.decode(texts)]
        pairs = zip(best[::2], best[1::2], strict=True)
        return [tuple(a for a, b in zip(one, other, strict=False) if a == b) for one, other in pairs]


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))


def _stripped(text: str, frame: tuple[str, ...]) -> tuple[str, ...]:
    words = _words(text)
    if words[: len(frame)] != frame:
        return ()
    words = words[len(frame) :]
    while words and words[0] in EMPTY:
        words = words[1:]
    while words and words[-1] in EMPTY:
        words = words[:-1]
    return words if len(words) <= MOST_WORDS else ()


def _ranked(words: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    counts = Counter(each for each in words if any(len(word) > 2 for word in each))
    kept = [each for each in counts if counts[each] > 1] or list(counts)
    return tuple(" ".join(each) for each in sorted(kept, key=lambda each: (-len(each), -counts[each], each)))
