"""Which of many texts are worth comparing with a query."""

from __future__ import annotations

from rapidfuzz import fuzz, process

_STEM = 5
"""Letters of a word that count: « victime » finds « victimes »."""
_SHARE = 0.5
"""Share of a query's words that a candidate may lack."""
_ENOUGH = 4000
"""Candidates after which commoner words are not looked up any more."""


class Index:
    """Texts by their words. The words that few texts have are looked up first.

    A text that shares more than half of the query's words shares one of the rarest half (prefix filter of set
    similarity joins; Chaudhuri, Ganti and Kaushik 2006), so only those are looked up.
    """

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._holders: dict[str, list[int]] = {}

    def add(self, key: int, text: str) -> None:
        """Makes `text` findable under `key`, which is new."""
        self._texts[key] = text
        for word in _words(text):
            self._holders.setdefault(word, []).append(key)

    def discard(self, key: int) -> None:
        """Forgets `key`; one that is not there is fine."""
        for word in _words(self._texts.pop(key, "")):
            self._holders[word].remove(key)

    def nearest(self, text: str, minimum: float, limit: int) -> list[tuple[int, float]]:
        """Returns up to `limit` keys with their similarity (0 to 100, at least `minimum`), best first, then oldest."""
        choices = {key: self._texts[key] for key in self._candidates(text, minimum)}
        found = process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=minimum, limit=None)
        best = sorted(((key, score) for _, score, key in found), key=lambda pair: (-pair[1], pair[0]))
        return best[:limit]

    def _candidates(self, text: str, minimum: float) -> set[int]:
        held = sorted((self._holders[w] for w in _words(text) if w in self._holders), key=len)
        few = len(text) * minimum / (200 - minimum)
        many = len(text) * (200 - minimum) / max(minimum, 1)
        found: set[int] = set()
        for holders in held[: len(held) - int(len(held) * (1 - _SHARE)) + 1]:
            if found and len(found) + len(holders) > _ENOUGH:
                break
            found.update(key for key in holders if few <= len(self._texts[key]) <= many)
        return found


def _words(text: str) -> set[str]:
    return {word[:_STEM] for word in text.split()}
