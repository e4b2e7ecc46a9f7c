"""English for French phrases, guessed from reviewed pairs by the Dice coefficient (Dice, Ecology 26, 1945)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from workbench.core.folding import fold
from workbench.glossary.phrases import LONGEST, TOKEN, phrases
from workbench.glossary.stopwords import ENGLISH

_LEAST_DICE = 0.5


class Guesses:
    """What reviewed pairs have where a French phrase stands."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._where: dict[str, list[int]] = defaultdict(list)
        self._english: list[frozenset[str]] = []
        self._totals: Counter[str] = Counter()
        for number, (french, english) in enumerate(pairs):
            for key in {key for key, _ in phrases(french)}:
                self._where[key].append(number)
            self._english.append(frozenset(_english_phrases(english)))
            self._totals.update(self._english[-1])

    def __call__(self, key: str) -> str:
        """Returns the best English for a key, or nothing."""
        numbers = self._where.get(key, [])
        if len(numbers) < 2:
            return ""
        together = Counter(phrase for number in numbers for phrase in self._english[number])
        dice = {p: 2 * n / (len(numbers) + self._totals[p]) for p, n in together.items() if n > 1}
        best = max(dice, key=lambda p: (dice[p], len(p), p), default="")
        return best if best and dice[best] >= _LEAST_DICE else ""


def _english_phrases(sentence: str) -> Iterator[str]:
    words = TOKEN.findall(fold(sentence).text)
    for i, first in enumerate(words):
        if first in ENGLISH or not first[0].isalpha():
            continue
        for j in range(i, min(i + LONGEST, len(words))):
            if not words[j][0].isalpha():
                break
            if words[j] not in ENGLISH:
                yield " ".join(words[i : j + 1])
