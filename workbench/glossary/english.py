"""English inflection and the forms of a term in English text."""

from __future__ import annotations

_PREPOSITIONS = ("of", "in", "for", "to", "on", "with", "at", "by", "from", "against", "between")


def plural(phrase: str) -> str:
    """Returns the plural of an English noun phrase by rule: the word before the first preposition takes it."""
    words = phrase.split(" ")
    at = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words)) - 1
    words[at] = _plural(words[at])
    return " ".join(words)


def _plural(word: str) -> str:
    low = word.lower()
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
